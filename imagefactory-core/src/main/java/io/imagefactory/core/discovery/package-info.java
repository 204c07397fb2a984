/** Which enrolled image stands on which base images; Dockerfiles that are absent or broken are values here. */
@NullMarked
package io.imagefactory.core.discovery;

import org.jspecify.annotations.NullMarked;
