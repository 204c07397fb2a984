package io.imagefactory.maven;

import io.imagefactory.core.registry.Mirror;
import io.imagefactory.core.text.MendableException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** One entry of {@code <mirrors>}: where the images of a registry are asked for, instead of there. */
public class RegistryMirror {

    /** The registry as references name it, such as {@code docker.io}. */
    @Nullable
    String registry;

    /** Host, and what comes before the names of repositories: {@code https://artifacts.example.com/docker-hub}. */
    @Nullable
    String url;

    Mirror mirror() {
        if (registry == null || url == null) {
            throw new MendableException("a <mirror> needs <registry> and <url>");
        }
        try {
            return new Mirror(registry, URI.create(url));
        } catch (IllegalArgumentException e) {
            throw new MendableException("<mirrors>: the mirror of " + registry
                    + " needs a <url> of the form https://host/path, without credentials in it");
        }
    }
}
