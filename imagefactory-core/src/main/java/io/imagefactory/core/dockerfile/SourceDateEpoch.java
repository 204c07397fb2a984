package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.check.GoNumbers;
import io.imagefactory.core.dockerfile.shell.Budget;
import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.Octets;
import io.imagefactory.core.dockerfile.shell.ShellLexer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The build arg {@code SOURCE_DATE_EPOCH}, which is a number of seconds, {@code context} or a stage that adds one remote
 * file ({@code epoch.go}). What the last two come to is known only to a build; FROM sees them as not set.
 */
final class SourceDateEpoch {
    private static final String NAME = "SOURCE_DATE_EPOCH";

    private SourceDateEpoch() {}

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
            new SourceStage(stage, globalArgs, lexer, budget).verify();
        }
        globalArgs.forget(NAME);
    }
}
