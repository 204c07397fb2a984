package io.imagefactory.core.yaml;

import java.util.List;

/**
 * An item that {@link YamlList} adds to a list.
 *
 * @param comments each for a line of its own above the item, without {@code #}
 * @param mapping at least one key
 */
public record CommentedItem(List<String> comments, YamlMapping mapping) {

    /** @throws IllegalArgumentException for a comment that would not stay in its line */
    public CommentedItem {
        comments = List.copyOf(comments);
        if (comments.stream().anyMatch(DoubleQuoted::isNeeded)) {
            throw new IllegalArgumentException("a comment is text of one line");
        }
        if (mapping.isEmpty()) {
            throw new IllegalArgumentException("an item has at least one key");
        }
    }
}
