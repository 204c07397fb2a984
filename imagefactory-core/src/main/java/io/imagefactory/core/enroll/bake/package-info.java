/** Bake files of {@code docker buildx bake}, in HCL and JSON: which images their targets are. */
@NullMarked
package io.imagefactory.core.enroll.bake;

import org.jspecify.annotations.NullMarked;
