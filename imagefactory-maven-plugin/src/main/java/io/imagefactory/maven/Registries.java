package io.imagefactory.maven;

import io.imagefactory.core.host.ClientOptions;
import io.imagefactory.core.host.Sleeper;
import io.imagefactory.core.registry.HttpRegistry;
import io.imagefactory.core.registry.RegistryOptions;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a goal reaches registries. */
final class Registries {

    private Registries() {}

    /** What the parameters of the goal say. */
    static RegistryOptions options(
            AbstractImageFactoryMojo goal,
            List<HostServer> credentials,
            List<RegistryMirror> mirrors,
            @Nullable String insecure,
            @Nullable File certificates,
            Duration timeout) {
        return RegistryOptions.USUAL
                .withCredentials(
                        goal.servers(credentials).or(EnvironmentLogins.toRegistries(goal.environment(), goal.getLog())))
                .withMirrors(mirrors.stream().map(RegistryMirror::mirror).toList())
                .withPlain(Arrays.stream((insecure == null ? "" : insecure).split(","))
                        .map(String::strip)
                        .filter(host -> !host.isEmpty())
                        .collect(Collectors.toSet()))
                .withClient(ClientOptions.USUAL
                        .withQuestionTimeout(timeout)
                        .withProxies(new SettingsProxies(goal.session.getSettings()))
                        .withCertificates(Optional.ofNullable(certificates).map(File::toPath)));
    }

    /** The registries; to be closed. */
    static HttpRegistry open(RegistryOptions options) throws IOException {
        return new HttpRegistry(options, Clock.systemUTC(), Sleeper.THREAD, new Random());
    }
}
