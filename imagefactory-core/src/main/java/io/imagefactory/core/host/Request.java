package io.imagefactory.core.host;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of a server by HTTP. It can be shown: who we are does not show, nor what is sent.
 *
 * @param method of HTTP
 * @param headers by name, in order
 * @param authorization who we are, as the field of this name has it; where redirects are followed it goes to no other host
 * @param body sent as UTF-8, and to no other host either
 */
public record Request(
        String method, URI uri, Map<String, String> headers, Optional<Secret> authorization, Optional<Secret> body) {

    public Request {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A text as a part of a path, a query or a form. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** From nobody in particular, and without a body. */
    public static Request of(String method, URI uri) {
        return new Request(method, uri, Map.of(), Optional.empty(), Optional.empty());
    }

    public Request with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Request(method, uri, more, authorization, body);
    }

    public Request as(Optional<String> other) {
        return new Request(method, uri, headers, other.map(Secret::new), body);
    }

    /** @param type the media type */
    public Request sending(String type, String text) {
        return new Request(method, uri, headers, authorization, Optional.of(new Secret(text)))
                .with("Content-Type", type);
    }
}
