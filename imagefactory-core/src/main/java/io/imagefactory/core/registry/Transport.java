package io.imagefactory.core.registry;

import io.imagefactory.core.access.Secret;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests. An answer is there within a time, and has no more than so many bytes. A redirect is followed a few
 * times, never from https to http, and what shows who we are goes to the host that it was meant for and to no other.
 */
final class Transport implements AutoCloseable {

    private static final int MOST_REDIRECTS = 5;
    private static final String AUTHORIZATION = "Authorization";

    private final HttpClient client;
    private final ExecutorService threads;
    private final Duration timeout;
    private final PlainHosts plain;

    Transport(RegistryOptions options) throws IOException {
        timeout = options.requestTimeout();
        plain = new PlainHosts(options.plain());
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "registry-client");
            thread.setDaemon(true);
            return thread;
        });
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(options.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads);
        options.proxies()
                .or(() -> Optional.ofNullable(ProxySelector.getDefault()))
                .ifPresent(builder::proxy);
        if (options.certificates().isPresent()) {
            builder.sslContext(TrustedCertificates.with(options.certificates().get()));
        }
        client = builder.build();
    }

    /**
     * The answer to a request, whatever its status.
     *
     * @param seen told of each request that goes to the host of the first
     * @param authorization goes to no other host
     * @param limit of bytes
     */
    Answer send(Question question, Runnable seen, Optional<String> authorization, int limit) throws IOException {
        URI uri = question.uri();
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            boolean atHome = Endpoint.origin(uri).equals(Endpoint.origin(question.uri()));
            if (atHome) {
                seen.run();
            }
            HttpResponse<byte[]> response =
                    exchange(request(question, uri, authorization.filter(any -> atHome)), question.registry(), limit);
            Optional<String> location = response.headers().firstValue("location");
            if (!isRedirect(response.statusCode()) || location.isEmpty()) {
                return new Answer(uri, response.statusCode(), response.headers(), response.body());
            }
            uri = target(question, uri, location.get());
        }
        throw RegistryException.lasting(
                question.registry() + " redirects more than " + MOST_REDIRECTS + " times, which leads nowhere");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /**
     * What to ask.
     *
     * @param registry for messages
     * @param form the body of a POST, which goes to no other host; without it the request has none
     */
    record Question(String registry, String method, URI uri, Map<String, String> headers, Optional<Secret> form) {}

    private HttpRequest request(Question question, URI uri, Optional<String> authorization) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("User-Agent", "image-factory")
                .method(
                        question.method(),
                        question.form()
                                .map(Secret::reveal)
                                .map(BodyPublishers::ofString)
                                .orElseGet(BodyPublishers::noBody));
        if (uri.getScheme().equals("http")) {
            builder.version(HttpClient.Version.HTTP_1_1);
        }
        question.headers().forEach(builder::header);
        authorization.ifPresent(value -> builder.header(AUTHORIZATION, value));
        return builder.build();
    }

    /** The client's own time-out ends with the header of the answer; this one with its last byte. */
    private HttpResponse<byte[]> exchange(HttpRequest request, String registry, int limit) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> response =
                client.sendAsync(request, header -> new LimitedBody(registry, limit));
        try {
            return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole answer within " + timeout.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for an answer");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            response.cancel(true);
        }
    }

    private static boolean isRedirect(int status) {
        return status >= 301 && status <= 303 || status == 307 || status == 308;
    }

    private URI target(Question question, URI from, String location) throws RegistryException {
        String registry = question.registry();
        URI target;
        try {
            target = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw RegistryException.lasting(registry + " redirects to what is no URL");
        }
        boolean weaker = "http".equals(target.getScheme()) && "https".equals(from.getScheme());
        if (!plain.allow(target) || weaker) {
            throw RegistryException.lasting(registry + " redirects to a URL that is not https, which is not followed");
        }
        if (question.form().isPresent() && !Endpoint.origin(target).equals(Endpoint.origin(question.uri()))) {
            throw RegistryException.lasting(
                    registry + " has what shows who we are sent on to another host, which is not done");
        }
        return target;
    }
}
