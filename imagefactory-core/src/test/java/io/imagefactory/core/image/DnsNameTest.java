package io.imagefactory.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnsNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "0",
                "a-b",
                "a--b",
                "a.b",
                "1.2.3",
                "abcdefghijklmnopqrstuvwxyz-0123456789-abcdefghijklmnopqrstuvwxy"
            })
    void acceptsASubdomain(String name) {
        assertThat(DnsName.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "a_b",
                "-a",
                "a-",
                ".a",
                "a.",
                "a..b",
                "a.-b",
                "a-.b",
                "a b",
                "\u00e4",
                "a/b",
                "abcdefghijklmnopqrstuvwxyz-0123456789-abcdefghijklmnopqrstuvwxyz"
            })
    void refusesAnythingElse(String name) {
        assertThat(DnsName.isValid(name)).isFalse();
    }

    @Test
    void aSubdomainForKubernetesMayBeLonger() {
        assertThat(DnsName.isSubdomain("a".repeat(253))).isTrue();
        assertThat(DnsName.isSubdomain("a".repeat(254))).isFalse();
        assertThat(DnsName.isSubdomain("a..b")).isFalse();
    }

    @Test
    void aLabelHasNoDot() {
        assertThat(DnsName.isLabel("a-b")).isTrue();
        assertThat(DnsName.isLabel("a.b")).isFalse();
        assertThat(DnsName.isLabel("a".repeat(64))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"con", "nul", "aux", "prn", "com1", "lpt9", "NUL", "con.example", "com0.a.b"})
    void namesOfWindowsDevicesAreKnown(String name) {
        assertThat(DnsName.isWindowsDevice(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "con1", "com", "com10", "console", "a.con", "nul-1"})
    void otherNamesAreNoDevices(String name) {
        assertThat(DnsName.isWindowsDevice(name)).isFalse();
    }
}
