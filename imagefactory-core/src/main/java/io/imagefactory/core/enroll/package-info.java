/** Which images a repository builds and runs, found in the files of others, as proposals for images.yaml. */
@NullMarked
package io.imagefactory.core.enroll;

import org.jspecify.annotations.NullMarked;
