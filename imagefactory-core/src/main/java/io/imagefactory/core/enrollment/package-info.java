/** What images.yaml says: the enrolled images and their policies, read with every problem at once. */
@NullMarked
package io.imagefactory.core.enrollment;

import org.jspecify.annotations.NullMarked;
