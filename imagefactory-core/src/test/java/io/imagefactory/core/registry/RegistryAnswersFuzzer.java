package io.imagefactory.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.host.Answer;
import io.imagefactory.core.host.LinkHeader;
import io.imagefactory.core.host.RetryAfter;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must hold for any answer of a registry, the fields of its header up to the first line break and then its body; Jazzer
 * looks for answers with which it does not.
 */
public final class RegistryAnswersFuzzer {

    private static final URI ASKED = URI.create("https://registry.example.com/v2/app/tags/list");
    private static final Instant NOW = Instant.parse("2026-01-10T00:00:00Z");

    private RegistryAnswersFuzzer() {}

    /** Named and shaped as Jazzer wants it. */
    public static void fuzzerTestOneInput(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        String field = new String(input, 0, end, StandardCharsets.ISO_8859_1);
        byte[] body = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
        verifyField(field);
        for (String type : List.of(
                field, "application/vnd.oci.image.index.v1+json", "application/vnd.oci.image.manifest.v1+json")) {
            verifyBody(new Answer(ASKED, 200, Map.of("Content-Type", List.of(type)), body));
        }
    }

    private static void verifyField(String field) {
        LinkHeader.target(field, "next").ifPresent(target -> assertThat(field).contains("<" + target + ">"));
        RetryAfter.parse(field, NOW)
                .ifPresent(wait -> assertThat(wait.isNegative()).isFalse());
        Challenge.best(List.of(field)).ifPresent(challenge -> {
            assertThat(challenge.scheme()).isIn("bearer", "basic");
            assertThat(challenge.isBearer())
                    .isEqualTo(challenge.parameters().containsKey("realm")
                            && challenge.scheme().equals("bearer"));
        });
        RateLimit.of(new Answer(
                ASKED,
                200,
                Map.of("RateLimit-Limit", List.of(field), "RateLimit-Remaining", List.of(field)),
                new byte[0]));
    }

    private static void verifyBody(Answer answer) {
        try {
            Document document = Document.of("registry.example.com", answer);
            assertThat(document.digest()).isEqualTo(Digest.from("sha256", answer.body()));
            verifyJson(document.json());
        } catch (RegistryException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n").hasSizeLessThan(500);
        }
    }

    private static void verifyJson(Json json) {
        ImageIndex.of(json);
        ImageManifest.of(json, Optional.of(json));
        PublishedImage.platforms(json);
        PublishedImage.platform(json);
        PublishedImage.createdIndex(json);
        PublishedImage.created(json, json);
        json.items("tags").stream()
                .flatMap(tag -> tag.text().stream())
                .filter(ImageReference::isTag)
                .forEach(tag -> assertThat(tag).hasSizeBetween(1, 128).matches("[\\w.-]+"));
    }
}
