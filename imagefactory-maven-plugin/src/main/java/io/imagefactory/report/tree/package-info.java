/** Which image stands on which, drawn: as text and in the languages of programs that draw graphs. */
@NullMarked
package io.imagefactory.report.tree;

import org.jspecify.annotations.NullMarked;
