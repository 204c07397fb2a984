package io.imagefactory.core.attack;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.imagefactory.core.registry.RegistryAnswersFuzzer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fuzzers of answers look for holds for a few that are near to real ones. */
class FuzzedAnswersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<https://registry.example.com/v2/>; rel=\"next\"\n{\"tags\":[\"1\",\"a b\",2,null]}",
                "Bearer realm=\"https://auth.example.com/token\",service=\"x\\\"\n{\"manifests\":[{\"digest\":\"sha256:1\"}]}",
                "Wed, 21 Oct 2026 07:28:00 GMT\n{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"config\":7}",
                "100;w=21600\n[1]",
                "\u001b[2J\n{\"created\":\"yesterday\",\"rootfs\":{\"diff_ids\":[\"x\"]}}"
            })
    void ofRegistries(String answer) {
        assertThatCode(() -> RegistryAnswersFuzzer.fuzzerTestOneInput(answer.getBytes(StandardCharsets.UTF_8)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0zzzz",
                "00000",
                "1003e",
                "10004",
                "2000dpackfile\n0009\1PACK",
                "2ffff",
                "2000dpackfile\n0006\3x0000"
            })
    void ofGitServers(String answer) {
        assertThatCode(() -> GitAnswersFuzzer.fuzzerTestOneInput(answer.getBytes(StandardCharsets.UTF_8)))
                .doesNotThrowAnyException();
    }
}
