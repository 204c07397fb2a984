/** What there is and what becomes of it, for people: one view of images, base images and what concerns whom. */
@NullMarked
package io.imagefactory.report;

import org.jspecify.annotations.NullMarked;
