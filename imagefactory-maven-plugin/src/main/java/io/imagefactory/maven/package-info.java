/** The goals: each gathers its parameters, calls the core or the synthesis, and reports. */
@NullMarked
package io.imagefactory.maven;

import org.jspecify.annotations.NullMarked;
