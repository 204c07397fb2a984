package io.imagefactory.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Settings;
import org.junit.jupiter.api.Test;

class SettingsProxiesTest {

    @Test
    void theActiveProxyStandsBeforeAllHostsButThoseThatAreExempt() {
        Proxy proxy = new Proxy();
        proxy.setHost("proxy.example.com");
        proxy.setPort(3128);
        proxy.setNonProxyHosts("*.internal.example|localhost");
        Settings settings = new Settings();
        settings.addProxy(proxy);
        SettingsProxies proxies = new SettingsProxies(settings);

        assertThat(proxies.select(URI.create("https://github.com/")))
                .singleElement()
                .asString()
                .contains("proxy.example.com");
        assertThat(proxies.select(URI.create("https://git.internal.example/")))
                .containsExactly(java.net.Proxy.NO_PROXY);
        assertThat(proxies.select(URI.create("https://localhost/"))).containsExactly(java.net.Proxy.NO_PROXY);
    }
}
