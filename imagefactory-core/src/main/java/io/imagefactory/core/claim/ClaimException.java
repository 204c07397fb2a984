package io.imagefactory.core.claim;

import io.imagefactory.core.git.CloneUrl;
import io.imagefactory.core.git.FetchProblem;
import io.imagefactory.core.git.GitUrl;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.text.MendableException;
import io.imagefactory.core.text.Words;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Rebuilds cannot be claimed. The message is a sentence without a full stop that says what to do. */
public final class ClaimException extends MendableException {

    private static final String WITHOUT =
            Words.OURS.noClaim() + " does without, and then two runs at once could ask twice";

    private ClaimException(String message) {
        super(message);
    }

    private ClaimException(String message, Throwable cause) {
        super(message, cause);
    }

    /** There is no Git server to settle it. */
    static ClaimException noRemote(String remote, String where) {
        return new ClaimException("there is no Git remote \"" + GitUrl.withoutCredentials(remote) + "\"" + where
                + ", so two runs on different machines could ask for the same rebuild; name one with "
                + Words.OURS.claimRemote() + "=<name or URL>; " + WITHOUT);
    }

    static ClaimException notAllowed(CloneUrl url) {
        return new ClaimException("rebuilds are claimed at " + url.text() + ", which is reached by " + url.scheme()
                + ", and that is not allowed; name it by https or ssh, or add " + url.scheme()
                + " to " + Words.OURS.allowedProtocols());
    }

    /** What stands there cannot be read. */
    static ClaimException unread(CloneUrl url, FetchProblem problem) {
        String reason = switch (problem.kind()) {
            case ABSENT -> absent(url);
            case REFUSED, NO_FILTER ->
                url.text() + " is served by something that does not speak Git's protocol as " + "we do; " + WITHOUT;
            default -> problem.reason();
        };
        return new ClaimException("rebuilds cannot be claimed: " + reason, problem);
    }

    private static String absent(CloneUrl url) {
        return url.scheme().equals("file")
                ? "there is no repository " + url.text() + " on this machine; mend the URL of the remote"
                : "there is no repository " + url.text()
                        + ", or no access to it, which its host does not tell apart; mend the URL of the remote, or "
                        + url.accessHint();
    }

    /** It can be read, and not written. */
    static ClaimException forbidden(CloneUrl url, FetchProblem problem) {
        return new ClaimException(
                "rebuilds cannot be claimed: we may read " + url.text() + " and not push to it; " + url.accessHint()
                        + " that may (" + pushHints() + "); " + WITHOUT,
                problem);
    }

    private static String pushHints() {
        return Arrays.stream(Provider.values())
                .flatMap(provider -> provider.pushHint().stream())
                .collect(Collectors.joining("; "));
    }

    /** The push went out, and nobody can say what became of it. */
    static ClaimException unknown(FetchProblem problem) {
        return new ClaimException(
                "rebuilds were claimed perhaps: " + problem.reason()
                        + "; none of them is asked for, and what was claimed is free again after the time-out",
                problem);
    }

    /** What a claim that the server does not take is refused for. */
    static String refusal(CloneUrl url, String ref) {
        return url.text() + " does not take " + ref + "; let no hook, rule or hidden reference there stand against "
                + "references below refs/imagefactory/; " + WITHOUT;
    }
}
