package io.imagefactory.core.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A list in a text that people write, to which items can be added: the text before them and behind them stays as it is,
 * byte by byte, and they are written as the items that stand there are (indentation, quotes, blank lines between items,
 * line ends).
 */
public final class YamlList {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String text;
    private final TextLines lines;
    private final YamlNode list;
    private final Optional<ListKey> key;

    private YamlList(String text, YamlNode list, Optional<ListKey> key) {
        this.text = text;
        this.lines = new TextLines(text);
        this.list = list;
        this.key = key;
    }

    /**
     * Adds items behind the last one of the list that the document is or, where it is a mapping, that stands under the key.
     * Comments behind the last item stay before those that are added; only those before a next key, no further in than that
     * key, stay with it. An empty list ({@code []}) or nothing becomes a list in block style.
     *
     * @param text a whole document; an empty one becomes the list
     * @throws YamlException for a list that has items and is not written in block style, and for what is no list
     */
    public static String append(String text, String key, List<CommentedItem> items) {
        if (text.startsWith(BYTE_ORDER_MARK)) {
            return BYTE_ORDER_MARK + append(text.substring(BYTE_ORDER_MARK.length()), key, items);
        }
        YamlNode root = YamlReader.read(text).root();
        if (!(root instanceof YamlMapping mapping)) {
            return new YamlList(text, root, Optional.empty()).with(items);
        }
        YamlNode list = mapping.get(key)
                .orElseThrow(() -> new YamlException(mapping.position(), "there is no list `" + key + ":`"));
        return new YamlList(text, list, Optional.of(new ListKey(mapping, key))).with(items);
    }

    private String with(List<CommentedItem> items) {
        if (items.isEmpty()) {
            return text;
        }
        YamlList block = isEmpty() ? withoutNothing() : this;
        ListEnd end = new ListEnd(block.lines, key);
        YamlNode expected = expected(items);
        // Where blank lines or comments are text of the last item, nothing may come before or between them.
        return Stream.of(block.added(end.beforeWhatIsNext(), true, items), block.added(end.last(), false, items))
                .filter(result -> says(result, expected))
                .findFirst()
                .orElseThrow(this::unlike);
    }

    private boolean isEmpty() {
        return list.isNull()
                || list instanceof YamlSequence sequence && sequence.items().isEmpty();
    }

    /** There are these items more, and all else is as it was. */
    private YamlNode expected(List<CommentedItem> items) {
        List<YamlNode> all = new ArrayList<>(items().items());
        items.forEach(item -> all.add(item.mapping()));
        YamlSequence longer = YamlSequence.of(all);
        return key.<YamlNode>map(any -> any.root().with(any.name(), longer)).orElse(longer);
    }

    private YamlSequence items() {
        return list instanceof YamlSequence sequence ? sequence : YamlSequence.of(List.of());
    }

    private static boolean says(String text, YamlNode expected) {
        try {
            return YamlReader.read(text).root().equals(expected);
        } catch (YamlException e) {
            return false;
        }
    }

    private YamlException unlike() {
        return new YamlException(
                list.position(),
                "the list is written in a way in which nothing can be added to it; write a line beginning with `- ` for each "
                        + "item, or `[]` for none, and end the last line");
    }

    /** The same text without {@code []}, {@code null} or {@code ~} for the list, and the blanks before it or its line. */
    private YamlList withoutNothing() {
        String written = list instanceof YamlScalar scalar ? scalar.text() : "[]";
        int start = lines.offset(list.position());
        if (!text.startsWith(written, start)) {
            return this;
        }
        int from = start;
        while (from > 0 && text.charAt(from - 1) == ' ') {
            from--;
        }
        int to = start + written.length();
        int next = lines.start(list.position().line());
        if (from == lines.start(list.position().line() - 1)
                && text.substring(to, next).isBlank()) {
            to = next;
        }
        return new YamlList(text.substring(0, from) + text.substring(to), list, key);
    }

    /** @param apart whether blank lines may be added */
    private String added(int line, boolean apart, List<CommentedItem> items) {
        YamlStyle style = YamlStyle.of(items(), lines);
        String indent = " "
                .repeat(
                        isEmpty()
                                ? key.map(ListKey::inside).orElse(0)
                                : list.position().column() - 1);
        boolean blank = apart
                && line > 0
                && !lines.isBlank(line - 1)
                && (style.apart() || !isEmpty() && lines.isComment(line - 1));
        StringBuilder added = new StringBuilder(line > 0 && lines.end(line - 1).isEmpty() ? "\n" : "");
        for (CommentedItem item : items) {
            added.append(blank ? "\n" : "");
            item.comments()
                    .forEach(comment -> added.append(indent)
                            .append(("# " + comment).stripTrailing())
                            .append('\n'));
            added.append(YamlWriter.item(item.mapping(), style, indent));
            blank = style.apart();
        }
        int at = lines.start(line);
        return text.substring(0, at) + added.toString().replace("\n", lines.end()) + text.substring(at);
    }
}
