/** What an image is called: references and digests, in the grammar of the distribution project, and what it is built for. */
@NullMarked
package io.imagefactory.core.image;

import org.jspecify.annotations.NullMarked;
