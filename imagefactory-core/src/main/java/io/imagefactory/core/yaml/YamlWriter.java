package io.imagefactory.core.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * Writes a mapping as YAML that never varies: block style, two spaces, keys in their order, {@code \n}, one comment on
 * top, double quotes where text could be read as something else. The text read again gives an equal mapping.
 */
public final class YamlWriter {

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setSplitLines(false)
            .setWidth(Integer.MAX_VALUE)
            .setUseUnicodeEncoding(true)
            .build();
    private static final ImplicitTuple IMPLICIT = new ImplicitTuple(true, true);

    private YamlWriter() {}

    /** Writes the mapping below one line of comment. */
    public static String write(String comment, YamlMapping mapping) {
        List<Event> events = new ArrayList<>();
        events.add(new StreamStartEvent());
        events.add(new DocumentStartEvent(false, Optional.empty(), Map.of()));
        add(mapping, events);
        events.add(new DocumentEndEvent(false));
        events.add(new StreamEndEvent());
        return "# " + comment + "\n" + new Present(SETTINGS).emitToString(events.iterator());
    }

    private static void add(YamlNode node, List<Event> events) {
        if (node instanceof YamlScalar scalar) {
            events.add(scalar(scalar.isNull() ? "null" : scalar.text(), scalar.isPlain()));
        } else if (node instanceof YamlSequence sequence) {
            events.add(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
            sequence.items().forEach(item -> add(item, events));
            events.add(new SequenceEndEvent());
        } else if (node instanceof YamlMapping mapping) {
            events.add(new MappingStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
            mapping.values().forEach((key, value) -> {
                events.add(scalar(key, PlainText.isSafe(key)));
                add(value, events);
            });
            events.add(new MappingEndEvent());
        }
    }

    private static ScalarEvent scalar(String text, boolean plain) {
        ScalarStyle style = plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
        return new ScalarEvent(Optional.empty(), Optional.empty(), IMPLICIT, text, style);
    }
}
