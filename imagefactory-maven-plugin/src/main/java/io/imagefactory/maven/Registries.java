package io.imagefactory.maven;

import io.imagefactory.core.host.ClientOptions;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Sleeper;
import io.imagefactory.core.registry.HttpRegistry;
import io.imagefactory.core.registry.RegistryOptions;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.maven.settings.Settings;
import org.jspecify.annotations.Nullable;

/** How a goal reaches registries. */
final class Registries {

    private Registries() {}

    /**
     * @param known who we are to them
     * @param insecure those that are asked by plain HTTP, separated by commas
     * @param certificates in PEM form, that are trusted beside those of the JVM
     */
    static RegistryOptions options(
            Credentials known,
            List<RegistryMirror> mirrors,
            @Nullable String insecure,
            @Nullable File certificates,
            Settings settings) {
        return RegistryOptions.USUAL
                .withCredentials(known)
                .withMirrors(mirrors.stream().map(RegistryMirror::mirror).toList())
                .withPlain(Arrays.stream((insecure == null ? "" : insecure).split(","))
                        .map(String::strip)
                        .filter(host -> !host.isEmpty())
                        .collect(Collectors.toSet()))
                .withClient(ClientOptions.USUAL
                        .withProxies(new SettingsProxies(settings))
                        .withCertificates(Optional.ofNullable(certificates).map(File::toPath)));
    }

    /** The registries; to be closed. */
    static HttpRegistry open(RegistryOptions options) throws IOException {
        return new HttpRegistry(options, Clock.systemUTC(), Sleeper.THREAD, new Random());
    }
}
