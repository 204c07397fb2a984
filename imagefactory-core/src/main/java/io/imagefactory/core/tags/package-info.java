/**
 * Which published tags of an image count, and which of them is the current one, in the terms of Kargo's image
 * subscriptions. The only door to regular expressions in RE2 syntax.
 */
@NullMarked
package io.imagefactory.core.tags;

import org.jspecify.annotations.NullMarked;
