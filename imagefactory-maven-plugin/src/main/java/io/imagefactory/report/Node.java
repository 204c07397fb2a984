package io.imagefactory.report;

import io.imagefactory.core.text.Printable;
import java.util.Comparator;

/**
 * An image in the graph of those that stand on each other. An enrolled image and a base image may have one name, and are two.
 *
 * @param kind which of the two it is
 * @param name that of its state file
 */
public record Node(Kind kind, String name) implements Comparable<Node> {

    private static final Comparator<Node> ORDER =
            Comparator.comparing(Node::name).thenComparing(Node::kind);

    /** What stands in which folder of the state. */
    public enum Kind {
        IMAGE,
        BASE_IMAGE
    }

    /** An image of images.yaml. */
    public static Node image(String name) {
        return new Node(Kind.IMAGE, name);
    }

    /** What a Dockerfile names. */
    public static Node baseImage(String name) {
        return new Node(Kind.BASE_IMAGE, name);
    }

    /** One text for programs: {@code images/uv} or {@code base-images/node-22}, its state file without ending. */
    public String id() {
        return Printable.line((isBaseImage() ? "base-images/" : "images/") + name);
    }

    public boolean isBaseImage() {
        return kind == Kind.BASE_IMAGE;
    }

    @Override
    public int compareTo(Node other) {
        return ORDER.compare(this, other);
    }
}
