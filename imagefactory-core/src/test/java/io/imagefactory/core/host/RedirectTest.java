package io.imagefactory.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectTest {

    private static final String PUBLIC = "https://93.184.216.34/v2/";

    @ParameterizedTest
    @CsvSource({
        PUBLIC + ", https://93.184.216.35/blob",
        PUBLIC + ", /elsewhere",
        "https://10.0.0.1/v2/, https://192.168.0.1/blob",
        "https://10.0.0.1/v2/, https://93.184.216.34/blob",
        "http://127.0.0.1:5000/v2/, http://127.0.0.2:5000/blob",
        "http://127.0.0.1:5000/v2/, https://93.184.216.34/blob",
        "http://localhost:5000/v2/, http://127.0.0.1:5001/blob"
    })
    void isFollowedToWhatIsNoNearer(String from, String to) throws Redirect.Refused {
        URI start = URI.create(from);

        assertThat(Redirect.follow(start, to, PlainHosts.THIS_MACHINE::allow)).isEqualTo(start.resolve(to));
    }

    @ParameterizedTest
    @CsvSource({
        PUBLIC + ", https://127.0.0.1/x, https://127.0.0.1, an address of this machine",
        PUBLIC + ", https://localhost:8443/x, https://localhost:8443, an address of this machine",
        PUBLIC + ", https://0.0.0.0/x, https://0.0.0.0, an address of this machine",
        PUBLIC + ", https://[::1]/x, https://[::1], an address of this machine",
        PUBLIC + ", https://[::ffff:127.0.0.1]/x, https://[::ffff:127.0.0.1], an address of this machine",
        PUBLIC + ", https://169.254.169.254/latest/meta-data/, https://169.254.169.254, this machine's own link",
        PUBLIC + ", https://[fe80::1]/x, https://[fe80::1], this machine's own link",
        PUBLIC + ", https://10.1.2.3/x, https://10.1.2.3, a private address",
        PUBLIC + ", https://172.16.0.1/x, https://172.16.0.1, a private address",
        PUBLIC + ", https://192.168.1.1/x, https://192.168.1.1, a private address",
        PUBLIC + ", https://100.64.0.1/x, https://100.64.0.1, a private address",
        PUBLIC + ", https://[fd00::1]/x, https://[fd00::1], a private address",
        "https://10.0.0.1/v2/, https://127.0.0.1/x, https://127.0.0.1, an address of this machine",
        "https://10.0.0.1/v2/, https://169.254.169.254/x, https://169.254.169.254, this machine's own link",
        PUBLIC + ", http://93.184.216.34/v2/, http://93.184.216.34, a URL that is not https",
        "http://127.0.0.1/v2/, http://elsewhere.invalid/x, http://elsewhere.invalid, a URL that is not https",
        PUBLIC + ", file:///etc/passwd, a URL that is not https, but file",
        PUBLIC + ", ftp://93.184.216.34/x, a URL that is not https, but ftp",
        PUBLIC + ", https://2130706433/x, https://2130706433, an address of this machine",
        PUBLIC + ", https://93.184.216.34:65536/x, a URL, without a host",
        PUBLIC + ", https://a b/, what is no URL, redirects to"
    })
    void isRefusedByName(String from, String to, String name, String why) {
        assertThatExceptionOfType(Redirect.Refused.class)
                .isThrownBy(() -> Redirect.follow(URI.create(from), to, PlainHosts.THIS_MACHINE::allow))
                .withMessageContaining(name)
                .withMessageContaining(why)
                .withMessageStartingWith("redirects to ");
    }
}
