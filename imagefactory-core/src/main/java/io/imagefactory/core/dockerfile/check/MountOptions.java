package io.imagefactory.core.dockerfile.check;

import io.imagefactory.core.dockerfile.shell.Expansion;
import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.text.Suggestion;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The fields of {@code RUN --mount}, checked with variables replaced ({@code parseMount} in {@code commands_runmount.go}). */
public final class MountOptions {
    private static final Set<String> TYPES = Set.of("bind", "cache", "tmpfs", "secret", "ssh");
    private static final Set<String> WITH_OWNER = Set.of("cache", "secret", "ssh");
    private static final Set<String> SHARINGS = Set.of("shared", "private", "locked");
    private static final Map<String, String> SYNONYMS =
            Map.of("src", "source", "dst", "target", "destination", "target", "ro", "readonly", "rw", "readwrite");
    private static final Set<String> FIELDS =
            Set.of("type from source target readonly readwrite id sharing required size mode uid gid env".split(" "));

    private final Map<String, String> values = new LinkedHashMap<>();

    private MountOptions() {}

    /**
     * Reads a mount; empty if it depends on variables of the base image.
     *
     * @throws Fault if there is no such mount
     */
    public static Optional<MountOptions> read(String mount, Function<String, Expansion> expand) {
        MountOptions options = new MountOptions();
        for (CsvField field : CsvField.of(mount)) {
            Expansion value = field.value().map(expand).orElse(new Expansion("", true));
            if (!value.known()) {
                return Optional.empty();
            }
            options.add(field, SYNONYMS.getOrDefault(field.key(), field.key()), value.text());
        }
        options.verify();
        return Optional.of(options);
    }

    private void add(CsvField field, String key, String value) {
        boolean bare = field.value().isEmpty();
        if (!FIELDS.contains(key)) {
            throw new Fault("a mount has no field " + Fault.quote(field.text()) + Suggestion.after(key, FIELDS));
        }
        boolean flag = key.equals("readonly") || key.equals("readwrite") || key.equals("required");
        if (bare && !flag) {
            throw new Fault("the field " + Fault.quote(field.text()) + " of a mount needs a value");
        }
        if (flag && !bare && GoNumbers.parseBool(value).isEmpty()) {
            throw invalid(key, value, "true or false");
        }
        switch (key) {
            case "type" -> oneOf(key, value, TYPES);
            case "sharing" -> oneOf(key, value, SHARINGS);
            case "required" -> onlyFor(key, Set.of("secret", "ssh"));
            case "size" -> {
                onlyFor(key, Set.of("tmpfs"));
                MemorySize.verify(value);
            }
            case "mode" -> number(key, value, 8);
            case "uid", "gid" -> number(key, value, 10);
            default -> {}
        }
        values.put(key, key.equals("type") || key.equals("sharing") ? value.toLowerCase(Locale.ROOT) : value);
    }

    private static Fault invalid(String key, String value, String accepted) {
        return new Fault("the field \"" + key + "\" of a mount is " + accepted + ", not " + Fault.quote(value));
    }

    private static void oneOf(String key, String value, Set<String> allowed) {
        if (!allowed.contains(value.toLowerCase(Locale.ROOT))) {
            throw new Fault("the field \"" + key + "\" of a mount is one of "
                    + String.join(", ", allowed.stream().sorted().toList()) + ", not " + Fault.quote(value)
                    + Suggestion.after(value, allowed));
        }
    }

    private static void number(String key, String value, int radix) {
        if (GoNumbers.parseUnsignedInt(value, radix).isEmpty()) {
            throw invalid(key, value, radix == 8 ? "an octal number" : "a number");
        }
    }

    /** The type must stand before the fields that only some types have. */
    private void onlyFor(String key, Set<String> types) {
        if (!types.contains(type())) {
            throw new Fault("a mount of type " + type() + " has no field \"" + key + "\"");
        }
    }

    private String type() {
        return values.getOrDefault("type", "bind");
    }

    private boolean has(String key) {
        return !values.getOrDefault(key, "").isEmpty();
    }

    private void verify() {
        for (String key : Set.of("mode", "uid", "gid")) {
            if (values.containsKey(key)) {
                onlyFor(key, WITH_OWNER);
            }
        }
        if (values.containsKey("sharing")) {
            onlyFor("sharing", Set.of("cache"));
        }
        if (type().equals("secret")) {
            verifySecret();
        }
        if (type().equals("ssh") && has("source")) {
            throw new Fault("a mount of type ssh has no source");
        }
    }

    private void verifySecret() {
        if (has("from")) {
            throw new Fault("a mount of type secret has no \"from\"");
        }
        if (!has("source") && !has("target") && !has("id")) {
            throw new Fault("a mount of type secret needs an id, a source or a target");
        }
        if (has("source") && has("id")) {
            throw new Fault("a mount of type secret has a source or an id, not both");
        }
    }

    /** Whether the stage that it mounts from must be built before. */
    public boolean needsSource() {
        return has("from") || type().equals("cache");
    }

    /**
     * Nothing may be mounted over the root.
     *
     * @throws Fault if it is
     */
    public void verifyTarget(Optional<String> workdir) {
        if (type().equals("secret") || type().equals("ssh")) {
            return;
        }
        String target = values.getOrDefault("target", "");
        boolean absolute = target.startsWith("/");
        if (absolute ? target.equals("/") : workdir.isPresent() && isRoot(workdir.get() + "/" + target)) {
            throw new Fault("a mount needs a target other than \"/\"");
        }
    }

    private static boolean isRoot(String path) {
        int depth = 0;
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                depth = Math.max(depth - 1, 0);
            } else if (!part.isEmpty() && !part.equals(".")) {
                depth++;
            }
        }
        return depth == 0;
    }
}
