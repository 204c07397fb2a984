package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No expression of the code takes longer than its input does, and none runs out of stack, whatever the input. */
class PatternsTest {

    private static final int LONG = 5_000;

    /** A quarter of what threads have, for texts that are as much shorter than what is read as one. */
    private static final int STACK = 256 * 1024;

    /** How often each character may be looked at. */
    private static final int LOOKS = 120;

    private static final List<String> BITS = List.of(
            "a",
            "a-",
            "a.",
            "a/",
            "a:",
            "aa.",
            "0",
            "1.",
            "1.2.3 ",
            ">=1.2.3 ",
            ">=1, ",
            "=1 || ",
            " ",
            "\t",
            "\r",
            "-",
            "--",
            "_",
            "__",
            "<",
            "<<",
            "<a>;",
            "\"",
            "\"a\"",
            "\\",
            "\\\"",
            ",",
            ";",
            "=",
            "a=b,",
            "a = b ",
            "\"a\",",
            "#",
            "#!",
            "&",
            "[",
            "(",
            "{",
            "{a}",
            "${",
            "~",
            "~_",
            "ONBUILD ",
            "PT1",
            "1h",
            "1h1m",
            "v1.",
            "%",
            "@",
            "a@",
            ":",
            "::",
            "//",
            "/",
            "./",
            "../",
            "CVE-1",
            "A-",
            "linux/",
            "os+",
            "(1)",
            "sha256-",
            "a\n",
            "Claim-Earlier: ",
            "com1.",
            "2026-01-01T",
            "u+x,",
            "1-2:",
            "RTMIN+",
            "\uD83D\uDE80",
            "\u00A0");

    record Named(String name, Pattern pattern) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Named> patterns() {
        TreeMap<String, Pattern> patterns = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.imagefactory")) {
            for (JavaField field : type.getFields()) {
                if (field.getRawType().isEquivalentTo(Pattern.class)
                        && field.getModifiers().toString().contains("STATIC")) {
                    patterns.put(type.getName() + "." + field.getName(), value(field.reflect()));
                }
            }
        }
        return patterns.entrySet().stream().map(entry -> new Named(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void readsLongTextOnce(Named named) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(null, () -> readLongTexts(named.pattern()), named.name(), STACK);
        thread.setUncaughtExceptionHandler((any, error) -> thrown.set(error));
        thread.start();
        thread.join();
        assertThat(thrown.get()).isNull();
    }

    private static void readLongTexts(Pattern pattern) {
        for (String bit : BITS) {
            for (String end : List.of("", "!")) {
                String text = bit.repeat(LONG / bit.length()) + end;
                assertBounded(pattern, text, Matcher::matches);
                assertBounded(pattern, text, Matcher::lookingAt);
            }
        }
    }

    private static void assertBounded(Pattern pattern, String text, Predicate<Matcher> question) {
        question.test(pattern.matcher(new Counted(text)));
    }

    private static Pattern value(Field field) {
        try {
            field.setAccessible(true);
            return (Pattern) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** Tells when it is looked at too often. */
    private static final class Counted implements CharSequence {

        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > (long) LOOKS * text.length()) {
                throw new AssertionError("each character is looked at more than " + LOOKS + " times: "
                        + text.substring(0, 20) + "... ends with " + text.substring(text.length() - 5));
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
