package io.imagefactory.report.tree;

import io.imagefactory.core.text.Excerpt;
import io.imagefactory.core.text.MendableException;
import io.imagefactory.core.text.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** In what form a graph is written. */
public enum OutputType {
    TEXT(TreeText::of),
    DOT((graph, verbose, boxes) -> DotText.of(graph, verbose)),
    MERMAID((graph, verbose, boxes) -> MermaidText.of(graph, verbose)),
    GRAPHML((graph, verbose, boxes) -> GraphmlText.of(graph, verbose)),
    JSON((graph, verbose, boxes) -> GraphJson.of(graph, verbose));

    private final Drawing drawing;

    OutputType(Drawing drawing) {
        this.drawing = drawing;
    }

    /**
     * The graph in this form, ending with a line break.
     *
     * @param verbose whether digests and ages are told
     * @param boxes whether text may draw with the characters for that
     */
    public String of(Graph graph, boolean verbose, boolean boxes) {
        return drawing.of(graph, verbose, boxes);
    }

    /** As the parameter says it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a form.
     *
     * @throws MendableException where the text is none
     */
    public static OutputType of(String text) {
        List<String> known = Arrays.stream(values()).map(OutputType::text).toList();
        return Arrays.stream(values())
                .filter(type -> type.text().equals(text.trim().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new MendableException("outputType: \"" + Excerpt.of(text)
                        + "\" is no form of output; it is one of " + String.join(", ", known)
                        + Suggestion.after(text, known)));
    }
}
