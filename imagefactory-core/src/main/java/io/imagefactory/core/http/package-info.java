/** Sends requests over HTTP, and takes answers within limits of time and size. */
@NullMarked
package io.imagefactory.core.http;

import org.jspecify.annotations.NullMarked;
