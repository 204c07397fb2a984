package io.imagefactory.core.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.image.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerfileTest {

    @Test
    void tellsAllAboutAnImage() {
        Dockerfile dockerfile = Dockerfile.parse("""
            ARG VERSION=22
            FROM node:${VERSION} AS Build
            COPY --from=ghcr.io/astral-sh/uv:0.4 /uv /bin/uv
            FROM docker.io/library/node:22
            RUN --mount=from=node:22,target=/mnt true
            """);

        List<ExternalImage> images = dockerfile.externalImages(BuildArgs.NONE);

        assertThat(images).hasSize(2);
        ExternalImage node = images.get(0);
        assertThat(node.reference()).isEqualTo(ImageReference.of("node:22"));
        assertThat(node.roles()).containsExactly(Role.FROM, Role.MOUNT);
        assertThat(node.line()).isEqualTo(2);
        assertThat(node.reachable()).isTrue();
        ExternalImage uv = images.get(1);
        assertThat(uv.reference()).isEqualTo(ImageReference.of("ghcr.io/astral-sh/uv:0.4"));
        assertThat(uv.roles()).containsExactly(Role.COPY);
        assertThat(uv.line()).isEqualTo(3);
        assertThat(uv.reachable()).isFalse();
    }

    @Test
    void leavesOutWhatAnExplicitTargetDoesNotNeed() {
        Dockerfile dockerfile = Dockerfile.parse("FROM node AS test\nFROM python AS docs\nFROM alpine\n");

        assertThat(dockerfile.baseImages(BuildArgs.NONE)).hasSize(3);
        assertThat(dockerfile.baseImages(BuildArgs.of(Map.of(), Optional.of("DOCS"), Optional.empty())))
                .extracting(image -> image.reference().familiar())
                .containsExactly("python:latest");
    }

    @Test
    void takesBuildArgsAndPlatform() {
        Dockerfile dockerfile = Dockerfile.parse("ARG V=1\nFROM app-$TARGETARCH:$V\n");

        assertThat(dockerfile.externalImages(
                        BuildArgs.of(Map.of("V", "2"), Optional.empty(), Optional.of("linux/arm64"))))
                .extracting(image -> image.reference().familiar())
                .containsExactly("app-arm64:2");
    }

    @Test
    void countsTheSyntaxImageForNothing() {
        Dockerfile dockerfile = Dockerfile.parse("# syntax=docker/dockerfile:1\nFROM scratch\n");

        assertThat(dockerfile.externalImages(BuildArgs.NONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ARG VERSION; FROM node:$VERSION         | the image "node:$VERSION" comes to "node:", which is none; ARG VERSION has no value: give it one, or write `source.buildArgs: {VERSION: ...}`
            ARG IMAGE; FROM ${IMAGE}                | the image "${IMAGE}" is empty; ARG IMAGE has no value: give it one, or write `source.buildArgs: {IMAGE: ...}`
            ARG VERSION=22; FROM node:${VERSOIN}    | the image "node:${VERSOIN}" comes to "node:", which is none; no ARG "VERSOIN" stands before the first FROM; did you mean "VERSION"?
            ARG A; FROM ${A}/${B}:1                 | the image "${A}/${B}:1" comes to "/:1", which is none; ARG A has no value: give it one, or write `source.buildArgs: {A: ...}`; no ARG "B" stands before the first FROM
            ARG IMAGE=; FROM ${IMAGE}               | the image "${IMAGE}" is empty; does an ARG before the first FROM have a value?
            """)
    void saysWhichArgHasNoValue(String dockerfile, String message) {
        Dockerfile parsed = Dockerfile.parse(dockerfile.replace("; ", "\n") + "\n");

        assertThatThrownBy(() -> parsed.baseImages(BuildArgs.NONE))
                .isInstanceOfSatisfying(
                        DockerfileParseException.class,
                        e -> assertThat(e.problem()).isEqualTo(message));
    }

    @Test
    void anArgWithoutAValueThatIsNotNeededIsNoFault() {
        Dockerfile dockerfile = Dockerfile.parse("ARG SUFFIX\nFROM node:22$SUFFIX AS build\nFROM build$SUFFIX\n");

        assertThat(dockerfile.baseImages(BuildArgs.NONE))
                .extracting(image -> image.reference().familiar())
                .containsExactly("node:22");
    }

    @Test
    void saysWhereAMisspeltInstructionStandsAndWhatWasMeant() {
        assertThatThrownBy(() -> Dockerfile.parse("FROM alpine\n  RUM true\n"))
                .isInstanceOfSatisfying(DockerfileParseException.class, e -> {
                    assertThat(e.line()).isEqualTo(2);
                    assertThat(e.column()).hasValue(3);
                    assertThat(e)
                            .hasMessage("line 2, column 3: there is no instruction \"RUM\"; did you mean \"RUN\"?");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "RUM true|1",
                "` \t RUM true`|4",
                "`\uFEFFRUM true`|1",
                "RUN --mount=type=cache,target=/a --netwrk=none x|34",
                "COPY --link --link a b|13",
                "COPY --chown=\u00e9 --bad a b|16",
                "COPY --chown --link a b|6",
                "FROM Alpine|6",
                "FROM  --platform=linux/amd64  Alpine AS a|31",
                "FROM ${NOTHING}|6",
                "FROM a${|6",
                "`FROM \\\nAlpine`|",
                "`COPY --link \\\n--link a b`|",
                "FROM|",
            })
    void saysInWhichColumnWhereTheColumnIsKnown(String text, Integer column) {
        assertThatThrownBy(() -> Dockerfile.parse(text).externalImages(BuildArgs.NONE))
                .isInstanceOfSatisfying(DockerfileParseException.class, e -> {
                    assertThat(e.line()).isOne();
                    assertThat(e.column()).isEqualTo(column == null ? OptionalInt.empty() : OptionalInt.of(column));
                });
    }

    @Test
    void saysWhichTargetIsMissing() {
        Dockerfile dockerfile = Dockerfile.parse("FROM alpine AS runtime\n");

        assertThatThrownBy(() ->
                        dockerfile.externalImages(BuildArgs.of(Map.of(), Optional.of("runtme"), Optional.empty())))
                .isInstanceOf(DockerfileParseException.class)
                .hasMessage("there is no stage \"runtme\" to build; did you mean \"runtime\"?");
    }
}
