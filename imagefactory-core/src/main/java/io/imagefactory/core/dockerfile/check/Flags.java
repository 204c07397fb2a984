package io.imagefactory.core.dockerfile.check;

import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.Octets;
import io.imagefactory.core.text.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An instruction's flags, checked against those it has ({@code frontend/dockerfile/instructions/bflag.go}). */
public final class Flags {
    /** What may stand behind a flag's equals sign, and how often. */
    public enum Kind {
        BOOLEAN,
        TEXT,
        TEXTS
    }

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** @throws Fault if there is any */
    public static void none(String instruction, List<LeadingFlags.Flag> flags) {
        of(instruction, flags, Map.of());
    }

    /** @throws Fault if a flag does not exist here, has no value, a wrong one or is given twice */
    public static Flags of(String instruction, List<LeadingFlags.Flag> given, Map<String, Kind> kinds) {
        Flags flags = new Flags();
        for (LeadingFlags.Flag flag : given) {
            try {
                flags.add(instruction, flag.text(), kinds);
            } catch (Fault fault) {
                throw fault.inColumn(flag.column());
            }
        }
        return flags;
    }

    private void add(String instruction, String flag, Map<String, Kind> kinds) {
        int equals = flag.indexOf('=');
        String name = flag.substring(2, equals < 0 ? flag.length() : equals);
        Kind kind = kinds.get(name);
        if (kind == null) {
            throw new Fault(instruction.toUpperCase(Locale.ROOT) + " has no flag " + Fault.quote("--" + name)
                    + Suggestion.after(name, kinds.keySet()));
        }
        List<String> all = values.computeIfAbsent(name, n -> new ArrayList<>());
        if (kind != Kind.TEXTS && !all.isEmpty()) {
            throw new Fault("the flag \"--" + name + "\" is given twice");
        }
        all.add(kind == Kind.BOOLEAN ? booleanValue(name, flag, equals) : textValue(name, flag, equals));
    }

    private static String booleanValue(String name, String flag, int equals) {
        String value = equals < 0 ? "true" : Octets.lower(flag.substring(equals + 1));
        if (!value.equals("true") && !value.equals("false")) {
            throw new Fault("the flag \"--" + name + "\" is true or false, not " + Fault.quote(value));
        }
        return value;
    }

    private static String textValue(String name, String flag, int equals) {
        if (equals < 0) {
            throw new Fault("the flag \"--" + name + "\" needs a value; write it as --" + name + "=...");
        }
        return flag.substring(equals + 1);
    }

    /** The value of a flag; empty if it is not given or given as nothing. */
    public Optional<String> text(String name) {
        List<String> all = texts(name);
        return all.isEmpty() || all.get(0).isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    public List<String> texts(String name) {
        return values.getOrDefault(name, List.of());
    }
}
