package io.imagefactory.core.registry;

import io.imagefactory.core.host.Answer;
import io.imagefactory.core.host.Causes;
import io.imagefactory.core.host.Verdict;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A registry did not tell. The message is a sentence that is the same for all images that fail for the same cause. */
public final class RegistryException extends IOException {

    private final transient Verdict verdict;
    private final Kind kind;

    private RegistryException(String message, @Nullable Throwable cause, Verdict verdict, Kind kind) {
        super(message, cause);
        this.verdict = verdict;
        this.kind = kind;
    }

    private enum Kind {
        /** It has answered that there is none for us. */
        HIDDEN,
        /** It has answered that there is none, which may mean that there is none for us. */
        NOT_FOUND,
        /** What it has answered is of no use. */
        UNUSABLE,
        /** It was one request too many. */
        LIMITED,
        /** It has not answered, or that it cannot. */
        SILENT
    }

    /** It will fail again for the same reason. */
    public static RegistryException lasting(String message) {
        return new RegistryException(message, null, Verdict.LASTING, Kind.UNUSABLE);
    }

    /** There is no such image, or it is not for us: the registry has answered, and will not answer otherwise. */
    public static RegistryException hidden(String message) {
        return new RegistryException(message, null, Verdict.LASTING, Kind.HIDDEN);
    }

    /** There is no such image, or registries do as if: some that hide it say so too. */
    public static RegistryException notFound(String message) {
        return new RegistryException(message, null, Verdict.LASTING, Kind.NOT_FOUND);
    }

    /** Nothing came back, or not the whole of it. */
    static RegistryException unreachable(String registry, IOException cause) {
        // Such a message may quote what was sent to us, which may be anything, and what we sent ourselves too.
        boolean garbled = new Causes(cause).has(ProtocolException.class);
        String reason = garbled
                ? "it does not speak HTTP"
                : Optional.ofNullable(cause.getMessage())
                        .or(() -> Optional.ofNullable(cause.getCause()).map(Throwable::getMessage))
                        .orElse(cause.getClass().getSimpleName());
        return new RegistryException(
                registry + " gives no answer (" + reason + ")", garbled ? null : cause, Verdict.LASTING, Kind.SILENT);
    }

    /** It was not asked, since it has said that it would not answer so soon. */
    static RegistryException usedUp(String registry, String how) {
        return new RegistryException(tooMany(registry, how), null, Verdict.LASTING, Kind.LIMITED);
    }

    /**
     * An answer that is no success.
     *
     * @param known whether we showed who we are
     */
    static RegistryException of(String registry, Answer answer, boolean known, Instant now) {
        int status = answer.status();
        Verdict passing = new Verdict.Passing(answer.retryAfter(now));
        return switch (status) {
            case 401, 403 ->
                hidden(registry
                        + (known
                                ? " does not give access to it with the credentials that are known for it ("
                                : " wants credentials for it, and none are known (")
                        + status + ")");
            case 404 -> notFound(registry + " has no such image or tag, or does not show it to us (404)");
            case 429 -> new RegistryException(tooMany(registry, "429"), null, passing, Kind.LIMITED);
            default -> {
                String message = registry + " answers with status " + status;
                yield status >= 500 ? new RegistryException(message, null, passing, Kind.SILENT) : lasting(message);
            }
        };
    }

    private static String tooMany(String registry, String how) {
        return registry + " answers no more requests for now (" + how
                + "); run again later, or with credentials that are " + "allowed more";
    }

    /** Whether to ask again. */
    Verdict verdict() {
        return verdict;
    }

    /** Whether it has answered that there is no such image, or none for us. */
    public boolean isHidden() {
        return kind == Kind.HIDDEN || kind == Kind.NOT_FOUND;
    }

    /** Whether it has answered that there is none, and not that it is for others. */
    public boolean isNotFound() {
        return kind == Kind.NOT_FOUND;
    }

    /** Whether it was only one request too many. */
    boolean isLimited() {
        return kind == Kind.LIMITED;
    }

    /** Whether it may well answer when it is asked another time. */
    public boolean isForLater() {
        return kind == Kind.LIMITED || kind == Kind.SILENT;
    }
}
