package io.imagefactory.core.host;

import java.util.Arrays;
import java.util.Optional;

/**
 * A {@code Link} header: {@code <target>; name=value; name="value", <target> ...} (RFC 8288, section 3). Read once from left
 * to right, however long it is.
 */
public final class LinkHeader {

    private final String text;
    private int at;

    private LinkHeader(String text) {
        this.text = text;
    }

    /** The target of the first link of that relation; what cannot be read ends the search. */
    public static Optional<String> target(String header, String relation) {
        return new LinkHeader(header).find(relation);
    }

    private Optional<String> find(String relation) {
        while (skip(", \t") < text.length() && text.charAt(at) == '<') {
            int end = text.indexOf('>', at);
            if (end < 0) {
                return Optional.empty();
            }
            String target = text.substring(at + 1, end);
            at = end + 1;
            boolean found = false;
            while (skip(" \t") < text.length() && text.charAt(at) == ';') {
                at++;
                skip(" \t");
                String name = until("=;, \t");
                found |= value().filter(value -> isRelation(name, value, relation))
                        .isPresent();
            }
            if (found) {
                return Optional.of(target);
            }
        }
        return Optional.empty();
    }

    private static boolean isRelation(String name, String value, String relation) {
        return name.equalsIgnoreCase("rel")
                && Arrays.asList(value.split("[ \t]")).contains(relation);
    }

    private Optional<String> value() {
        if (skip(" \t") == text.length() || text.charAt(at) != '=') {
            return Optional.empty();
        }
        at++;
        if (skip(" \t") == text.length() || text.charAt(at) != '"') {
            return Optional.of(until(";, \t"));
        }
        StringBuilder value = new StringBuilder();
        while (++at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
            value.append(text.charAt(at));
        }
        at = Math.min(at + 1, text.length());
        return Optional.of(value.toString());
    }

    private String until(String ends) {
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private int skip(String blanks) {
        while (at < text.length() && blanks.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
