/** What Kargo is to be told, as values: which images it tracks and what it does then, for which of its releases. */
@NullMarked
package io.imagefactory.kargo;

import org.jspecify.annotations.NullMarked;
