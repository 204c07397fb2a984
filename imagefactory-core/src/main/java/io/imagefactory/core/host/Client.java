package io.imagefactory.core.host;

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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests. An answer is there as a whole within a time, and has no more than so many bytes. Safe for use by several
 * threads at once.
 */
public final class Client implements AutoCloseable {

    private static final int MOST_REDIRECTS = 5;

    private final HttpClient client;
    private final ExecutorService threads;
    private final Duration timeout;

    /**
     * @param name of its threads
     * @throws IOException where the certificates of the options cannot be read
     */
    public Client(ClientOptions options, String name) throws IOException {
        timeout = options.requestTimeout();
        threads = Executors.newCachedThreadPool(threads(name));
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(options.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads);
        options.proxies()
                .or(() -> Optional.ofNullable(ProxySelector.getDefault()))
                .ifPresent(builder::proxy);
        if (options.certificates().isPresent()) {
            builder.sslContext(
                    TrustedCertificates.with(options.certificates().get()).context());
        }
        client = builder.build();
    }

    /**
     * The answer, whatever its status; a redirect is one like others. The HTTP client's own time-out ends with the header of
     * the answer; this one with its last byte.
     *
     * @param limit of bytes
     * @param deadline of the question that it is a part of
     * @throws UnusableAnswerException where there are more
     * @throws Deadline.Passed where there is no time left for it
     * @throws IOException where none came; {@link NoAnswer} says why
     */
    public Answer send(Request request, int limit, Deadline deadline) throws IOException {
        deadline.check();
        Duration patience = deadline.atMost(timeout);
        CompletableFuture<HttpResponse<byte[]>> response =
                client.sendAsync(complete(request), header -> new LimitedBody(request.uri(), header, limit));
        try {
            HttpResponse<byte[]> whole = response.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(request.uri(), whole.statusCode(), whole.headers().map(), whole.body());
        } catch (TimeoutException e) {
            if (patience.compareTo(timeout) < 0) {
                throw deadline.passed();
            }
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

    /**
     * Likewise, after a few {@linkplain Redirect redirects}; who we are goes to the host that it was meant for and to no
     * other.
     *
     * @param plain whom to follow to by http
     * @param seen told of each request that goes to the host of the first
     * @throws UnusableAnswerException also where a redirect is none that is followed
     */
    public Answer follow(Request request, PlainHosts plain, Runnable seen, int limit, Deadline deadline)
            throws IOException {
        URI uri = request.uri();
        for (int hops = 0; ; hops++) {
            boolean atHome = isAtHome(request, uri);
            if (atHome) {
                seen.run();
            }
            Request next = new Request(
                    request.method(),
                    uri,
                    request.headers(),
                    request.authorization().filter(any -> atHome),
                    request.body());
            Answer answer = send(next, limit, deadline);
            Optional<String> location = answer.header("location");
            if (!Redirect.isOne(answer.status()) || location.isEmpty()) {
                return answer;
            }
            uri = target(answer, location.get(), plain);
            if (request.body().isPresent() && !isAtHome(request, uri)) {
                throw new UnusableAnswerException(
                        "has what shows who we are sent on to another host, which is not done", answer);
            }
            if (hops == MOST_REDIRECTS) {
                throw new UnusableAnswerException(
                        "redirects more than " + MOST_REDIRECTS + " times, which leads nowhere", answer);
            }
        }
    }

    private static boolean isAtHome(Request request, URI uri) {
        return HostName.origin(uri).equals(HostName.origin(request.uri()));
    }

    private static URI target(Answer answer, String location, PlainHosts plain) throws UnusableAnswerException {
        try {
            return Redirect.follow(answer.uri(), location, plain::allow);
        } catch (Redirect.Refused e) {
            throw new UnusableAnswerException(String.valueOf(e.getMessage()), answer);
        }
    }

    /** Makes threads that never keep the JVM alive. */
    static ThreadFactory threads(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private HttpRequest complete(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .method(
                        request.method(),
                        request.body()
                                .map(Secret::reveal)
                                .map(BodyPublishers::ofString)
                                .orElseGet(BodyPublishers::noBody))
                .timeout(timeout)
                .setHeader("User-Agent", "image-factory");
        request.headers().forEach(builder::header);
        request.authorization().ifPresent(secret -> builder.header("Authorization", secret.reveal()));
        if (request.uri().getScheme().equals("http")) {
            builder.version(HttpClient.Version.HTTP_1_1);
        }
        return builder.build();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
