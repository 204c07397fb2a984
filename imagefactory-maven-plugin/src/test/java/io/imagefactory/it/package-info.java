/** What the scripts of the integration tests below {@code src/it} share. */
@NullMarked
package io.imagefactory.it;

import org.jspecify.annotations.NullMarked;
