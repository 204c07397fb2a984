package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.Instruction.Declaration;
import io.imagefactory.core.dockerfile.Instruction.Pair;
import io.imagefactory.core.dockerfile.Node.Step;
import io.imagefactory.core.dockerfile.check.ExposedPort;
import io.imagefactory.core.dockerfile.check.FileMode;
import io.imagefactory.core.dockerfile.check.MountOptions;
import io.imagefactory.core.dockerfile.check.RemoteSource;
import io.imagefactory.core.dockerfile.check.Signal;
import io.imagefactory.core.dockerfile.check.WindowsPath;
import io.imagefactory.core.dockerfile.shell.Budget;
import io.imagefactory.core.dockerfile.shell.Expansion;
import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.ShellLexer;
import io.imagefactory.core.image.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges one step after the other of a stage that is built, and keeps its variables ({@code dispatch}). */
final class StepCheck {
    private static final ShellLexer CONTENTS = ShellLexer.ofContents();

    private final Setting setting;
    private final StageVariables variables;
    private final Node stage;
    private final Platform platform;
    private Optional<String> workdir;

    /** What all stages share. */
    record Setting(GlobalArgs globalArgs, ShellLexer lexer, Budget budget) {}

    StepCheck(Setting setting, StageVariables variables, Node stage, Optional<String> workdir, Platform platform) {
        this.setting = setting;
        this.variables = variables;
        this.stage = stage;
        this.workdir = workdir;
        this.platform = platform;
    }

    /** The working directory after the steps so far, if the file says it. */
    Optional<String> workdir() {
        return workdir;
    }

    /** @throws Fault if the step cannot run */
    void verify(Step step) {
        Instruction instruction = step.instruction();
        if (instruction instanceof Instruction.Copy copy) {
            verifyCopy(copy, step);
        } else if (instruction instanceof Instruction.Run run) {
            verifyRun(run, step);
        } else if (instruction instanceof Instruction.Env env) {
            setEnv(env);
        } else if (instruction instanceof Instruction.Arg arg) {
            arg.declarations().forEach(this::declare);
        } else if (instruction instanceof Instruction.Texts texts) {
            verifyTexts(texts);
        }
    }

    private Expansion expand(String word) {
        return setting.lexer().expand(word, variables, setting.budget());
    }

    private List<Expansion> expandAll(List<String> words) {
        List<Expansion> expansions = new ArrayList<>(words.size());
        for (String word : words) {
            expansions.add(expand(word));
        }
        return expansions;
    }

    private void setEnv(Instruction.Env env) {
        List<Expansion> words = new ArrayList<>();
        for (Pair pair : env.pairs()) {
            words.add(expand(pair.name()));
            words.add(expand(pair.value()));
        }
        for (int i = 0; i < words.size(); i += 2) {
            variables.set(words.get(i).text(), words.get(i + 1));
        }
    }

    private void declare(Declaration declaration) {
        String name = declaration.name();
        Optional<Expansion> given = setting.globalArgs().buildArg(name).map(StepCheck::literal);
        Optional<Expansion> value = given.or(() -> declaration.value().map(this::expand))
                .or(() -> setting.globalArgs().value(name).map(StepCheck::literal));
        value.ifPresent(expansion -> variables.set(name, expansion));
    }

    private static Expansion literal(String text) {
        return new Expansion(text, true);
    }

    private void verifyRun(Instruction.Run run, Step step) {
        for (int i = 0; i < run.mounts().size(); i++) {
            Optional<MountOptions> options = MountOptions.read(run.mounts().get(i), this::expand);
            Node source = step.sources().get(i);
            if (options.isPresent()) {
                if (options.get().needsSource()) {
                    verifyAbove(source);
                }
                options.get().verifyTarget(workdir);
            }
        }
    }

    private void verifyAbove(Node source) {
        if (source.body().isPresent() && source.index() > stage.index()) {
            throw new Fault("the stage " + Fault.quote(name(source)) + " stands below; only a stage above can be used");
        }
    }

    private static String name(Node stage) {
        return stage.body().flatMap(body -> body.from().name()).orElse(Integer.toString(stage.index()));
    }

    private void verifyCopy(Instruction.Copy copy, Step step) {
        copy.chown().ifPresent(this::expand);
        Optional<Expansion> chmod = copy.chmod().map(this::expand);
        Optional<Expansion> checksum = copy.checksum().map(this::expand);
        List<Expansion> sources = expandAll(copy.sources());
        Expansion destination = expand(copy.destination());
        for (Heredoc content : copy.contents()) {
            if (content.expands()) {
                CONTENTS.expand(content.content(), variables, setting.budget());
            }
        }
        step.sources().forEach(this::verifyAbove);
        chmod.filter(Expansion::known).map(Expansion::text).ifPresent(FileMode::verify);
        verifyPath(destination);
        sources.forEach(source -> verifySource(copy, source));
        if (checksum.filter(c -> c.known() && !c.text().isEmpty()).isPresent()) {
            verifyChecksum(sources);
        }
    }

    private static void verifyChecksum(List<Expansion> sources) {
        boolean remote = sources.size() == 1
                && (!sources.get(0).known()
                        || RemoteSource.isRemote(sources.get(0).text()));
        if (!remote) {
            throw new Fault("\"--checksum\" is for a single source that is fetched");
        }
    }

    private void verifySource(Instruction.Copy copy, Expansion source) {
        if (!source.known()) {
            return;
        }
        boolean remote = RemoteSource.isRemote(source.text());
        if (remote && !copy.isAdd()) {
            throw new Fault("COPY takes no remote source; use ADD for " + Fault.quote(source.text()));
        }
        if (!remote) {
            verifyPath(source);
        }
    }

    private void verifyPath(Expansion path) {
        if (platform.os().equals("windows") && path.known()) {
            WindowsPath.verify(path.text());
        }
    }

    private void verifyTexts(Instruction.Texts texts) {
        if (texts.keyword() == Keyword.EXPOSE) {
            texts.texts().forEach(this::verifyPorts);
            return;
        }
        List<Expansion> words = texts.keyword() == Keyword.MAINTAINER ? List.of() : expandAll(texts.texts());
        switch (texts.keyword()) {
            case WORKDIR -> enter(words.get(0));
            case STOPSIGNAL -> known(words).forEach(Signal::verify);
            case VOLUME -> known(words).forEach(StepCheck::verifyVolume);
            default -> {}
        }
    }

    private static List<String> known(List<Expansion> words) {
        return words.stream().filter(Expansion::known).map(Expansion::text).toList();
    }

    private static void verifyVolume(String path) {
        if (path.isEmpty()) {
            throw new Fault("VOLUME has a path that is empty");
        }
    }

    private void enter(Expansion path) {
        verifyPath(path);
        if (!path.known()) {
            workdir = Optional.empty();
        } else if (path.text().startsWith("/")) {
            workdir = Optional.of(path.text());
        } else {
            workdir = workdir.map(current -> current + "/" + path.text());
        }
    }

    private void verifyPorts(String written) {
        if (expand(written).known()) {
            setting.lexer().words(written, variables, setting.budget()).forEach(ExposedPort::verify);
        }
    }
}
