/** HCL, HashiCorp's configuration language, as far as bake files use it: syntax, expressions, functions without effects. */
@NullMarked
package io.imagefactory.core.enroll.hcl;

import org.jspecify.annotations.NullMarked;
