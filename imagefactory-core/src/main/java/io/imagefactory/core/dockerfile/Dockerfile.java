package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.shell.Octets;
import java.util.List;

/**
 * A Dockerfile, read to the rules of BuildKit ({@code frontend/dockerfile} of {@code moby/buildkit}) in three steps:
 * lines ({@code parser}), instructions ({@code instructions}) and, for given build args, stages
 * ({@code dockerfile2llb}).
 *
 * <p>A file that BuildKit cannot build has no images: every fault is an exception with its line. Two things are not
 * judged: what the linter says, and faults that depend on variables of a base image.
 */
public final class Dockerfile {
    private final char escape;
    private final List<Command> globalArgs;
    private final List<StageBody> stages;

    Dockerfile(char escape, List<Command> globalArgs, List<StageBody> stages) {
        this.escape = escape;
        this.globalArgs = List.copyOf(globalArgs);
        this.stages = List.copyOf(stages);
    }

    /**
     * Reads the text of a file.
     *
     * @throws DockerfileParseException if a line or an instruction is malformed, or there is no stage
     */
    public static Dockerfile parse(String text) {
        return DockerfileReader.read(Octets.of(text));
    }

    /**
     * Reads the bytes of a file, in UTF-8 with or without a byte order mark; bytes that are no UTF-8 do no harm in
     * comments and arguments.
     *
     * @throws DockerfileParseException if a line or an instruction is malformed, or there is no stage
     */
    public static Dockerfile parse(byte[] content) {
        return DockerfileReader.read(Octets.of(content));
    }

    /**
     * Every image that the file names in any stage, each once, in the order of the file; what ONBUILD names only where a
     * stage that the target needs stands on the one with the trigger.
     *
     * @throws DockerfileParseException if the file cannot be built with these args
     */
    public List<ExternalImage> externalImages(BuildArgs args) {
        return StageResolver.resolve(this, args);
    }

    /**
     * The images that a rebuild would pick up: all {@linkplain #externalImages external images}, or with a target only
     * those that it needs.
     *
     * @throws DockerfileParseException if the file cannot be built with these args
     */
    public List<ExternalImage> baseImages(BuildArgs args) {
        boolean all = args.target().isEmpty();
        return externalImages(args).stream()
                .filter(image -> all || image.reachable())
                .toList();
    }

    char escape() {
        return escape;
    }

    /** The ARG instructions before the first stage. */
    List<Command> globalArgs() {
        return globalArgs;
    }

    /** The stages in the order of the file; never empty. */
    List<StageBody> bodies() {
        return stages;
    }
}
