/** The only door to SnakeYAML Engine: strict reading with line and column, and writing that never varies. */
@NullMarked
package io.imagefactory.core.yaml;

import org.jspecify.annotations.NullMarked;
