/** Speaking to a server: who we are there, when to try again, requests over HTTP within limits of time and size. */
@NullMarked
package io.imagefactory.core.host;

import org.jspecify.annotations.NullMarked;
