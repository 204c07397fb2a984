package io.imagefactory.core.dockerfile.check;

import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the fields of a flag's value, separated by commas; quotes may be around a whole field ({@code go-csvvalue}).
 *
 * @param text without the quotes around it
 * @param key what stands before the first equals sign, or all of it, in lower case
 * @param value what stands behind that sign
 */
record CsvField(String text, String key, Optional<String> value) {
    private static final Pattern ONE = Pattern.compile("\\G(?:\"((?:[^\"]++|\"\")*+)\"|([^\",]*+))(,|\\z)");

    /** @throws Fault if there is nothing, or a quote stands at a wrong place */
    static List<CsvField> of(String text) {
        if (text.isEmpty()) {
            throw new Fault("a flag with fields separated by commas has none");
        }
        List<CsvField> fields = new ArrayList<>();
        if (text.indexOf('"') < 0) {
            for (String field : text.split(",", -1)) {
                fields.add(ofField(field));
            }
            return fields;
        }
        Matcher field = ONE.matcher(text);
        do {
            if (!field.find()) {
                throw new Fault("a double quote in " + Fault.quote(text) + " is not around a whole field");
            }
            fields.add(ofField(
                    field.group(1) == null ? field.group(2) : field.group(1).replace("\"\"", "\"")));
        } while (!field.group(3).isEmpty());
        return fields;
    }

    private static CsvField ofField(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new CsvField(text, Octets.lower(text), Optional.empty())
                : new CsvField(text, Octets.lower(text.substring(0, equals)), Optional.of(text.substring(equals + 1)));
    }
}
