package io.imagefactory.core.dockerfile;

import static io.imagefactory.core.property.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.dockerfile.Instruction.Declaration;
import io.imagefactory.core.dockerfile.Instruction.Pair;
import io.imagefactory.core.dockerfile.check.Mount;
import io.imagefactory.core.property.Choices;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever the way in which instructions are written down, they are read as what they were. All texts are octets. */
class PrintedDockerfileTest {

    /** Instructions, and the choices of whoever writes them down. */
    record Written(List<Instruction> instructions, Random random) {}

    @Test
    void isReadAsTheInstructionsThatItWasPrintedFrom() {
        forAll(2000, choices -> new Written(file(choices), choices.random()), written -> {
            String text = new DockerfilePrinter(written.random()).print(written.instructions());

            assertThat(instructions(Dockerfile.parse(text.getBytes(StandardCharsets.ISO_8859_1))))
                    .as(text)
                    .isEqualTo(written.instructions());
        });
    }

    private static List<Instruction> instructions(Dockerfile dockerfile) {
        List<Instruction> instructions = new ArrayList<>();
        dockerfile.globalArgs().forEach(command -> instructions.add(command.instruction()));
        for (StageBody body : dockerfile.bodies()) {
            instructions.add(
                    from(body.from().base(), body.from().name(), body.from().platform()));
            body.commands().forEach(command -> instructions.add(command.instruction()));
        }
        return instructions;
    }

    /** The column is the printer's choice. */
    private static Instruction from(String base, Optional<String> name, Optional<String> platform) {
        return new Instruction.From(base, OptionalInt.empty(), name, platform);
    }

    private static List<Instruction> file(Choices choices) {
        List<Instruction> all = new ArrayList<>(choices.list(0, 3, () -> args(choices)));
        all.add(from(choices));
        all.addAll(choices.list(
                0,
                12,
                () -> choices.oneOf(
                        () -> from(choices),
                        () -> args(choices),
                        () -> env(choices),
                        () -> copy(choices),
                        () -> copyOfHeredocs(choices),
                        () -> run(choices),
                        () -> texts(choices),
                        () -> trigger(choices))));
        return all;
    }

    /** None that would be a comment at the beginning of a line. */
    private static String word(Choices choices) {
        return choices.of(
                "a",
                "alpine:3.20",
                "ghcr.io/A/b",
                "${V:-x}",
                "$V",
                "\"q\"",
                "'q'",
                "x\\y",
                "x`y",
                "/",
                ".",
                "a#b",
                "caf\u00c3\u00a9",
                "=",
                "a=b",
                ",",
                "*");
    }

    private static String name(Choices choices) {
        return choices.of("a", "V", "TARGETARCH", "_x1", "a.b-c");
    }

    private static String value(Choices choices) {
        return choices.of("", "1", "\"a  b\"", "'a \" b'", "$V", "${V:-a}", "a=b", "x#y", "\u00c3\u00bc");
    }

    /** In a flag anything may stand, if it is quoted. */
    private static Optional<String> flagValue(Choices choices) {
        return choices.maybe(0.4, () -> choices.text("ab1:/$ \"'\\`=#,-", 1, 6));
    }

    private static Instruction from(Choices choices) {
        return from(word(choices), choices.maybe(0.5, () -> choices.of("build", "x.y-z_1")), flagValue(choices));
    }

    private static Instruction args(Choices choices) {
        return new Instruction.Arg(choices.list(
                1, 3, () -> new Declaration(name(choices), choices.maybe(0.6, () -> value(choices)))));
    }

    private static Instruction env(Choices choices) {
        return new Instruction.Env(choices.list(1, 3, () -> new Pair(name(choices), value(choices))));
    }

    private static Instruction copy(Choices choices) {
        return copy(choices, () -> flagValue(choices), List.of());
    }

    /** A quote that is not closed switches the search for heredocs off. */
    private static Instruction copyOfHeredocs(Choices choices) {
        return copy(choices, () -> choices.maybe(0.4, () -> choices.of("a", "0:0", "x/$V")), heredocs(choices));
    }

    private static Instruction copy(Choices choices, Supplier<Optional<String>> flagValue, List<Heredoc> contents) {
        boolean isAdd = choices.of(false, true);
        Optional<String> special = flagValue.get();
        return new Instruction.Copy(
                isAdd,
                isAdd ? Optional.empty() : special,
                flagValue.get(),
                flagValue.get(),
                isAdd ? special : Optional.empty(),
                choices.list(1, 3, () -> word(choices)),
                contents,
                word(choices));
    }

    /** Up to two, with different names. */
    private static List<Heredoc> heredocs(Choices choices) {
        List<String> names =
                choices.of(List.of(), List.of("EOF"), List.of("A"), List.of("EOF", "A"), List.of("A", "EOF"));
        return names.stream()
                .map(name -> new Heredoc(name, choices.of(false, true), choices.of(false, true), content(choices)))
                .toList();
    }

    private static String content(Choices choices) {
        return choices
                .list(0, 3, () -> choices.of("", "FROM ghost", "# c", "\tx", "x \\", "EOFX", "$V ${") + "\n")
                .stream()
                .collect(Collectors.joining());
    }

    private static Instruction run(Choices choices) {
        List<String> mounts = choices.list(
                0,
                2,
                () -> choices.of(
                        "type=cache,target=/x",
                        "from=img,target=/y",
                        "from=a,FROM=b",
                        "\"from=a\",target=/z",
                        "type=ssh"));
        return new Instruction.Run(mounts, mounts.stream().map(Mount::from).toList());
    }

    private static Instruction trigger(Choices choices) {
        return new Instruction.Onbuild(
                choices.of("COPY --from=img /a  /b", "RUN true", "ARG X", "run --mount=from=a x"));
    }

    private static Instruction texts(Choices choices) {
        return choices.oneOf(
                () -> new Instruction.Texts(
                        choices.of(Keyword.EXPOSE, Keyword.VOLUME), choices.list(1, 3, () -> word(choices))),
                () -> new Instruction.Texts(
                        choices.of(Keyword.USER, Keyword.WORKDIR, Keyword.STOPSIGNAL), List.of(word(choices))),
                () -> new Instruction.Texts(
                        choices.of(Keyword.CMD, Keyword.ENTRYPOINT, Keyword.HEALTHCHECK, Keyword.SHELL), List.of()));
    }
}
