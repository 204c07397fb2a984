package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.shell.Octets;
import java.util.Optional;

/**
 * The frontend that a file asks for: {@code # syntax=docker/dockerfile:1} on top, behind a shebang line or not, or the
 * same with {@code //}, or a JSON object with the key {@code syntax} ({@code DetectSyntax} in {@code directives.go}).
 */
final class SyntaxDirective {
    private static final String NAME = "syntax";

    private SyntaxDirective() {}

    static Optional<String> find(String octets) {
        String content = withoutShebang(Octets.withoutByteOrderMark(octets));
        return LeadingDirectives.find(NAME, content, "#")
                .or(() -> LeadingDirectives.find(NAME, content, "//"))
                .map(Directive::firstWord)
                .or(() -> Json.member(content, NAME));
    }

    static String withoutShebang(String content) {
        if (!content.startsWith("#!")) {
            return content;
        }
        int feed = content.indexOf('\n');
        return feed < 0 ? "" : content.substring(feed + 1);
    }
}
