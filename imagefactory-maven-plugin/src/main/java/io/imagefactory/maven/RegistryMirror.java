package io.imagefactory.maven;

import org.jspecify.annotations.Nullable;

/** One entry of {@code <mirrors>}: where the images of a registry are asked for, instead of there. */
public class RegistryMirror {

    /** The registry as references name it, such as {@code docker.io}. */
    private @Nullable String registry;

    /** Host, and what comes before the names of repositories: {@code https://artifacts.example.com/docker-hub}. */
    private @Nullable String url;

    public @Nullable String getRegistry() {
        return registry;
    }

    public void setRegistry(String registry) {
        this.registry = registry;
    }

    public @Nullable String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }
}
