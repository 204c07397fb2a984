package io.imagefactory.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
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
    @CsvSource(
            nullValues = "-",
            value = {
                // an image, the platforms of an index, which of them serves it
                "linux/amd64, linux/386 linux/amd64, linux/amd64",
                "linux/amd64, linux/386 linux/arm64/v8, linux/386",
                "linux/amd64/v3, linux/amd64 linux/amd64/v2 linux/amd64/v4, linux/amd64/v2",
                "linux/arm64, linux/arm/v7 linux/arm64/v8, linux/arm64/v8",
                "linux/arm64/v9, linux/arm/v7 linux/arm64, linux/arm64",
                "linux/arm64, linux/arm/v5 linux/arm/v7, linux/arm/v7",
                "linux/arm, linux/arm/v6 linux/arm/v7, linux/arm/v7",
                "linux/arm/v7, linux/arm/v5 linux/arm/v6 linux/arm64, linux/arm/v6",
                "linux/arm/v6, linux/arm/v7, -",
                "linux/arm/foo, linux/arm/v7, -",
                "linux/s390x, linux/amd64 bogus, -",
                "windows/amd64, linux/amd64 windows(10.0.17763.1)/amd64 windows(10.0.20348.1)/amd64, windows(10.0.20348.1)/amd64",
                "windows(10.0.17763.1)/amd64, windows(10.0.17763.1)/amd64 windows(10.0.20348.1)/amd64, windows(10.0.17763.1)/amd64",
            })
    void isServedByItsOwnOrTheBestThatItAlsoRuns(String image, String index, String serving) {
        assertThat(Platform.of(image).servedBy(List.of(index.split(" ")))).isEqualTo(Optional.ofNullable(serving));
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
