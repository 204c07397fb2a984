package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.check.RemoteSource;
import io.imagefactory.core.dockerfile.shell.Budget;
import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.ShellLexer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A stage that gives {@code SOURCE_DATE_EPOCH}: scratch, and one remote ADD ({@code sourceDateEpochStageSource}). */
final class SourceStage {
    private final StageBody stage;
    private final ShellLexer lexer;
    private final Budget budget;
    private final GlobalArgs globalArgs;
    private final Map<String, String> own = new HashMap<>();

    SourceStage(StageBody stage, GlobalArgs globalArgs, ShellLexer lexer, Budget budget) {
        this.stage = stage;
        this.globalArgs = globalArgs;
        this.lexer = lexer;
        this.budget = budget;
    }

    private Optional<String> value(String name) {
        Optional<String> value = Optional.ofNullable(own.get(name));
        return value.isPresent() || name.equals("SOURCE_DATE_EPOCH") ? value : globalArgs.value(name);
    }

    private String expand(String word) {
        return lexer.expand(word, this::value, budget).text();
    }

    /** @throws DockerfileParseException if it is anything else */
    void verify() {
        int line = stage.stage().line();
        try {
            if (!expand(stage.from().base()).equals(Node.SCRATCH)) {
                throw new Fault("the stage that SOURCE_DATE_EPOCH names must stand on scratch");
            }
            int additions = 0;
            for (Command command : stage.commands()) {
                additions += verify(command.instruction());
            }
            if (additions != 1) {
                throw new Fault("the stage that SOURCE_DATE_EPOCH names must have exactly one ADD, of a remote file");
            }
        } catch (Fault fault) {
            throw new DockerfileParseException(line, fault);
        }
    }

    /** How many files the instruction adds. */
    private int verify(Instruction instruction) {
        if (instruction instanceof Instruction.Arg arg) {
            arg.declarations().forEach(this::declare);
            return 0;
        }
        if (instruction instanceof Instruction.Copy add && add.isAdd()) {
            if (!add.contents().isEmpty() || add.sources().size() != 1) {
                throw new Fault("the stage that SOURCE_DATE_EPOCH names must add a single remote file");
            }
            if (!RemoteSource.isRemote(expand(add.sources().get(0)))) {
                throw new Fault("the stage that SOURCE_DATE_EPOCH names must add its file from a URL or a repository");
            }
            return 1;
        }
        throw new Fault("the stage that SOURCE_DATE_EPOCH names may have nothing but ARG and ADD");
    }

    private void declare(Instruction.Declaration declaration) {
        Optional<String> given = globalArgs.buildArg(declaration.name());
        given.or(() -> declaration.value().map(this::expand)).ifPresent(value -> own.put(declaration.name(), value));
    }
}
