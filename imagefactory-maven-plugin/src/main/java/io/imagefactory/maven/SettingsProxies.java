package io.imagefactory.maven;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Settings;

/** The active {@code <proxy>} of settings.xml, and without one what the JVM was told. */
final class SettingsProxies extends ProxySelector {

    private final Optional<Proxy> proxy;
    private final Optional<ProxySelector> jvm;

    SettingsProxies(Settings settings) {
        this.proxy = Optional.ofNullable(settings.getActiveProxy());
        this.jvm = Optional.ofNullable(ProxySelector.getDefault());
    }

    @Override
    public List<java.net.Proxy> select(URI uri) {
        if (proxy.isEmpty()) {
            return jvm.map(selector -> selector.select(uri)).orElse(List.of(java.net.Proxy.NO_PROXY));
        }
        return proxy.filter(active -> !isExempt(active, uri.getHost()))
                .map(active -> new java.net.Proxy(
                        java.net.Proxy.Type.HTTP,
                        InetSocketAddress.createUnresolved(active.getHost(), active.getPort())))
                .map(List::of)
                .orElse(List.of(java.net.Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
        // There is no other way.
    }

    /** Hosts are separated by bars, some people write commas; a star stands for anything. */
    private static boolean isExempt(Proxy proxy, String host) {
        String exempt = Optional.ofNullable(proxy.getNonProxyHosts()).orElse("");
        return Stream.of(exempt.split("[|,]"))
                .filter(pattern -> !pattern.isBlank())
                .map(pattern -> Pattern.quote(pattern.strip()).replace("*", "\\E.*\\Q"))
                .map(regex -> Pattern.compile(regex, Pattern.CASE_INSENSITIVE))
                .anyMatch(pattern -> pattern.matcher(host).matches());
    }
}
