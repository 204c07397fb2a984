/** What an image's source is, and how sources are read: from this machine, and from their hosts. */
@NullMarked
package io.imagefactory.core.source;

import org.jspecify.annotations.NullMarked;
