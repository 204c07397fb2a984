package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.Instruction.Declaration;
import io.imagefactory.core.dockerfile.Instruction.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes instructions down, as octets, in one of the many ways that there are. */
final class DockerfilePrinter {
    private final Random random;
    private final char escape;
    private final String lineEnd;

    DockerfilePrinter(Random random) {
        this.random = random;
        this.escape = oneOf("\\", "`").charAt(0);
        this.lineEnd = oneOf("\n", "\r\n");
    }

    String print(List<Instruction> instructions) {
        String directives = oneOf("", "\u00EF\u00BB\u00BF")
                + (escape == '`' ? "# escape=`" + lineEnd : oneOf("", "# comment" + lineEnd));
        String statements = instructions.stream()
                .map(instruction -> between() + indent() + print(instruction) + lineEnd)
                .collect(Collectors.joining());
        return directives + statements + between();
    }

    private String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String between() {
        return oneOf("", "", "\n", "# FROM ghost\n", "  # " + escape + "\n\n").replace("\n", lineEnd);
    }

    private String indent() {
        return oneOf("", "", " ", "\t");
    }

    private String blank() {
        return oneOf(" ", " ", "\t", "  ", " " + escape + "\n", " " + escape + " \n# comment\n\n  ")
                .replace("\n", lineEnd);
    }

    private String cased(String word) {
        return oneOf(
                word,
                word,
                word.toLowerCase(Locale.ROOT),
                word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT));
    }

    private String print(Instruction instruction) {
        if (instruction instanceof Instruction.From from) {
            return statement("FROM", flags(Map.of("platform", from.platform())), from(from));
        } else if (instruction instanceof Instruction.Arg arg) {
            return statement(
                    "ARG",
                    List.of(),
                    arg.declarations().stream().map(DockerfilePrinter::word).toList());
        } else if (instruction instanceof Instruction.Env env) {
            return statement("ENV", List.of(), pairs(env.pairs()));
        } else if (instruction instanceof Instruction.Copy copy) {
            return copy(copy);
        } else if (instruction instanceof Instruction.Run run) {
            return statement(
                    "RUN", run.mounts().stream().map(m -> flag("mount", m)).toList(), List.of(command()));
        } else if (instruction instanceof Instruction.Onbuild onbuild) {
            return statement("ONBUILD", List.of(), List.of(onbuild.trigger()));
        }
        Instruction.Texts texts = (Instruction.Texts) instruction;
        return statement(texts.keyword().name(), List.of(), texts(texts));
    }

    private String statement(String keyword, List<String> flags, List<String> words) {
        StringBuilder statement = new StringBuilder(cased(keyword));
        flags.forEach(flag -> statement.append(blank()).append(flag));
        words.forEach(word -> statement.append(blank()).append(word));
        return statement.toString();
    }

    private List<String> from(Instruction.From from) {
        List<String> words = new ArrayList<>(List.of(from.base()));
        from.name().ifPresent(name -> words.addAll(List.of(cased("AS"), cased(name.toUpperCase(Locale.ROOT)))));
        return words;
    }

    private static String word(Declaration declaration) {
        return declaration.name()
                + declaration.value().map(value -> "=" + value).orElse("");
    }

    private List<String> pairs(List<Pair> pairs) {
        if (pairs.size() == 1 && !pairs.get(0).value().isEmpty() && random.nextBoolean()) {
            return List.of(pairs.get(0).name(), pairs.get(0).value());
        }
        return pairs.stream().map(pair -> pair.name() + "=" + pair.value()).toList();
    }

    private String copy(Instruction.Copy copy) {
        List<String> words = new ArrayList<>(copy.sources());
        copy.contents().forEach(heredoc -> words.add(word(heredoc)));
        words.add(copy.destination());
        List<String> flags = flags(
                Map.of("from", copy.from(), "chown", copy.chown(), "chmod", copy.chmod(), "checksum", copy.checksum()));
        boolean json = copy.contents().isEmpty() && random.nextBoolean();
        String statement = statement(copy.isAdd() ? "ADD" : "COPY", flags, json ? List.of(json(words)) : words);
        return statement
                + copy.contents().stream().map(DockerfilePrinter::lines).collect(Collectors.joining());
    }

    private static String word(Heredoc heredoc) {
        String name = heredoc.expands() ? heredoc.name() : "\"" + heredoc.name() + "\"";
        return "<<" + (heredoc.tabsStripped() ? "-" : "") + name;
    }

    private static String lines(Heredoc heredoc) {
        return "\n" + heredoc.content() + (heredoc.tabsStripped() ? "\t" : "") + heredoc.name();
    }

    private List<String> texts(Instruction.Texts texts) {
        return switch (texts.keyword()) {
            case VOLUME -> random.nextBoolean() ? List.of(json(texts.texts())) : texts.texts();
            case CMD, ENTRYPOINT -> List.of(command());
            case HEALTHCHECK -> List.of(cased("CMD"), command());
            case SHELL -> List.of(json(List.of("/bin/bash", "-c")));
            default -> texts.texts();
        };
    }

    /** What no image depends on, and is not kept. */
    private String command() {
        return oneOf("true", "echo \"a  b\" && # no comment", json(List.of("echo", "a \"b\" \\ c")), "x --from=y [");
    }

    private String json(List<String> words) {
        return words.stream()
                .map(word -> "\""
                        + word.replace("\\", "\\\\").replace("\"", "\\\"").replace("a", oneOf("a", "\\u0061")) + "\"")
                .collect(Collectors.joining(oneOf(",", ", ", " , "), oneOf("[", "[ "), oneOf("]", " ]")));
    }

    private List<String> flags(Map<String, Optional<String>> values) {
        List<String> flags = new ArrayList<>();
        new TreeMap<>(values).forEach((name, value) -> value.ifPresent(text -> flags.add(flag(name, text))));
        Collections.shuffle(flags, random);
        return flags;
    }

    private String flag(String name, String value) {
        String quote = oneOf("", "\"", "'");
        StringBuilder flag = new StringBuilder("--" + name + "=" + quote);
        for (char c : value.toCharArray()) {
            boolean special = c == escape || (quote.isEmpty() ? " \"'" : quote).indexOf(c) >= 0;
            flag.append(special ? String.valueOf(escape) : "").append(c);
        }
        return flag.append(quote).toString();
    }
}
