/** GitLab CI: which images the jobs of a repository build, as far as that stands in its pipeline. */
@NullMarked
package io.imagefactory.core.enroll.gitlab;

import org.jspecify.annotations.NullMarked;
