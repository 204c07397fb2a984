package io.imagefactory.core.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.dockerfile.Instruction.Declaration;
import io.imagefactory.core.dockerfile.Instruction.Pair;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the way in which instructions are written down, they are read as what they were. All texts are octets. */
class PrintedDockerfileTest {

    @Property(tries = 2000)
    void isReadAsTheInstructionsThatItWasPrintedFrom(
            @ForAll("files") List<Instruction> instructions, @ForAll Random random) {
        String text = new DockerfilePrinter(random).print(instructions);

        assertThat(instructions(Dockerfile.parse(text.getBytes(StandardCharsets.ISO_8859_1))))
                .as(text)
                .isEqualTo(instructions);
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

    @Provide
    Arbitrary<List<Instruction>> files() {
        Arbitrary<Instruction> inStage =
                Arbitraries.oneOf(froms(), args(), envs(), copies(), copiesOfHeredocs(), runs(), texts(), triggers());
        return Combinators.combine(
                        args().list().ofMaxSize(3), froms(), inStage.list().ofMaxSize(12))
                .as((globals, first, others) -> {
                    List<Instruction> all = new ArrayList<>(globals);
                    all.add(first);
                    all.addAll(others);
                    return all;
                });
    }

    /** None that would be a comment at the beginning of a line. */
    private static Arbitrary<String> words() {
        return Arbitraries.of(
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

    private static Arbitrary<String> names() {
        return Arbitraries.of("a", "V", "TARGETARCH", "_x1", "a.b-c");
    }

    /** In a flag anything may stand, if it is quoted. */
    private static Arbitrary<Optional<String>> flagValues() {
        return Arbitraries.strings()
                .withChars("ab1:/$ \"'\\`=#,-")
                .ofMinLength(1)
                .ofMaxLength(6)
                .optional(0.4);
    }

    private static Arbitrary<Instruction> froms() {
        return Combinators.combine(words(), Arbitraries.of("build", "x.y-z_1").optional(0.5), flagValues())
                .as(PrintedDockerfileTest::from);
    }

    private static Arbitrary<Instruction> args() {
        return Combinators.combine(names(), values().optional(0.6))
                .as(Declaration::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(Instruction.Arg::new);
    }

    private static Arbitrary<String> values() {
        return Arbitraries.of("", "1", "\"a  b\"", "'a \" b'", "$V", "${V:-a}", "a=b", "x#y", "\u00c3\u00bc");
    }

    private static Arbitrary<Instruction> envs() {
        return Combinators.combine(names(), values())
                .as(Pair::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(Instruction.Env::new);
    }

    private static Arbitrary<Instruction> copies() {
        return copies(flagValues(), Arbitraries.just(List.of()));
    }

    /** A quote that is not closed switches the search for heredocs off. */
    private static Arbitrary<Instruction> copiesOfHeredocs() {
        return copies(Arbitraries.of("a", "0:0", "x/$V").optional(0.4), heredocs());
    }

    private static Arbitrary<Instruction> copies(
            Arbitrary<Optional<String>> flagValues, Arbitrary<List<Heredoc>> contents) {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        flagValues,
                        flagValues,
                        flagValues,
                        words().list().ofMinSize(1).ofMaxSize(3),
                        contents,
                        words())
                .as((isAdd, special, chown, chmod, sources, docs, destination) -> new Instruction.Copy(
                        isAdd,
                        isAdd ? Optional.empty() : special,
                        chown,
                        chmod,
                        isAdd ? special : Optional.empty(),
                        sources,
                        docs,
                        destination));
    }

    private static Arbitrary<List<Heredoc>> heredocs() {
        Arbitrary<String> line = Arbitraries.of("FROM ghost", "", "# c", "\tx", "x \\", "EOFX", "$V ${");
        Arbitrary<String> content = line.list()
                .ofMaxSize(3)
                .map(lines -> lines.stream().map(l -> l + "\n").collect(Collectors.joining()));
        return Combinators.combine(
                        Arbitraries.of("EOF", "A"), Arbitraries.of(true, false), Arbitraries.of(true, false), content)
                .as(Heredoc::new)
                .list()
                .ofMaxSize(2)
                .uniqueElements(Heredoc::name);
    }

    private static Arbitrary<Instruction> runs() {
        return Arbitraries.of(
                        "type=cache,target=/x",
                        "from=img,target=/y",
                        "from=a,FROM=b",
                        "\"from=a\",target=/z",
                        "type=ssh")
                .list()
                .ofMaxSize(2)
                .map(mounts -> new Instruction.Run(
                        mounts, mounts.stream().map(Mount::from).toList()));
    }

    private static Arbitrary<Instruction> triggers() {
        return Arbitraries.of("COPY --from=img /a  /b", "RUN true", "ARG X", "run --mount=from=a x")
                .map(Instruction.Onbuild::new);
    }

    private static Arbitrary<Instruction> texts() {
        Arbitrary<List<String>> many = words().list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<List<String>> one = words().list().ofSize(1);
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of(Keyword.EXPOSE, Keyword.VOLUME), many)
                        .as(Instruction.Texts::new),
                Combinators.combine(Arbitraries.of(Keyword.USER, Keyword.WORKDIR, Keyword.STOPSIGNAL), one)
                        .as(Instruction.Texts::new),
                Arbitraries.of(Keyword.CMD, Keyword.ENTRYPOINT, Keyword.HEALTHCHECK, Keyword.SHELL)
                        .map(keyword -> new Instruction.Texts(keyword, List.of())));
    }
}
