/** Command lines that build images: as much of the shell as CI scripts use for it, and the options of the builders. */
@NullMarked
package io.imagefactory.core.enroll.command;

import org.jspecify.annotations.NullMarked;
