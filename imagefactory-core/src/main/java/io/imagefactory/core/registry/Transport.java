package io.imagefactory.core.registry;

import io.imagefactory.core.host.Client;
import io.imagefactory.core.host.OversizedAnswerException;
import io.imagefactory.core.host.PlainHosts;
import io.imagefactory.core.host.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;

/**
 * Sends requests. An answer is there within a time, and has no more than so many bytes. A redirect is followed a few
 * times, never from https to http, and what shows who we are goes to the host that it was meant for and to no other.
 */
final class Transport implements AutoCloseable {

    private static final int MOST_REDIRECTS = 5;
    private static final String AUTHORIZATION = "Authorization";

    private final Client client;
    private final PlainHosts plain;

    Transport(RegistryOptions options) throws IOException {
        client = new Client(options.client(), "registry-client");
        plain = new PlainHosts(options.plain());
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
        client.close();
    }

    /**
     * What to ask.
     *
     * @param registry for messages
     * @param form the body of a POST, which goes to no other host; without it the request has none
     */
    record Question(String registry, String method, URI uri, Map<String, String> headers, Optional<Secret> form) {}

    private static HttpRequest request(Question question, URI uri, Optional<String> authorization) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri)
                .method(
                        question.method(),
                        question.form()
                                .map(Secret::reveal)
                                .map(BodyPublishers::ofString)
                                .orElseGet(BodyPublishers::noBody));
        question.headers().forEach(builder::header);
        authorization.ifPresent(value -> builder.header(AUTHORIZATION, value));
        return builder.build();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request, String registry, int limit) throws IOException {
        try {
            return client.send(request, limit);
        } catch (OversizedAnswerException e) {
            throw RegistryException.lasting(registry + " answers with " + e.getMessage());
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
