package io.imagefactory.core.enroll.command;

import io.imagefactory.core.enroll.bake.BakeRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command line with {@code docker buildx bake}.
 *
 * @param publishes whether {@code --push} is among its options
 */
public record BakeCommand(BakeRequest request, boolean publishes) {

    private static final Set<String> SWITCHES =
            Set.of("--push", "--load", "--no-cache", "--pull", "--print", "--list-targets", "--check");

    /** The command as one, if it is one that builds. */
    public static Optional<BakeCommand> of(Command command) {
        List<String> words = command.words();
        int verb = words.indexOf("bake");
        if (!command.program().equals("docker") && !command.program().equals("buildx") || verb < 1 || verb > 2) {
            return Optional.empty();
        }
        Options options = Options.of(words.subList(verb + 1, words.size()), SWITCHES);
        if (options.isSet("--print") || options.isSet("--check") || options.isSet("--list")) {
            return Optional.empty();
        }
        BakeRequest request = new BakeRequest(
                command.folder(),
                options.all("--file", "-f"),
                options.operands(),
                options.all("--set"),
                command.environment());
        boolean publishes =
                options.isSet("--push") || options.all("--set").stream().anyMatch(BakeRequest::isPush);
        return Optional.of(new BakeCommand(request, publishes));
    }
}
