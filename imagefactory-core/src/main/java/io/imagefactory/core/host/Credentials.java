package io.imagefactory.core.host;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who we are to which host. Safe for use by several threads at once. */
@FunctionalInterface
public interface Credentials {

    /**
     * What to show to a host, if anything is known for it.
     *
     * @param host as in a URL, lower case: {@code git.example.com} for a protocol's usual port, and
     *     {@code git.example.com:8443} for any other, and {@code git.example.com:80} for a Git host that is reached without
     *     encryption. What is meant for one of them is not given to the other
     */
    Optional<Credential> forHost(String host);

    /** Nobody to every host. */
    static Credentials none() {
        return host -> Optional.empty();
    }

    /** One credential a host; hosts are compared without regard to case. */
    static Credentials of(Map<String, Credential> byHost) {
        Map<String, Credential> known = new TreeMap<>();
        byHost.forEach((host, credential) -> known.put(host.toLowerCase(Locale.ROOT), credential));
        return host -> Optional.ofNullable(known.get(host.toLowerCase(Locale.ROOT)));
    }

    /** These, and for the hosts that they do not know the others. */
    default Credentials or(Credentials others) {
        return host -> forHost(host).or(() -> others.forHost(host));
    }
}
