package io.imagefactory.core.claim;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last lines of a claim's commit message, which are for us; what stands above is for people.
 *
 * @param key of the {@linkplain Claim#key subject}
 * @param id of this one claim, so that whoever made it knows it again
 * @param earlier other subjects of the image that were claimed before, and not long ago
 */
record ClaimText(String key, String id, List<Earlier> earlier) {

    /** More than one image can have within a time-out. */
    static final int MOST_EARLIER = 50;

    private static final int LONGEST = 64 * 1024;

    /** What a person reads of the subject, and of the note; the key is of the whole subject. */
    private static final int LONGEST_SHOWN = 8 * 1024;

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern EARLIER = Pattern.compile("Claim-Earlier: (\\S{20,30}) (" + KEY + ")");

    /** Another subject, and when it was claimed. */
    record Earlier(Instant since, String key) {}

    ClaimText {
        earlier = List.copyOf(earlier);
    }

    /** The whole message. */
    String message(Claim claim) {
        StringBuilder text = new StringBuilder("Rebuild ").append(claim.image()).append("\n\n");
        text.append(shown(claim.subject())).append("\n\n");
        if (!claim.note().isEmpty()) {
            text.append(shown(claim.note())).append("\n\n");
        }
        text.append("Claim-Format: 1\nClaim-Subject: ").append(key);
        text.append("\nClaim-Id: ").append(id).append('\n');
        earlier.forEach(other -> text.append("Claim-Earlier: ")
                .append(other.since())
                .append(' ')
                .append(other.key())
                .append('\n'));
        return text.toString();
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + " ...";
    }

    /** Empty for a message that is none of ours, or of a format that is not known. */
    static Optional<ClaimText> parse(String message) {
        int start = message.lastIndexOf("\n\n");
        if (start < 0 || message.length() > LONGEST) {
            return Optional.empty();
        }
        List<String> lines = message.substring(start + 2).lines().toList();
        if (lines.size() < 3 || !lines.get(0).equals("Claim-Format: 1")) {
            return Optional.empty();
        }
        Optional<String> key = value(lines.get(1), "Claim-Subject: ", KEY);
        Optional<String> id = value(lines.get(2), "Claim-Id: ", ID);
        Optional<List<Earlier>> earlier = earlier(lines.subList(3, lines.size()));
        return key.flatMap(subject -> id.flatMap(own -> earlier.map(others -> new ClaimText(subject, own, others))));
    }

    private static Optional<String> value(String line, String name, Pattern form) {
        return Optional.of(line)
                .filter(text -> text.startsWith(name))
                .map(text -> text.substring(name.length()))
                .filter(value -> form.matcher(value).matches());
    }

    private static Optional<List<Earlier>> earlier(List<String> lines) {
        List<Earlier> earlier = new ArrayList<>();
        for (String line : lines) {
            Matcher matcher = EARLIER.matcher(line);
            if (!matcher.matches() || earlier.size() == MOST_EARLIER) {
                return Optional.empty();
            }
            try {
                earlier.add(new Earlier(Instant.parse(matcher.group(1)), matcher.group(2)));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
        return Optional.of(earlier);
    }
}
