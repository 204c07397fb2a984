package io.imagefactory.core.host;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Being sent on by a server: from https to https, never to a file or the like, and never to what is nearer to this machine
 * than the server itself. Who we are is told to nobody on another host, which is for the caller to see to.
 *
 * @param from who sends us on
 * @param to where
 */
public record Redirect(URI from, URI to) {

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    /** Whether the answer to a request is one. */
    public static boolean isOne(int status) {
        return STATUSES.contains(status);
    }

    /**
     * Where a field {@code Location} leads.
     *
     * @param plain what may be asked by http
     * @throws Refused where it is not followed
     */
    public static URI follow(URI from, String location, Predicate<URI> plain) throws Refused {
        Redirect redirect;
        try {
            redirect = new Redirect(from, from.resolve(location));
        } catch (IllegalArgumentException e) {
            throw new Refused("redirects to what is no URL");
        }
        Optional<String> refusal = redirect.refusal(plain);
        if (refusal.isPresent()) {
            throw new Refused("redirects to " + refusal.get() + ", which is not followed");
        }
        return redirect.to;
    }

    /** Why it is not followed, as what it leads to, if it is not. */
    public Optional<String> refusal(Predicate<URI> plain) {
        String scheme = Optional.ofNullable(to.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return Optional.of("a URL that is not https but " + scheme);
        }
        if (to.getHost() == null || to.getPort() > PlainHosts.MAX_PORT) {
            return Optional.of("a URL without a host that could be asked");
        }
        if (scheme.equals("http") && (!"http".equalsIgnoreCase(from.getScheme()) || !plain.test(to))) {
            return Optional.of(HostName.origin(to) + ", a URL that is not https");
        }
        if (to.getHost().equalsIgnoreCase(from.getHost())) {
            return Optional.empty();
        }
        Nearness target = Nearness.nearest(to.getHost());
        return target.compareTo(Nearness.furthest(from.getHost())) > 0
                ? Optional.of(HostName.origin(to) + ", " + target.text())
                : Optional.empty();
    }

    /** A redirect that is not followed. The message goes on after the name of who sent us on. */
    public static final class Refused extends IOException {

        Refused(String message) {
            super(message);
        }
    }
}
