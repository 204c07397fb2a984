/** What must hold for anything: values made from choices that are made at random, told by a seed, and made simpler on failure. */
@NullMarked
package io.imagefactory.core.property;

import org.jspecify.annotations.NullMarked;
