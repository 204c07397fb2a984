/** The words of a Dockerfile, octet by octet, and their variables, to the rules of BuildKit's shell lexer. Knows no instruction. */
@NullMarked
package io.imagefactory.core.dockerfile.shell;

import org.jspecify.annotations.NullMarked;
