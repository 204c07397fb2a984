package io.imagefactory.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {
    @ParameterizedTest
    @CsvSource({
        "linux/amd64, linux/amd64",
        "Linux/ARM64, linux/arm64",
        "linux/arm64/v8, linux/arm64",
        "linux/arm, linux/arm/v7",
        "linux/arm/6, linux/arm/v6",
        "linux/x86_64, linux/amd64",
        "aarch64, linux/arm64",
        "armhf, linux/arm/v7",
        "windows, windows/amd64",
        "macos/arm64, darwin/arm64",
        "windows(10.0.17763+win32k)/amd64, windows(10.0.17763+win32k)/amd64",
        "foo/bar, foo/bar",
    })
    void readsWhatContainerdReads(String text, String platform) {
        assertThat(Platform.of(text)).hasToString(platform);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bogus",
                "linux/",
                "/amd64",
                "a/b/c/d",
                "linux/*",
                "linux(/amd64",
                "linux(+)/amd64",
                "li nux/amd64"
            })
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Platform.of(text))
                .isInstanceOf(InvalidPlatformException.class)
                .hasMessage("\"" + text + "\" is no platform; write it as os/arch or os/arch/variant, for example"
                        + " linux/arm64");
    }
}
