/** Which of several runs asks for a rebuild, as the Git server of the infra repository settles it. */
@NullMarked
package io.imagefactory.core.claim;

import org.jspecify.annotations.NullMarked;
