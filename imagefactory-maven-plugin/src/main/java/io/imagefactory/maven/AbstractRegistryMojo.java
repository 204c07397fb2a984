package io.imagefactory.maven;

import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Sleeper;
import io.imagefactory.core.registry.HttpRegistry;
import io.imagefactory.core.registry.Mirror;
import io.imagefactory.core.registry.RegistryOptions;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals that ask registries have in common: how these are reached, and who we are to them. */
abstract class AbstractRegistryMojo extends AbstractImageFactoryMojo {

    private final SettingsDecrypter decrypter;

    /**
     * Where the images of a registry are asked for, instead of there. A path comes before the name of the repository.
     *
     * <pre>{@code
     * <mirrors>
     *   <mirror>
     *     <registry>docker.io</registry>
     *     <url>https://artifacts.example.com/docker-hub</url>
     *   </mirror>
     * </mirrors>
     * }</pre>
     */
    @Parameter
    List<RegistryMirror> mirrors = List.of();

    /**
     * Which {@code <server>} of settings.xml is meant for which registry. Without an entry it is the one whose id is the
     * registry's host; {@code docker.io} for Docker Hub, the mirror's host for a mirror.
     *
     * <pre>{@code
     * <credentials>
     *   <credential>
     *     <host>ghcr.io</host>
     *     <server>our-github</server>
     *   </credential>
     * </credentials>
     * }</pre>
     */
    @Parameter
    List<HostServer> credentials = List.of();

    /**
     * Registries that are asked by plain HTTP, separated by commas, each with or without port. This machine needs no entry.
     */
    @Parameter(property = "imagefactory.insecureRegistries")
    @Nullable
    String insecureRegistries;

    /** A file of certificates in PEM form that are trusted beside those of the JVM. */
    @Parameter(property = "imagefactory.caCertificates")
    @Nullable
    File caCertificates;

    AbstractRegistryMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /** The registries; to be closed. */
    HttpRegistry registry(RegistryOptions options) throws IOException {
        return new HttpRegistry(options, Clock.systemUTC(), Sleeper.THREAD, new Random());
    }

    /** Who we are to hosts, by settings.xml. */
    Credentials serverCredentials() throws MojoFailureException {
        return ServerCredentials.of(session.getSettings(), decrypter, credentials, getLog());
    }

    /** @param why half a sentence, of what the goal would ask */
    void checkOnline(String why) throws MojoFailureException {
        if (session.isOffline()) {
            throw new MojoFailureException(
                    "Maven is offline (-o), and " + goal() + " " + why + "; run it without -o, or leave it out");
        }
    }

    RegistryOptions registryOptions() throws MojoFailureException {
        Credentials known = serverCredentials().or(RegistryLogins.in(environment(), getLog()));
        Set<String> plain = Arrays.stream((insecureRegistries == null ? "" : insecureRegistries).split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toSet());
        return RegistryOptions.USUAL
                .withCredentials(known)
                .withMirrors(mirrors())
                .withPlain(plain)
                .withProxies(new SettingsProxies(session.getSettings()))
                .withCertificates(Optional.ofNullable(caCertificates).map(File::toPath));
    }

    private List<Mirror> mirrors() throws MojoFailureException {
        List<Mirror> known = new ArrayList<>();
        for (RegistryMirror mirror : mirrors) {
            if (mirror.getRegistry() == null || mirror.getUrl() == null) {
                throw new MojoFailureException("a <mirror> needs <registry> and <url>");
            }
            try {
                known.add(new Mirror(mirror.getRegistry(), URI.create(mirror.getUrl())));
            } catch (IllegalArgumentException e) {
                throw new MojoFailureException("<mirrors>: the mirror of " + mirror.getRegistry()
                        + " needs a <url> of the form https://host/path, without credentials in it");
            }
        }
        return known;
    }
}
