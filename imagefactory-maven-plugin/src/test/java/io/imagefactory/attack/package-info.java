/** Files of an infra repository that mean harm to who shows them. */
@NullMarked
package io.imagefactory.attack;

import org.jspecify.annotations.NullMarked;
