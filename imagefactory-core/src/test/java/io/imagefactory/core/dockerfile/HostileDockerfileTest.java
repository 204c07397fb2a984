package io.imagefactory.core.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that nobody writes, but somebody could enrol: they cost no more than their size, in time, stack and memory. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileDockerfileTest {
    private static final int MEGABYTE = 1 << 20;

    private static int images(String text) {
        return Dockerfile.parse(text).externalImages(BuildArgs.NONE).size();
    }

    private static String repeat(int times, IntFunction<String> line) {
        return IntStream.range(0, times).mapToObj(line).collect(Collectors.joining());
    }

    /** One line in pieces that are short enough. */
    private static String continued(String line) {
        return line.replaceAll("(.{60000})", "$1\\\\\n");
    }

    @Test
    void aLineOfAMegabyteIsAFault() {
        assertThatThrownBy(() -> images("FROM alpine\nRUN " + "x".repeat(MEGABYTE)))
                .hasMessage("line 2: the line is longer than 65535 bytes; break it with a continuation character");
    }

    @Test
    void aJoinedLineOfAMegabyteIsNone() {
        assertThat(images("FROM alpine\nRUN " + continued("x".repeat(MEGABYTE))))
                .isEqualTo(1);
    }

    @Test
    void nulIsTextLikeAnyOther() {
        assertThat(images("FROM alpine\nRUN \0 \0\0\n")).isEqualTo(1);
        assertThatThrownBy(() -> images("FROM \0\n")).isInstanceOf(DockerfileParseException.class);
    }

    @Test
    void tenThousandStagesInAChain() {
        String stages = repeat(10_000, i -> "FROM s" + i + " AS s" + (i + 1) + "\nENV A" + i + "=$A" + (i - 1) + "\n");
        assertThat(images("FROM alpine AS s0\n" + stages)).isEqualTo(1);
    }

    @Test
    void tenThousandStagesThatCopyFromEachOther() {
        String stages = repeat(10_000, i -> "FROM i:" + i + " AS s" + (i + 1) + "\nCOPY --from=s" + i + " /a /b\n");
        assertThat(images("FROM alpine AS s0\n" + stages)).isEqualTo(10_001);
    }

    @Test
    void aCircleOfTenThousandStages() {
        String stages = repeat(10_000, i -> "FROM a AS s" + i + "\nCOPY --from=s" + (i + 1) % 10_000 + " /a /b\n");
        assertThatThrownBy(() -> images(stages)).hasMessageStartingWith("line 2: the stage depends on itself");
    }

    @Test
    void aHundredThousandNestedSubstitutions() {
        String word = "${a:-".repeat(100_000) + "x" + "}".repeat(100_000);
        assertThat(images("ARG V=" + continued(word) + "\nFROM alpine:$V\n")).isEqualTo(1);
        assertThat(images("FROM alpine\nRUN << " + continued(word) + "\nFROM busybox\n"))
                .isEqualTo(2);
    }

    @Test
    void aHundredThousandSubstitutionsThatDoNotEnd() {
        assertThatThrownBy(() -> images("ARG V=" + continued("${a:-\"".repeat(100_000)) + "\nFROM alpine\n"))
                .isInstanceOf(DockerfileParseException.class);
    }

    @Test
    void variablesThatDoubleForty() {
        String doubling = repeat(40, i -> "ARG V" + (i + 1) + "=$V" + i + "$V" + i + "\n");
        assertThatThrownBy(() -> images("ARG V0=xxxxxxxxxx\n" + doubling + "FROM alpine\n"))
                .hasMessageEndingWith("the variables of this file grow beyond all measure");
    }

    @Test
    void aPatternThatTriesEveryPlace() {
        String value = continued("a".repeat(MEGABYTE));
        assertThatThrownBy(() -> images("ARG V=" + value + "\nARG W=${V/" + "*a".repeat(10_000) + "b/}\nFROM alpine\n"))
                .hasMessageEndingWith("the variables of this file grow beyond all measure");
    }

    @Test
    void jsonNestedHalfAMillionDeep() {
        assertThat(images("FROM alpine\nRUN " + continued("[".repeat(500_000)) + "\n"))
                .isEqualTo(1);
        assertThatThrownBy(() -> images("FROM alpine\nRUN [" + "[".repeat(9_000) + "]".repeat(9_000) + "]\n"))
                .isInstanceOf(DockerfileParseException.class);
    }

    @Test
    void aHundredThousandTriggersOfTriggers() {
        assertThatThrownBy(() -> images("FROM alpine\n" + continued("ONBUILD ".repeat(100_000)) + "RUN true\n"))
                .hasMessage("line 2: ONBUILD cannot trigger ONBUILD");
    }

    @Test
    void moreTriggersThanLines() {
        String children =
                repeat(1_000, i -> "FROM b AS c" + i + "\n" + (i == 0 ? "" : "COPY --from=c" + (i - 1) + " a b\n"));
        assertThatThrownBy(() -> images("FROM a AS b\n" + "ONBUILD RUN x\n".repeat(1_000) + children))
                .hasMessageContaining("ONBUILD");
    }

    @Test
    void halfAMillionLinesOfNothing() {
        assertThat(images("#\n".repeat(500_000) + "FROM alpine\\\n" + "#\n".repeat(500_000)))
                .isEqualTo(1);
    }

    @Test
    void everyByteThereIs() {
        byte[] bytes = new byte[MEGABYTE];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        assertThatThrownBy(() -> Dockerfile.parse(bytes))
                .isInstanceOf(DockerfileParseException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
    }
}
