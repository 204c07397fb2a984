package io.imagefactory.core.registry;

import java.net.URI;

/**
 * Where to ask for the images of a registry, instead of there.
 *
 * @param registry as references name it, {@code docker.io}
 * @param url {@code https://mirror.example.com}, or with a path that comes before the name of the repository,
 *     {@code https://artifacts.example.com/docker-hub}
 */
public record Mirror(String registry, URI url) {

    /** @throws IllegalArgumentException where the URL is none of these; the message is a sentence */
    public Mirror {
        if (url.getHost() == null
                || url.getUserInfo() != null
                || url.getQuery() != null
                || !("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
            throw new IllegalArgumentException("the mirror of " + registry
                    + " has no URL of the form https://host/path, without credentials in it");
        }
    }

    /** The path without slashes at its ends, to come before a repository; empty, or ending in a slash. */
    String prefix() {
        String path = url.getPath().replaceAll("^/+|/+$", "");
        return path.isEmpty() ? "" : path + "/";
    }
}
