package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.check.GoNumbers;
import io.imagefactory.core.dockerfile.check.RemoteSource;
import io.imagefactory.core.dockerfile.shell.Budget;
import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.Octets;
import io.imagefactory.core.dockerfile.shell.ShellLexer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The build arg {@code SOURCE_DATE_EPOCH}, which is a number of seconds, {@code context} or a stage that adds one remote
 * file ({@code epoch.go}). What the last two come to is known only to a build; FROM sees them as not set.
 *
 * @param own variables of the stage
 */
record SourceDateEpoch(GlobalArgs globalArgs, ShellLexer lexer, Budget budget, Map<String, String> own) {
    private static final String NAME = "SOURCE_DATE_EPOCH";

    /** @throws DockerfileParseException if it is neither */
    static void resolve(Dockerfile dockerfile, GlobalArgs globalArgs, ShellLexer lexer, Budget budget) {
        Optional<String> given =
                globalArgs.buildArg(NAME).or(() -> globalArgs.value(NAME).filter(v -> !v.isEmpty()));
        if (given.isEmpty()) {
            return;
        }
        String value = given.get();
        OptionalLong seconds = GoNumbers.parseLong(value);
        if (seconds.isPresent()) {
            globalArgs.replace(NAME, Long.toString(seconds.getAsLong()));
            return;
        }
        if (!value.isEmpty() && !value.equals("context")) {
            StageBody stage = dockerfile.bodies().stream()
                    .filter(body -> body.from()
                            .name()
                            .filter(name -> Octets.equalFold(value, name))
                            .isPresent())
                    .findFirst()
                    .orElseThrow(() -> new DockerfileParseException(
                            0,
                            NAME + " is a number of seconds, \"context\" or the name of a stage, not "
                                    + Fault.quote(value)));
            new SourceDateEpoch(globalArgs, lexer, budget, new HashMap<>()).verify(stage);
        }
        globalArgs.forget(NAME);
    }

    private Optional<String> value(String name) {
        Optional<String> value = Optional.ofNullable(own.get(name));
        return value.isPresent() || name.equals(NAME) ? value : globalArgs.value(name);
    }

    private String expand(String word) {
        return lexer.expand(word, this::value, budget).text();
    }

    /** @throws DockerfileParseException if it is anything else than scratch, and one remote ADD ({@code sourceDateEpochStageSource}) */
    private void verify(StageBody stage) {
        int line = stage.line();
        try {
            if (!expand(stage.from().base()).equals(Node.SCRATCH)) {
                throw new Fault("the stage that SOURCE_DATE_EPOCH names must stand on scratch");
            }
            int additions = 0;
            for (Command command : stage.commands()) {
                additions += added(command.instruction());
            }
            if (additions != 1) {
                throw new Fault("the stage that SOURCE_DATE_EPOCH names must have exactly one ADD, of a remote file");
            }
        } catch (Fault fault) {
            throw new DockerfileParseException(line, fault);
        }
    }

    /** How many files the instruction adds. */
    private int added(Instruction instruction) {
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
