package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.shell.Budget;
import io.imagefactory.core.dockerfile.shell.Fault;
import java.util.ArrayList;
import java.util.List;

/** Puts instructions into their stages ({@code Parse} in {@code instructions/parse.go}). */
final class DockerfileReader {
    private final List<Command> globalArgs = new ArrayList<>();
    private final List<StageBody> stages = new ArrayList<>();

    private DockerfileReader() {}

    static Dockerfile read(String octets) {
        if (octets.isEmpty()) {
            throw new DockerfileParseException(0, "the file is empty; it must begin with FROM");
        }
        CheckDirective.verify(octets);
        Budget budget = new Budget();
        StatementReader.Result result = StatementReader.read(octets, budget);
        DockerfileReader reader = new DockerfileReader();
        for (Statement statement : result.statements()) {
            reader.add(statement, InstructionReader.read(statement, budget));
        }
        if (reader.stages.isEmpty()) {
            throw new DockerfileParseException(0, "the file has no stage; a stage begins with FROM");
        }
        return new Dockerfile(result.escape(), reader.globalArgs, reader.stages);
    }

    private void add(Statement statement, Command command) {
        if (command.instruction() instanceof Instruction.From from) {
            stages.add(new StageBody(command.line(), from, new ArrayList<>()));
        } else if (!stages.isEmpty()) {
            stages.get(stages.size() - 1).commands().add(command);
        } else if (command.instruction() instanceof Instruction.Arg) {
            globalArgs.add(command);
        } else {
            throw new DockerfileParseException(
                    command.line(),
                    Fault.quote(statement.word()) + " stands before the first FROM, where only ARG may");
        }
    }
}
