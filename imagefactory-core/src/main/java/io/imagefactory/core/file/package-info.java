/** Files and programs of this machine: replaced as a whole, locked, hashed, read without following links, run and not waited for forever. */
@NullMarked
package io.imagefactory.core.file;

import org.jspecify.annotations.NullMarked;
