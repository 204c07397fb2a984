/** What it takes to reach a host, whatever the client: who we are to it, and when to try again. */
@NullMarked
package io.imagefactory.core.access;

import org.jspecify.annotations.NullMarked;
