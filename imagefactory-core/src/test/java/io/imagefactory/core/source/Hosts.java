package io.imagefactory.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.claim.ClaimException;
import io.imagefactory.core.claim.GitClaims;
import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.git.CredentialHelpers;
import io.imagefactory.core.git.GitHostSettings;
import io.imagefactory.core.git.HostLimits;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Retries;
import io.imagefactory.core.host.RetryPolicy;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.host.TrustedCertificates;
import io.imagefactory.core.provider.Provider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** How a test reaches Git hosts: with a cache of its own, any protocol, and without waiting. */
public record Hosts(
        Path cache,
        Credentials credentials,
        CredentialHelpers helpers,
        Set<String> protocols,
        boolean offline,
        Optional<Path> sshFolder,
        Optional<Path> sshAgent,
        HostLimits limits,
        List<Duration> waits,
        Optional<TrustedCertificates> certificates) {

    public static final ProxySelector DIRECT = new ProxySelector() {
        @Override
        public List<Proxy> select(URI uri) {
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException e) {
            // There is no other way.
        }
    };

    public static Hosts withCache(Path cache) {
        return new Hosts(
                cache,
                Credentials.none(),
                CredentialHelpers.none(),
                Set.of("https", "ssh", "http", "git", "file"),
                false,
                Optional.empty(),
                Optional.empty(),
                new HostLimits(
                        8,
                        4,
                        Duration.ofSeconds(20),
                        Duration.ofMinutes(1),
                        4 * 1024 * 1024,
                        1024L * 1024 * 1024,
                        RetryPolicy.USUAL),
                new CopyOnWriteArrayList<>(),
                Optional.empty());
    }

    public Hosts trusting(TrustedCertificates others) {
        return new Hosts(
                cache,
                credentials,
                helpers,
                protocols,
                offline,
                sshFolder,
                sshAgent,
                limits,
                waits,
                Optional.of(others));
    }

    public Hosts credentials(String host, String user, String secret) {
        Credentials one = Credentials.of(Map.of(host, new Credential(Optional.ofNullable(user), new Secret(secret))));
        return new Hosts(
                cache,
                one.or(credentials),
                helpers,
                protocols,
                offline,
                sshFolder,
                sshAgent,
                limits,
                waits,
                certificates);
    }

    public Hosts helpers(CredentialHelpers asked) {
        return new Hosts(
                cache, credentials, asked, protocols, offline, sshFolder, sshAgent, limits, waits, certificates);
    }

    public Hosts protocols(String... allowed) {
        return new Hosts(
                cache,
                credentials,
                helpers,
                Set.of(allowed),
                offline,
                sshFolder,
                sshAgent,
                limits,
                waits,
                certificates);
    }

    public Hosts withoutNetwork() {
        return new Hosts(
                cache, credentials, helpers, protocols, true, sshFolder, sshAgent, limits, waits, certificates);
    }

    public Hosts ssh(Path folder) {
        return new Hosts(
                cache,
                credentials,
                helpers,
                protocols,
                offline,
                Optional.of(folder),
                sshAgent,
                limits,
                waits,
                certificates);
    }

    public Hosts agent(Path socket) {
        return new Hosts(
                cache,
                credentials,
                helpers,
                protocols,
                offline,
                sshFolder,
                Optional.of(socket),
                limits,
                waits,
                certificates);
    }

    public Hosts limits(HostLimits other) {
        return new Hosts(
                cache, credentials, helpers, protocols, offline, sshFolder, sshAgent, other, waits, certificates);
    }

    public Map<Source, FileContent> read(Collection<Source> sources) throws IOException {
        return read(sources, DIRECT);
    }

    public Map<Source, FileContent> readThrough(InetSocketAddress proxy, Collection<Source> sources)
            throws IOException {
        return read(sources, ProxySelector.of(proxy));
    }

    public FileContent read(Source source) throws IOException {
        return read(List.of(source)).get(source);
    }

    /** What reads whole repositories from their hosts, and has nothing on this machine. */
    public Sources sources(ProxySelector proxies) {
        Sources nothingHere = (asked, receiver) -> asked.forEach(
                source -> receiver.accept(source, new FileContent.Unserved("nothing is on this machine")));
        return new HostedSources(nothingHere, settings(proxies));
    }

    /** Claims at a remote of the working tree around the folder, or at a URL. */
    public GitClaims claims(Path folder, String remote, Duration timeout) throws ClaimException {
        return GitClaims.at(folder, remote, timeout, settings(DIRECT));
    }

    public static Source git(String url, String branch, String dockerfile) {
        return Source.of(Provider.GIT, Optional.empty(), Optional.of(url), Optional.ofNullable(branch), dockerfile);
    }

    /** A Dockerfile beside images.yaml or elsewhere in the working tree around it. */
    public static Source local(String dockerfile) {
        return Source.of(Provider.LOCAL, Optional.empty(), Optional.empty(), Optional.empty(), dockerfile);
    }

    /** The Dockerfile of a repository such as {@code owner/repo} on the provider's public server, default branch. */
    public static Source named(Provider provider, String repo, String dockerfile) {
        return Source.of(provider, Optional.of(repo), Optional.empty(), Optional.empty(), dockerfile);
    }

    /** What came of each source. */
    static Map<Source, FileContent> contents(Sources reader, Collection<Source> sources) throws IOException {
        Map<Source, FileContent> contents = new ConcurrentHashMap<>();
        reader.read(
                new LinkedHashSet<>(sources),
                (source, content) -> assertThat(contents.put(source, content)).isNull());
        return contents;
    }

    private Map<Source, FileContent> read(Collection<Source> sources, ProxySelector proxies) throws IOException {
        return contents(sources(proxies), sources);
    }

    public GitHostSettings settings() {
        return settings(DIRECT);
    }

    private GitHostSettings settings(ProxySelector proxies) {
        return new GitHostSettings(
                cache,
                credentials,
                helpers,
                protocols,
                offline,
                proxies,
                certificates,
                sshFolder,
                sshAgent,
                limits,
                new Retries(limits.retries(), waits::add, new Random(1)),
                (repository, cause) -> {});
    }
}
