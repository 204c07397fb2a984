/**
 * How Kargo's manifests are made of those values: the constructs, and the forked process in which cdk8s runs. The only
 * door to cdk8s and to the generated constructs.
 */
@NullMarked
package io.imagefactory.kargo.cdk8s;

import org.jspecify.annotations.NullMarked;
