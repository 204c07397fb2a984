/** The page for a browser: files that are always the same, and one with what there is. */
@NullMarked
package io.imagefactory.report.html;

import org.jspecify.annotations.NullMarked;
