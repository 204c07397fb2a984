package io.imagefactory.core.dockerfile.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * The replacement of <code>${name//pattern/replacement}</code>, which BuildKit hands to Go's {@code ReplaceAllString}:
 * <code>$0</code> is the match, <code>$$</code> a dollar sign, and any other <code>$name</code> is empty.
 */
record ReplacementTemplate(List<String> parts) {
    private static final String MATCH = "$0";

    static ReplacementTemplate of(String text) {
        List<String> parts = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int dollar = text.indexOf('$', i);
            if (dollar < 0) {
                break;
            }
            parts.add(text.substring(i, dollar));
            int end = endOfGroup(text, dollar + 1);
            if (text.startsWith("$", dollar + 1)) {
                parts.add("$");
                i = dollar + 2;
            } else if (end < 0) {
                parts.add("$");
                i = dollar + 1;
            } else {
                String group = text.substring(dollar + 1, end);
                if (group.equals("0") || group.equals("{0}")) {
                    parts.add(MATCH);
                }
                i = end;
            }
        }
        parts.add(text.substring(i));
        return new ReplacementTemplate(parts);
    }

    private static int endOfGroup(String text, int from) {
        boolean braces = text.startsWith("{", from);
        int start = braces ? from + 1 : from;
        int i = start;
        while (i < text.length() && isNamePart(Octets.rune(text, i))) {
            i += Octets.width(text, i);
        }
        if (i == start) {
            return -1;
        }
        if (!braces) {
            return i;
        }
        return i < text.length() && text.charAt(i) == '}' ? i + 1 : -1;
    }

    private static boolean isNamePart(int rune) {
        return Character.isLetterOrDigit(rune) || rune == '_';
    }

    String expand(String match) {
        StringBuilder expanded = new StringBuilder();
        // A literal part never has a dollar sign beside anything else, so it cannot be taken for the match.
        parts.forEach(part -> expanded.append(part.equals(MATCH) ? match : part));
        return expanded.toString();
    }
}
