package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.Instruction.Declaration;
import io.imagefactory.core.dockerfile.Instruction.Pair;
import io.imagefactory.core.dockerfile.check.Device;
import io.imagefactory.core.dockerfile.check.Flags;
import io.imagefactory.core.dockerfile.check.Flags.Kind;
import io.imagefactory.core.dockerfile.check.Healthcheck;
import io.imagefactory.core.dockerfile.check.Mount;
import io.imagefactory.core.dockerfile.shell.Budget;
import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.Octets;
import io.imagefactory.core.dockerfile.shell.Words;
import io.imagefactory.core.text.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes instructions of statements and refuses what no stage could run ({@code frontend/dockerfile/instructions/parse.go}).
 */
record InstructionReader(Statement statement, Budget budget) {
    private static final Map<String, Kind> FROM_FLAGS = Map.of("platform", Kind.TEXT);
    private static final Map<String, Kind> RUN_FLAGS =
            Map.of("mount", Kind.TEXTS, "device", Kind.TEXTS, "network", Kind.TEXT, "security", Kind.TEXT);
    private static final Map<String, Kind> COPY_FLAGS = Map.of(
            "chown", Kind.TEXT,
            "from", Kind.TEXT,
            "chmod", Kind.TEXT,
            "link", Kind.BOOLEAN,
            "exclude", Kind.TEXTS,
            "parents", Kind.BOOLEAN);
    private static final Map<String, Kind> ADD_FLAGS = Map.of(
            "chown", Kind.TEXT,
            "chmod", Kind.TEXT,
            "link", Kind.BOOLEAN,
            "keep-git-dir", Kind.BOOLEAN,
            "checksum", Kind.TEXT,
            "unpack", Kind.BOOLEAN,
            "exclude", Kind.TEXTS);

    private static final Pattern STAGE_NAME = Pattern.compile("[a-z][a-z0-9._-]*");
    private static final Pattern ONBUILD = Pattern.compile("^" + Words.SPACE + "*+(?i:ONBUILD)" + Words.SPACE + "*+");

    /** @throws DockerfileParseException if there is no such instruction, or it is used wrongly */
    static Command read(Statement statement, Budget budget) {
        Keyword keyword = statement.keyword().orElseThrow(() -> unknown(statement));
        try {
            return new Command(new InstructionReader(statement, budget).read(keyword), statement.line());
        } catch (Fault fault) {
            throw new DockerfileParseException(statement.line(), fault);
        }
    }

    private static DockerfileParseException unknown(Statement statement) {
        return new DockerfileParseException(
                statement.line(),
                statement.place().column(0),
                "there is no instruction " + Fault.quote(statement.word())
                        + Suggestion.after(statement.word(), Keyword.names()));
    }

    private Instruction read(Keyword keyword) {
        return switch (keyword) {
            case FROM -> from();
            case ARG -> arg();
            case ENV -> new Instruction.Env(pairs(keyword));
            case LABEL -> {
                pairs(keyword);
                yield texts(keyword, statement.arguments());
            }
            case ADD, COPY -> copy(keyword);
            case RUN -> run();
            case ONBUILD -> onbuild();
            case HEALTHCHECK -> {
                Healthcheck.verify(statement.arguments(), statement.flags());
                yield texts(keyword, List.of());
            }
            case SHELL -> shell();
            case CMD, ENTRYPOINT -> withoutFlags(texts(keyword, List.of()));
            case USER, WORKDIR, MAINTAINER -> {
                single(keyword);
                yield withoutFlags(texts(keyword, statement.arguments()));
            }
            case STOPSIGNAL -> {
                // BuildKit looks at no flags here, nor with ARG.
                single(keyword);
                yield texts(keyword, statement.arguments());
            }
            case EXPOSE -> {
                atLeastOne(keyword);
                yield withoutFlags(texts(keyword, statement.arguments()));
            }
            case VOLUME -> volume();
        };
    }

    private static Instruction texts(Keyword keyword, List<String> texts) {
        return new Instruction.Texts(keyword, texts);
    }

    private Instruction withoutFlags(Instruction instruction) {
        Flags.none(statement.word(), statement.flags());
        return instruction;
    }

    private Flags flags(Map<String, Kind> kinds) {
        return Flags.of(statement.word(), statement.flags(), kinds);
    }

    private void atLeastOne(Keyword keyword) {
        if (statement.arguments().isEmpty()) {
            throw new Fault(keyword + " needs an argument");
        }
    }

    private void single(Keyword keyword) {
        if (statement.arguments().size() != 1) {
            throw new Fault(keyword + " needs exactly one argument");
        }
    }

    private Instruction from() {
        List<String> words = statement.arguments();
        boolean named = words.size() == 3 && Octets.equalFold(words.get(1), "as");
        if (words.size() != 1 && !named) {
            throw new Fault("FROM is followed by one image or stage and, if it is to have a name, by AS and the name");
        }
        Optional<String> name = named ? Optional.of(stageName(words.get(2))) : Optional.empty();
        return new Instruction.From(
                words.get(0),
                statement.argumentsColumn(),
                name,
                flags(FROM_FLAGS).text("platform"));
    }

    private static String stageName(String written) {
        String name = Octets.lower(written);
        if (!STAGE_NAME.matcher(name).matches()) {
            throw new Fault(Fault.quote(written)
                    + " is no name for a stage, which begins with a letter and has letters, digits, \"-\", \"_\" and"
                    + " \".\" only");
        }
        return name;
    }

    private Instruction arg() {
        atLeastOne(Keyword.ARG);
        List<Declaration> declarations = new ArrayList<>();
        for (String word : statement.arguments()) {
            int equals = word.indexOf('=');
            if (equals == 0) {
                throw new Fault("ARG has a value without a name: " + Fault.quote(word));
            }
            declarations.add(
                    equals < 0
                            ? new Declaration(word, Optional.empty())
                            : new Declaration(word.substring(0, equals), Optional.of(word.substring(equals + 1))));
        }
        return new Instruction.Arg(List.copyOf(declarations));
    }

    private List<Pair> pairs(Keyword keyword) {
        Flags.none(statement.word(), statement.flags());
        atLeastOne(keyword);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < statement.arguments().size(); i += 2) {
            Pair pair =
                    new Pair(statement.arguments().get(i), statement.arguments().get(i + 1));
            if (pair.name().isEmpty()) {
                throw new Fault(keyword + " has a value without a name: " + Fault.quote("=" + pair.value()));
            }
            pairs.add(pair);
        }
        return List.copyOf(pairs);
    }

    private Instruction copy(Keyword keyword) {
        List<String> words = statement.arguments();
        if (words.size() < 2) {
            throw new Fault(keyword + " needs a source and a destination");
        }
        boolean isAdd = keyword == Keyword.ADD;
        Flags flags = flags(isAdd ? ADD_FLAGS : COPY_FLAGS);
        String destination = words.get(words.size() - 1);
        if (heredoc(destination).isPresent()) {
            throw new Fault(keyword + " takes a heredoc as a source, not as the destination");
        }
        List<String> sources = new ArrayList<>();
        List<Heredoc> contents = new ArrayList<>();
        for (String source : words.subList(0, words.size() - 1)) {
            heredoc(source).ifPresentOrElse(doc -> contents.add(doc.with(content(doc))), () -> sources.add(source));
        }
        return new Instruction.Copy(
                isAdd,
                flags.text("from"),
                flags.text("chown"),
                flags.text("chmod"),
                flags.text("checksum"),
                List.copyOf(sources),
                List.copyOf(contents),
                destination);
    }

    private Optional<Heredoc> heredoc(String word) {
        try {
            return Heredoc.ofWord(word, budget);
        } catch (Fault e) {
            return Optional.empty();
        }
    }

    private String content(Heredoc announced) {
        String content = "";
        for (Heredoc heredoc : statement.heredocs()) {
            content = heredoc.name().equals(announced.name()) ? heredoc.content() : content;
        }
        return content;
    }

    private Instruction run() {
        Flags flags = flags(RUN_FLAGS);
        oneOf("network", flags.texts("network"), List.of("default", "none", "host"));
        oneOf("security", flags.texts("security"), List.of("sandbox", "insecure"));
        flags.texts("device").forEach(Device::verify);
        List<String> mounts = List.copyOf(flags.texts("mount"));
        List<Optional<String>> froms = new ArrayList<>(mounts.size());
        for (String mount : mounts) {
            froms.add(Mount.from(mount));
        }
        return new Instruction.Run(mounts, List.copyOf(froms));
    }

    private static void oneOf(String flag, List<String> values, List<String> allowed) {
        for (String value : values) {
            if (!allowed.contains(value)) {
                throw new Fault("the flag \"--" + flag + "\" is one of " + String.join(", ", allowed) + ", not "
                        + Fault.quote(value) + Suggestion.after(value, allowed));
            }
        }
    }

    private Instruction onbuild() {
        Statement trigger = statement.trigger().orElseThrow(() -> new Fault("ONBUILD needs an instruction"));
        Flags.none(statement.word(), statement.flags());
        String word = Octets.lower(trigger.word());
        if (word.equals("onbuild") || word.equals("from") || word.equals("maintainer")) {
            throw new Fault("ONBUILD cannot trigger " + Keyword.of(word).orElseThrow());
        }
        StringBuilder text =
                new StringBuilder(ONBUILD.matcher(statement.original()).replaceFirst(""));
        for (Heredoc heredoc : statement.heredocs()) {
            text.append('\n').append(heredoc.content()).append(heredoc.name());
        }
        return new Instruction.Onbuild(text.toString());
    }

    private Instruction shell() {
        Flags.none(statement.word(), statement.flags());
        if (statement.arguments().isEmpty() || !statement.json()) {
            throw new Fault("SHELL needs its command in JSON form, as in SHELL [\"/bin/bash\", \"-c\"]");
        }
        return texts(Keyword.SHELL, List.of());
    }

    private Instruction volume() {
        atLeastOne(Keyword.VOLUME);
        Flags.none(statement.word(), statement.flags());
        List<String> paths = statement.arguments().stream().map(Octets::trim).toList();
        if (paths.contains("")) {
            throw new Fault("VOLUME has a path that is empty");
        }
        return texts(Keyword.VOLUME, paths);
    }
}
