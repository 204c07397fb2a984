package io.imagefactory.core.enroll.hcl;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands in a file, or between the braces of a block.
 *
 * @param attributes by name, in the order written
 */
public record Body(Map<String, Expression> attributes, List<Block> blocks) {

    /**
     * A block.
     *
     * @param labels what is written behind its type, without quotes
     * @param line where it begins, from 1
     */
    public record Block(String type, List<String> labels, Body body, int line) {

        /** The first label; empty where there is none. */
        public String label() {
            return labels.isEmpty() ? "" : labels.get(0);
        }
    }

    public Optional<Expression> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** The blocks of a type. */
    public Stream<Block> blocks(String type) {
        return blocks.stream().filter(block -> block.type().equals(type));
    }
}
