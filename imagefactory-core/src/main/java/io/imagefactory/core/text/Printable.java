package io.imagefactory.core.text;

import java.util.regex.Pattern;

/**
 * Text of which a log is to show each character and do nothing. What a terminal acts on or hides (control characters but for
 * tab and line feed, escape sequences with them, marks of direction, separators of lines that only Unicode knows) becomes
 * U+FFFD, and a space breaks the words that CI systems take for commands, wherever they look for them:
 *
 * <ul>
 *   <li>{@code ::error::} at the start of a line (GitHub, which passes over spaces before it)
 *   <li>{@code ##[error]}, {@code ##vso[...]}, {@code ##teamcity[...]} anywhere (GitHub's runner, Azure Pipelines, TeamCity)
 *   <li>{@code %%[...]}
 * </ul>
 */
public final class Printable {

    private static final char UNSHOWN = '\uFFFD';
    private static final Pattern AT_START = Pattern.compile("(?m)^([ \t]{0,80}):(?=:)");
    private static final Pattern ANYWHERE = Pattern.compile("(##|%%)(?=[A-Za-z]{0,40}\\[)");

    private Printable() {}

    /** The same where there is nothing in it that would act. */
    public static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shown.appendCodePoint(isShown(c) ? c : UNSHOWN));
        String unbroken = shown.toString();
        String broken = unbroken.contains("::") ? AT_START.matcher(unbroken).replaceAll("$1: ") : unbroken;
        return broken.contains("[") ? ANYWHERE.matcher(broken).replaceAll("$1 ") : broken;
    }

    /** The same on one line: line feeds and tabs are not shown either. */
    public static String line(String text) {
        return of(text.replace('\n', '\r').replace('\t', '\r'));
    }

    /** Letters, digits and signs in ASCII, without what a command begins with: nearly all that is ever shown. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' || c > '~' || c == '[') {
                return false;
            }
        }
        return !text.contains("::");
    }

    private static boolean isShown(int c) {
        return c == '\n'
                || c == '\t'
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> false;
                    default -> true;
                };
    }
}
