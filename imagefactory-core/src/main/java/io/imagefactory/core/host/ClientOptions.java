package io.imagefactory.core.host;

import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How hosts are reached.
 *
 * @param certificates a PEM file of authorities that are trusted beside those of the JVM
 * @param proxies what stands between us and a host; empty for what the JVM was told
 * @param connectTimeout how long it may take to reach a host
 * @param requestTimeout how long it may take until an answer is there as a whole
 * @param questionTimeout how long all requests of one question may take together, with redirects, pages and retries
 * @param retries what to do about failures that may pass
 */
public record ClientOptions(
        Optional<Path> certificates,
        Optional<ProxySelector> proxies,
        Duration connectTimeout,
        Duration requestTimeout,
        Duration questionTimeout,
        RetryPolicy retries) {

    /** Ten seconds to reach a host, half a minute for its answer, five minutes for a question. */
    public static final ClientOptions USUAL = new ClientOptions(
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            RetryPolicy.USUAL);

    public ClientOptions withCertificates(Optional<Path> other) {
        return new ClientOptions(other, proxies, connectTimeout, requestTimeout, questionTimeout, retries);
    }

    public ClientOptions withProxies(ProxySelector others) {
        return new ClientOptions(
                certificates, Optional.of(others), connectTimeout, requestTimeout, questionTimeout, retries);
    }

    public ClientOptions withQuestionTimeout(Duration other) {
        return new ClientOptions(certificates, proxies, connectTimeout, requestTimeout, other, retries);
    }
}
