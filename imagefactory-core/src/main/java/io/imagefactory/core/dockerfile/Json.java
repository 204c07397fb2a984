package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.Octets;
import io.imagefactory.core.json.GoJson;
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
        return text.startsWith("[") ? GoJson.array(Octets.runes(text)).map(Json::strings) : Optional.empty();
    }

    private static List<String> strings(List<Optional<String>> elements) {
        return elements.stream()
                .map(element -> element.orElseThrow(
                        () -> new Fault("an array in JSON form may hold nothing but strings in double quotes")))
                .map(Octets::of)
                .toList();
    }

    /** The string that an object has under a key; empty if the text is no JSON object or has no such string. */
    static Optional<String> member(String octets, String key) {
        return octets.stripLeading().startsWith("{")
                ? GoJson.object(Octets.runes(octets))
                        .flatMap(members -> members.getOrDefault(key, Optional.empty()))
                        .map(Octets::of)
                : Optional.empty();
    }
}
