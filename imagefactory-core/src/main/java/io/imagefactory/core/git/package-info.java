/**
 * The only door to Git: a repository on this machine or on a host, its commits and files, and its references.
 */
@NullMarked
package io.imagefactory.core.git;

import org.jspecify.annotations.NullMarked;
