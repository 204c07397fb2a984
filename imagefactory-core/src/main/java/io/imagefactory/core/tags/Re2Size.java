package io.imagefactory.core.tags;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a regular expression is with its counted repetitions written out; for one that is none, a guess. */
final class Re2Size {

    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

    private final String regex;

    /** What each open group holds so far, the innermost first. */
    private final Deque<Long> groups = new ArrayDeque<>();

    private long last;

    Re2Size(String regex) {
        this.regex = regex;
    }

    long writtenOut() {
        Matcher count = COUNT.matcher(regex);
        groups.push(0L);
        for (int at = 0; at < regex.length(); ) {
            char c = regex.charAt(at);
            if (c == '{' && count.region(at, regex.length()).lookingAt()) {
                String most = count.group(2) == null || count.group(2).isEmpty() ? count.group(1) : count.group(2);
                add(last * Math.max(0, Long.parseLong(most) - 1));
                last *= Math.max(1, Long.parseLong(most));
                at = count.end();
            } else if (c == '(') {
                groups.push(0L);
                at++;
            } else if (c == ')' && groups.size() > 1) {
                last = groups.pop() + 1;
                add(last);
                at++;
            } else {
                last = 1;
                add(1);
                at = c == '[' ? endOfClass(at) : at + (c == '\\' ? 2 : 1);
            }
        }
        return groups.stream().mapToLong(Long::longValue).sum();
    }

    /** It grows no further than a number can. */
    private void add(long size) {
        groups.push(Math.min(groups.pop() + size, Integer.MAX_VALUE));
        last = Math.min(last, Integer.MAX_VALUE);
    }

    private int endOfClass(int start) {
        int at = start + (regex.startsWith("[^]", start) ? 3 : regex.startsWith("[]", start) ? 2 : 1);
        while (at < regex.length() && regex.charAt(at) != ']') {
            at += regex.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }
}
