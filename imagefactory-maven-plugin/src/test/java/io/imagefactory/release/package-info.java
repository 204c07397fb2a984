/** What is published, and by which workflows. */
@NullMarked
package io.imagefactory.release;

import org.jspecify.annotations.NullMarked;
