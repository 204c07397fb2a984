package io.imagefactory.core.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** As much JSON as a Dockerfile can hold: the JSON form of an instruction, and that of the syntax directive. */
final class Json {
    private Json() {}

    /**
     * The strings of an array; empty if the text is no JSON array.
     *
     * @throws Fault if it is an array that holds something else than strings
     */
    static Optional<List<String>> strings(String octets) {
        String text = Octets.trimStart(octets);
        if (!text.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return readStrings(new JsonScanner(text));
        } catch (JsonScanner.NotJson e) {
            return Optional.empty();
        }
    }

    /** The string that an object has under a key; empty if the text is no JSON object or has no such string. */
    static Optional<String> member(String octets, String key) {
        try {
            return readMember(new JsonScanner(octets), key);
        } catch (JsonScanner.NotJson e) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> readStrings(JsonScanner json) {
        List<String> strings = new ArrayList<>();
        boolean others = false;
        json.expect('[');
        json.skipSpace();
        boolean more = json.peek() != ']';
        while (more) {
            json.skipSpace();
            if (json.peek() == '"') {
                strings.add(json.readString());
            } else {
                json.skipValue(1);
                others = true;
            }
            json.skipSpace();
            more = json.accept(',');
        }
        json.expect(']');
        json.expectEnd();
        if (!json.numbersFit()) {
            return Optional.empty();
        }
        if (others) {
            throw new Fault("an array in JSON form may hold nothing but strings in double quotes");
        }
        return Optional.of(strings);
    }

    private static Optional<String> readMember(JsonScanner json, String key) {
        Optional<String> found = Optional.empty();
        json.skipSpace();
        json.expect('{');
        json.skipSpace();
        boolean more = json.peek() != '}';
        while (more) {
            json.skipSpace();
            String name = json.readString();
            json.skipSpace();
            json.expect(':');
            json.skipSpace();
            if (json.peek() == '"') {
                String value = json.readString();
                found = name.equals(key) ? Optional.of(value) : found;
            } else {
                json.skipValue(1);
                found = name.equals(key) ? Optional.empty() : found;
            }
            json.skipSpace();
            more = json.accept(',');
        }
        json.expect('}');
        json.expectEnd();
        return json.numbersFit() ? found : Optional.empty();
    }
}
