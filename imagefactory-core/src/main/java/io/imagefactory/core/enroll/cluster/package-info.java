/** What runs in clusters, or builds there: Kubernetes manifests, Kustomize, Helm values, Tekton, Skaffold. */
@NullMarked
package io.imagefactory.core.enroll.cluster;

import org.jspecify.annotations.NullMarked;
