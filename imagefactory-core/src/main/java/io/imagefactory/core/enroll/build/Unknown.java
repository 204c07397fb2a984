package io.imagefactory.core.enroll.build;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text of which a part is known only when something is built: a commit, a secret, what a job before it found out. Such a
 * part is the one character {@link #MARK}, which stands in no text that people write, so that text can be taken apart and
 * put together as any other.
 */
public final class Unknown {

    /** A part that is not known. */
    public static final char MARK = '\uFFFF';

    /** A text of which nothing is known. */
    public static final String TEXT = String.valueOf(MARK);

    private Unknown() {}

    /** Whether a part of the text is not known. */
    public static boolean isIn(String text) {
        return text.indexOf(MARK) >= 0;
    }

    /** What matches a path of which one name alone is not known, with that name as its group. */
    public static Optional<Pattern> oneName(String path) {
        int mark = path.indexOf(MARK);
        return mark < 0 || mark != path.lastIndexOf(MARK) || path.equals(TEXT)
                ? Optional.empty()
                : Optional.of(Pattern.compile(
                        Pattern.quote(path.substring(0, mark)) + "([^/]+)" + Pattern.quote(path.substring(mark + 1))));
    }

    /** The text for people, with {@code ?} for what is not known. */
    public static String shown(String text) {
        return text.replace(MARK, '?');
    }
}
