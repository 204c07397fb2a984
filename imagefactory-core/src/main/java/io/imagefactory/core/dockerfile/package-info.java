/** What images a Dockerfile needs, to the rules of BuildKit: lines, then instructions, then stages. */
@NullMarked
package io.imagefactory.core.dockerfile;

import org.jspecify.annotations.NullMarked;
