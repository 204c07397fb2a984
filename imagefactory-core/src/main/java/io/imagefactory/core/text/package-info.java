/** Words for people: what a misspelt word was meant to be, and how two texts differ. */
@NullMarked
package io.imagefactory.core.text;

import org.jspecify.annotations.NullMarked;
