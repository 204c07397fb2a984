/** GitHub Actions: which images the workflows of a repository build, as far as that stands in them. */
@NullMarked
package io.imagefactory.core.enroll.actions;

import org.jspecify.annotations.NullMarked;
