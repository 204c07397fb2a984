package io.imagefactory.core.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a registry wants to be shown who we are: {@code WWW-Authenticate} (RFC 9110, 11.6.1), which may name several ways,
 * in one field or in several.
 *
 * @param scheme in lower case
 * @param parameters by name in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    /** A parameter, or else the name of a scheme. */
    private static final Pattern PART =
            Pattern.compile("(" + TOKEN + ")\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|(" + TOKEN + "))|(" + TOKEN + ")");

    Challenge {
        parameters = Map.copyOf(parameters);
    }

    /** The way to take: a token where one is to be had, else a password. */
    static Optional<Challenge> best(List<String> fields) {
        List<Challenge> all =
                fields.stream().flatMap(field -> read(field).stream()).toList();
        return all.stream()
                .filter(one -> one.isBearer() && one.parameters.containsKey("realm"))
                .findFirst()
                .or(() -> all.stream().filter(one -> one.scheme.equals("basic")).findFirst());
    }

    boolean isBearer() {
        return scheme.equals("bearer");
    }

    /** What the token must be for, if that is said. */
    Optional<String> scope() {
        return Optional.ofNullable(parameters.get("scope")).filter(text -> !text.isBlank());
    }

    private static List<Challenge> read(String field) {
        List<Challenge> challenges = new ArrayList<>();
        Map<String, String> parameters = new TreeMap<>();
        Optional<String> scheme = Optional.empty();
        Matcher part = PART.matcher(field);
        while (part.find()) {
            if (part.group(4) != null) {
                scheme.ifPresent(name -> challenges.add(new Challenge(name, parameters)));
                parameters.clear();
                scheme = Optional.of(part.group(4).toLowerCase(Locale.ROOT));
            } else {
                String value =
                        part.group(2) == null ? part.group(3) : part.group(2).replaceAll("\\\\(.)", "$1");
                parameters.putIfAbsent(part.group(1).toLowerCase(Locale.ROOT), value);
            }
        }
        scheme.ifPresent(name -> challenges.add(new Challenge(name, parameters)));
        return challenges;
    }
}
