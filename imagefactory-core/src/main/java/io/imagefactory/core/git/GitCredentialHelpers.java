package io.imagefactory.core.git;

import io.imagefactory.core.file.Program;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What Git's own credential helpers know, asked by {@code git credential fill} (git-credential(1)). Nobody is asked at a
 * terminal or in a window; where there is no Git, nothing is known.
 */
public final class GitCredentialHelpers implements CredentialHelpers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Map<String, String> ASK_NOBODY = Map.of(
            "GIT_TERMINAL_PROMPT", "0",
            "GIT_ASKPASS", "",
            "SSH_ASKPASS", "",
            "GCM_INTERACTIVE", "never");

    private final Map<String, String> environment;
    private final Map<String, Optional<Credential>> asked = new ConcurrentHashMap<>();

    /** @param environment what is set for the helpers, beside what they inherit */
    public GitCredentialHelpers(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Optional<Credential> ask(String protocol, String host) {
        return asked.computeIfAbsent("protocol=" + protocol + "\nhost=" + host + "\n\n", this::ask);
    }

    private Optional<Credential> ask(String question) {
        try {
            Program git = new Program(
                    List.of("git", "credential", "fill"),
                    variables -> {
                        variables.putAll(ASK_NOBODY);
                        variables.putAll(environment);
                    },
                    false);
            return credential(git.run(question, PATIENCE).text().lines().toList());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Credential> credential(List<String> lines) {
        return field(lines, "password")
                .filter(password -> !password.isBlank())
                .map(password -> new Credential(field(lines, "username"), new Secret(password)));
    }

    private static Optional<String> field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst();
    }
}
