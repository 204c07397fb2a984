package io.imagefactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The core's test of the same name, for the expressions of the goals and of what Kargo is told. */
class PatternsTest {

    private static final int LONG = 20_000;

    /** How often each character may be looked at. */
    private static final int LOOKS = 120;

    /** What the expressions repeat, and what ends it. */
    private static final List<String> BITS = List.of(
            "a",
            "a-",
            "a.",
            "a/",
            "a_",
            "A",
            "A-",
            "A9",
            "9",
            "9.",
            "v1.",
            "1.2.3-",
            "0x",
            "<",
            "=",
            "${{",
            "${",
            "$",
            ".",
            "..",
            "./",
            "../",
            "/",
            "//",
            "a:1/",
            ":",
            "-",
            "--",
            "_",
            "+",
            "@",
            "#",
            "CVE-",
            "CVE-1",
            "CVE-2026-1",
            "GHSA-",
            " ",
            "\t",
            "\n",
            "\"",
            "\\",
            "\uD83D\uDE80",
            "\u00A0");

    @Test
    void readLongTextOnce() throws IllegalAccessException {
        Map<String, Pattern> patterns = patterns();
        assertThat(patterns).hasSizeGreaterThan(5);
        for (Map.Entry<String, Pattern> pattern : patterns.entrySet()) {
            for (String bit : BITS) {
                for (String end : List.of("", "!")) {
                    String text = bit.repeat(LONG / bit.length()) + end;
                    assertThatCode(() -> {
                                pattern.getValue().matcher(new Counted(text)).matches();
                                pattern.getValue().matcher(new Counted(text)).lookingAt();
                            })
                            .as(pattern.getKey() + " with \"" + bit + "\" again and again")
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    private static Map<String, Pattern> patterns() throws IllegalAccessException {
        Map<String, Pattern> patterns = new TreeMap<>();
        for (JavaField field : new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                        .importPackages("io.imagefactory")
                        .stream()
                        .filter(type -> !type.getPackageName().startsWith("io.imagefactory.core"))
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(Pattern.class))
                        .filter(field -> field.getModifiers().toString().contains("STATIC"))
                        .toList()) {
            Field reflected = field.reflect();
            reflected.setAccessible(true);
            patterns.put(field.getFullName(), (Pattern) reflected.get(null));
        }
        return patterns;
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
            looks++;
            if (looks > (long) LOOKS * text.length()) {
                throw new IllegalStateException("each character is looked at more than " + LOOKS + " times");
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
