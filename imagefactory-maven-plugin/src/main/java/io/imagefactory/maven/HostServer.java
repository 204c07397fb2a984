package io.imagefactory.maven;

import org.jspecify.annotations.Nullable;

/** One entry of {@code <credentials>}: which {@code <server>} of settings.xml holds what a host asks for. */
public class HostServer {

    /** The host as in a URL, with its port where that is not the usual one: {@code git.example.com:8443}. */
    @Nullable
    String host;

    /** The id of the {@code <server>}. */
    @Nullable
    String server;
}
