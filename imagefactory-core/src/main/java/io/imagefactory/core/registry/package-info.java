/** What registries say of images, by the protocol of the OCI distribution specification and Docker's before it. */
@NullMarked
package io.imagefactory.core.registry;

import org.jspecify.annotations.NullMarked;
