package io.imagefactory.core.dockerfile.check;

import io.imagefactory.core.dockerfile.shell.Fault;
import java.util.ArrayList;
import java.util.List;

/** The fields of a flag's value, separated by commas; quotes may be around a whole field ({@code go-csvvalue}). */
final class CsvFields {
    private final String text;
    private final List<String> fields = new ArrayList<>();
    private int position;

    private CsvFields(String text) {
        this.text = text;
    }

    /** @throws Fault if there is nothing, or a quote stands at a wrong place */
    static List<String> of(String text) {
        if (text.isEmpty()) {
            throw new Fault("a flag with fields separated by commas has none");
        }
        return new CsvFields(text).read();
    }

    private List<String> read() {
        boolean more = true;
        while (more) {
            if (text.startsWith("\"", position)) {
                readQuoted();
            } else {
                readPlain();
            }
            more = position < text.length();
            position++;
        }
        return fields;
    }

    private void readPlain() {
        int comma = text.indexOf(',', position);
        int end = comma < 0 ? text.length() : comma;
        String field = text.substring(position, end);
        if (field.indexOf('"') >= 0) {
            throw misplacedQuote();
        }
        fields.add(field);
        position = end;
    }

    private void readQuoted() {
        StringBuilder field = new StringBuilder();
        position++;
        while (true) {
            int quote = text.indexOf('"', position);
            if (quote < 0) {
                throw misplacedQuote();
            }
            field.append(text, position, quote);
            position = quote + 1;
            if (position == text.length() || text.charAt(position) == ',') {
                fields.add(field.toString());
                return;
            }
            if (text.charAt(position) != '"') {
                throw misplacedQuote();
            }
            field.append('"');
            position++;
        }
    }

    private Fault misplacedQuote() {
        return new Fault("a double quote in " + Fault.quote(text) + " is not around a whole field");
    }
}
