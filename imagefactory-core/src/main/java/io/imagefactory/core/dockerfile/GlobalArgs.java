package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.Instruction.Declaration;
import io.imagefactory.core.dockerfile.shell.Budget;
import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.Octets;
import io.imagefactory.core.dockerfile.shell.ShellLexer;
import io.imagefactory.core.dockerfile.shell.Variables;
import io.imagefactory.core.image.Platform;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The variables that FROM sees: those of the platforms, the build args that the file declares before its first stage, and
 * their defaults ({@code defaultArgs} in {@code platform.go}, {@code buildMetaArgs} in {@code convert.go}).
 */
final class GlobalArgs implements Variables {
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> buildArgs = new HashMap<>();
    private final Set<String> declared = new TreeSet<>();

    private GlobalArgs() {}

    /** @throws DockerfileParseException if a default cannot be expanded; each of them is, used or not */
    static GlobalArgs of(Dockerfile dockerfile, BuildArgs args, ShellLexer lexer, Budget budget) {
        GlobalArgs globalArgs = new GlobalArgs();
        args.values().forEach((name, value) -> globalArgs.buildArgs.put(Octets.of(name), Octets.of(value)));
        globalArgs.addPlatforms(args, defaultStage(dockerfile));
        for (Command command : dockerfile.globalArgs()) {
            try {
                globalArgs.add((Instruction.Arg) command.instruction(), lexer, budget);
            } catch (Fault fault) {
                throw new DockerfileParseException(command.line(), fault);
            }
        }
        return globalArgs;
    }

    private static String defaultStage(Dockerfile dockerfile) {
        return dockerfile
                .bodies()
                .get(dockerfile.bodies().size() - 1)
                .from()
                .name()
                .orElse("default");
    }

    private void addPlatforms(BuildArgs args, String defaultStage) {
        Platform builds = Platform.LINUX_AMD64;
        Platform target = args.platform();
        addDefault("BUILDPLATFORM", builds.withoutVersion());
        addDefault("BUILDOS", builds.os());
        addDefault("BUILDOSVERSION", builds.osVersion());
        addDefault("BUILDARCH", builds.architecture());
        addDefault("BUILDVARIANT", builds.variant());
        addDefault("TARGETPLATFORM", target.toString());
        addDefault("TARGETOS", target.os());
        addDefault("TARGETOSVERSION", target.osVersion());
        addDefault("TARGETARCH", target.architecture());
        addDefault("TARGETVARIANT", target.variant());
        addDefault("TARGETSTAGE", args.target().map(Octets::of).orElse(defaultStage));
    }

    private void addDefault(String name, String value) {
        values.put(name, buildArgs.getOrDefault(name, Octets.of(value)));
    }

    private void add(Instruction.Arg arg, ShellLexer lexer, Budget budget) {
        for (Declaration declaration : arg.declarations()) {
            String name = declaration.name();
            declared.add(name);
            if (buildArgs.containsKey(name)) {
                values.put(name, buildArgs.get(name));
            } else if (declaration.value().isPresent()) {
                values.put(
                        name,
                        lexer.expand(declaration.value().get(), this, budget).text());
            }
        }
    }

    @Override
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    boolean declares(String name) {
        return declared.contains(name);
    }

    /** The names that the file declares, with a value or without. */
    Set<String> declared() {
        return Collections.unmodifiableSet(declared);
    }

    /** What was given from outside, whether declared or not. */
    Optional<String> buildArg(String name) {
        return Optional.ofNullable(buildArgs.get(name));
    }

    void forget(String name) {
        values.remove(name);
        buildArgs.remove(name);
    }

    void replace(String name, String value) {
        values.computeIfPresent(name, (n, old) -> value);
        buildArgs.computeIfPresent(name, (n, old) -> value);
    }
}
