package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.check.GoNumbers;
import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.Octets;
import java.util.Optional;

/**
 * The {@code # check=skip=all;error=true} directive ({@code ParseLintOptions} in {@code linter.go}). What it asks the
 * linter for is not ours, but options that do not exist stop a build.
 */
final class CheckDirective {
    private CheckDirective() {}

    /** @throws DockerfileParseException if the file has the directive with options that do not exist */
    static void verify(String octets) {
        String text = Octets.withoutByteOrderMark(octets);
        String content = text.startsWith("#!") ? text.substring(endOfFirstLine(text)) : text;
        Optional<LeadingDirectives.Directive> directive = LeadingDirectives.find("check", content);
        if (directive.isPresent()) {
            String options = Octets.trim(directive.get().value().split(" ", 2)[0]);
            for (String option : options.isEmpty() ? new String[0] : options.split(";", 3)) {
                verifyOption(option);
            }
        }
    }

    private static int endOfFirstLine(String text) {
        int feed = text.indexOf('\n');
        return feed < 0 ? text.length() : feed + 1;
    }

    private static void verifyOption(String option) {
        int equals = option.indexOf('=');
        String name = equals < 0 ? "" : Octets.trim(option.substring(0, equals));
        String value = equals < 0 ? "" : Octets.trim(option.substring(equals + 1));
        boolean valid = switch (name) {
            case "skip", "experimental" -> true;
            case "error" -> GoNumbers.parseBool(value).isPresent();
            default -> false;
        };
        if (!valid) {
            throw new DockerfileParseException(
                    0,
                    "the directive \"check\" has no option " + Fault.quote(option)
                            + "; there are skip=..., experimental=... and error=true|false");
        }
    }
}
