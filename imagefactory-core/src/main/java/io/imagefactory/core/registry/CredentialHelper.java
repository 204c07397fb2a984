package io.imagefactory.core.registry;

import io.imagefactory.core.file.Program;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.json.Json;
import io.imagefactory.core.json.MalformedJsonException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The programs {@code docker-credential-<name>}, asked by docker's protocol: {@code get}, the server on standard input, a
 * JSON object on standard output. Each is asked once for a server; what it prints is shown to nobody.
 */
public final class CredentialHelper {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final String NOT_FOUND = "credentials not found";

    private final UnaryOperator<String> program;
    private final Duration timeout;
    private final Consumer<String> problems;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private final Map<String, Optional<Credential>> answers = new ConcurrentHashMap<>();

    /**
     * @param program what to start for {@code docker-credential-<name>}; by itself it is looked for in {@code PATH}
     * @param problems told of a helper that does not work, in a sentence
     */
    public CredentialHelper(UnaryOperator<String> program, Duration timeout, Consumer<String> problems) {
        this.program = program;
        this.timeout = timeout;
        this.problems = problems;
    }

    /** What the helper of that name knows for a server; nothing where it does not work. */
    Optional<Credential> get(String name, String server) {
        return answers.computeIfAbsent(name + " " + server, any -> ask(name, server));
    }

    private Optional<Credential> ask(String name, String server) {
        String program = "docker-credential-" + name;
        if (!NAME.matcher(name).matches()) {
            return report("docker's config.json names a credential helper that is no name");
        }
        try {
            return answer(program, new Program(this.program.apply(program), "get").run(server + "\n", timeout));
        } catch (IOException e) {
            return unusable(program + ", which docker's config.json names, cannot be run");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<Credential> answer(String program, Program.Answer answer) {
        if (answer.exit().isEmpty()) {
            return unusable(program + " gives no answer within " + timeout.toSeconds() + " s");
        }
        if (answer.exit().getAsInt() != 0) {
            return answer.text().contains(NOT_FOUND)
                    ? Optional.empty()
                    : unusable(
                            program + " fails with exit code " + answer.exit().getAsInt() + "");
        }
        try {
            Json json = Json.read(answer.output());
            return json.text("Secret")
                    .filter(secret -> !secret.isBlank())
                    .map(secret -> new Credential(json.text("Username"), new Secret(secret)));
        } catch (MalformedJsonException e) {
            return unusable(program + " does not answer as a credential helper should");
        }
    }

    private Optional<Credential> unusable(String what) {
        return report(what + "; registries are asked without it");
    }

    private Optional<Credential> report(String problem) {
        if (reported.add(problem)) {
            problems.accept(problem);
        }
        return Optional.empty();
    }
}
