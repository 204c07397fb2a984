/** JSON, read and written: the only door to Jackson. */
@NullMarked
package io.imagefactory.core.json;

import org.jspecify.annotations.NullMarked;
