/** What an image says of what it was built from: SLSA provenance as BuildKit writes it, annotations, labels. */
@NullMarked
package io.imagefactory.core.provenance;

import org.jspecify.annotations.NullMarked;
