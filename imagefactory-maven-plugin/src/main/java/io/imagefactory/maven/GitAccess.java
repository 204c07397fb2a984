package io.imagefactory.maven;

import io.imagefactory.core.git.GitCredentialHelpers;
import io.imagefactory.core.git.GitHostSettings;
import io.imagefactory.core.git.HostLimits;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Retries;
import io.imagefactory.core.host.Sleeper;
import io.imagefactory.core.host.TrustedCertificates;
import io.imagefactory.core.text.MendableException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** How a goal reaches Git hosts. */
final class GitAccess {

    private static final Set<String> PROTOCOLS = Set.of("https", "ssh", "http", "git", "file");

    private GitAccess() {}

    static GitHostSettings settings(
            Path cache,
            Credentials credentials,
            Set<String> protocols,
            @Nullable File certificates,
            Duration timeout,
            MavenSession session,
            GitHostSettings.Listener listener)
            throws IOException {
        return new GitHostSettings(
                cache.resolve("git"),
                credentials,
                new GitCredentialHelpers(Map.of()),
                protocols,
                session.isOffline(),
                new SettingsProxies(session.getSettings()),
                certificates == null ? Optional.empty() : Optional.of(TrustedCertificates.with(certificates.toPath())),
                Optional.empty(),
                Environment.of(session).get("SSH_AUTH_SOCK").map(Path::of),
                HostLimits.USUAL.withRepository(timeout),
                new Retries(HostLimits.USUAL.retries(), Sleeper.THREAD, new Random()),
                listener);
    }

    /** Tells of failures with {@code -X}, and how far it is. */
    static GitHostSettings.Listener listener(Log log, BiConsumer<Integer, Integer> progress) {
        return new GitHostSettings.Listener() {
            @Override
            public void failed(String repository, Throwable cause) {
                log.debug(repository + " could not be read", cause);
            }

            @Override
            public void read(int done, int total) {
                progress.accept(done, total);
            }
        };
    }

    /** The protocols of a list with commas. */
    static Set<String> protocols(String allowed) {
        Set<String> protocols = Stream.of(allowed.split(","))
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
        List<String> unknown = protocols.stream()
                .filter(text -> !PROTOCOLS.contains(text))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new MendableException("imagefactory.allowedProtocols: \"" + unknown.get(0)
                    + "\" is no protocol; known are https, ssh, http, git and file");
        }
        return protocols;
    }
}
