package io.imagefactory.core.host;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends a request once. An answer is there as a whole within a time, and has no more than so many bytes. Redirects are
 * answers like others. Safe for use by several threads at once.
 */
public final class Client implements AutoCloseable {

    private final HttpClient client;
    private final ExecutorService threads;
    private final Duration timeout;

    /**
     * @param name of its threads
     * @throws IOException where the certificates of the options cannot be read
     */
    public Client(ClientOptions options, String name) throws IOException {
        timeout = options.requestTimeout();
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name);
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
     * The answer, whatever its status. The client's own time-out ends with the header of the answer; this one with its last
     * byte.
     *
     * @param request says where and what; how long, how and in whose name is added
     * @param limit of bytes
     * @throws OversizedAnswerException where there are more
     */
    public HttpResponse<byte[]> send(HttpRequest request, int limit) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> response =
                client.sendAsync(completed(request), header -> new LimitedBody(header, limit));
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

    private HttpRequest completed(HttpRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(timeout)
                .setHeader("User-Agent", "image-factory");
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
