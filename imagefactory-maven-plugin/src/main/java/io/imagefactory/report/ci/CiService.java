package io.imagefactory.report.ci;

import io.imagefactory.core.text.Excerpt;
import io.imagefactory.core.text.MendableException;
import io.imagefactory.core.text.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** In whose pipeline a run is, and so what it is to leave there. */
public enum CiService {
    GITHUB("GITHUB_ACTIONS", "GITHUB_WORKSPACE"),
    GITLAB("GITLAB_CI", "CI_PROJECT_DIR"),
    NONE("", "");

    private final String variable;
    private final String checkout;

    CiService(String variable, String checkout) {
        this.variable = variable;
        this.checkout = checkout;
    }

    /** The variable that says where the repository is checked out, from which paths are told. */
    public String checkout() {
        return checkout;
    }

    /** As the parameter says it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one whose variable is {@code true} in the environment. */
    public static CiService in(Function<String, Optional<String>> environment) {
        return Arrays.stream(values())
                .filter(service -> service != NONE
                        && environment
                                .apply(service.variable)
                                .filter(Boolean::parseBoolean)
                                .isPresent())
                .findFirst()
                .orElse(NONE);
    }

    /**
     * Reads a name.
     *
     * @throws MendableException where the text is none
     */
    public static CiService of(String text) {
        List<String> known = Arrays.stream(values()).map(CiService::text).toList();
        return Arrays.stream(values())
                .filter(service -> service.text().equals(text.trim().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new MendableException("imagefactory.ci: \"" + Excerpt.of(text)
                        + "\" is none that is known; it is one of " + String.join(", ", known)
                        + Suggestion.after(text, known)));
    }
}
