/** What the files of other tools say of how an image is built, whatever tool it is, and the files they are read from. */
@NullMarked
package io.imagefactory.core.enroll.build;

import org.jspecify.annotations.NullMarked;
