package io.imagefactory.kargo.cdk8s;

import io.imagefactory.core.tags.OneTag;
import io.imagefactory.kargo.ManifestOptions;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Texts that cdk8s leaves without quotes, since they are no numbers in YAML 1.1, and that other readers take for
 * something else: {@code 0o17} is a number in YAML 1.2 (10.3.2), and Go's, which Kubernetes has, takes {@code 0X1F} and
 * {@code 0B1} for numbers too; {@code =} and {@code <<} are none, but no text in YAML 1.1 either.
 */
final class BareNumbers {

    private static final Pattern BARE = Pattern.compile("0[oOxXbB][0-9a-fA-F_]+|=|<<");

    private BareNumbers() {}

    /** The document of an object, with these of its texts in quotes. */
    static String quoted(String document, KargoObject object, ManifestOptions options) {
        return Stream.of(object, options)
                .flatMap(BareNumbers::texts)
                .filter(text -> BARE.matcher(text).matches())
                .map(BareNumbers::inQuotes)
                .reduce(Function.identity(), Function::andThen)
                .apply(document);
    }

    /** All texts in a tree of records, and the tags that some of them are expressions of: old Kargos are told those. */
    private static Stream<String> texts(Object value) {
        if (value instanceof Record) {
            return Arrays.stream(value.getClass().getRecordComponents())
                    .flatMap(component -> texts(RecordCodec.component(value, component)));
        }
        if (value instanceof Optional<?> optional) {
            return optional.stream().flatMap(BareNumbers::texts);
        }
        if (value instanceof Collection<?> items) {
            return items.stream().flatMap(BareNumbers::texts);
        }
        return value instanceof String text ? Stream.concat(Stream.of(text), OneTag.of(text).stream()) : Stream.empty();
    }

    private static Function<String, String> inQuotes(String text) {
        Pattern line = Pattern.compile("(?m)^( *(?:- |\\w+: ))" + Pattern.quote(text) + "$");
        return document -> line.matcher(document).replaceAll("$1\"" + Matcher.quoteReplacement(text) + "\"");
    }
}
