package io.imagefactory.core.enroll.build;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables in the values of a Compose file (compose-spec, 12-interpolation), and in those of GitLab. */
public final class Interpolation {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:(\\$)|([A-Za-z_]\\w*)|\\{([A-Za-z_]\\w*)(?:(:?[-+?])([^{}$]*))?\\}|\\{[^}]*\\}?)");

    private Interpolation() {}

    /** The text with its variables replaced; one without a value and a default is not known. */
    public static String of(String text, Map<String, String> variables) {
        Matcher matcher = VARIABLE.matcher(text);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(value(found, variables)));
    }

    private static String value(java.util.regex.MatchResult found, Map<String, String> variables) {
        if (found.group(1) != null) {
            return "$";
        }
        String name = Optional.ofNullable(found.group(2)).orElse(found.group(3));
        if (name == null) {
            return Unknown.TEXT;
        }
        Optional<String> value = Optional.ofNullable(variables.get(name));
        String operator = Optional.ofNullable(found.group(4)).orElse("");
        if (operator.endsWith("-")) {
            return value.filter(known -> !operator.startsWith(":") || !known.isEmpty())
                    .orElse(found.group(5));
        }
        return operator.endsWith("+") ? Unknown.TEXT : value.orElse(Unknown.TEXT);
    }
}
