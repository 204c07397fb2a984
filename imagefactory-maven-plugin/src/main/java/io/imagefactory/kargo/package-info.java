/** Makes Kargo's manifests of tracked images, with cdk8s in a process of its own. */
@NullMarked
package io.imagefactory.kargo;

import org.jspecify.annotations.NullMarked;
