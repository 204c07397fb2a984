/** JSON that others have written: the only door to Jackson. */
@NullMarked
package io.imagefactory.core.json;

import org.jspecify.annotations.NullMarked;
