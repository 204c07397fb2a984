package io.imagefactory.core.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** Builds nodes from the events of one document, in one pass. */
final class Composer {

    static final int MAX_DEPTH = 100;
    static final int MAX_ALIASED_NODES = 1_000_000;
    static final int MAX_NODES = 4_000_000;

    private static final String MERGE = "<<";
    private static final Set<String> CORE_TAGS =
            Set.of("str", "int", "float", "bool", "null", "map", "seq", "timestamp");
    private static final String CORE_TAG_PREFIX = "tag:yaml.org,2002:";

    private final Iterator<Event> events;
    private final Map<Anchor, YamlNode> anchors = new HashMap<>();
    private final List<YamlProblem> problems = new ArrayList<>();
    private long nodes;
    private long aliasedNodes;

    private final boolean lenient;

    /** @param lenient whether application tags are passed over, as in the files of other tools */
    Composer(Iterator<Event> events, boolean lenient) {
        this.events = events;
        this.lenient = lenient;
    }

    YamlDocument compose() {
        events.next();
        Event first = events.next();
        if (first.getEventId() == Event.ID.StreamEnd) {
            return new YamlDocument(YamlScalar.nothing(), List.of());
        }
        YamlNode root = node(events.next(), 0);
        events.next();
        Event next = events.next();
        if (next.getEventId() != Event.ID.StreamEnd) {
            throw new YamlException(positionOf(next), "a second document begins here; one file holds one document");
        }
        return new YamlDocument(root, problems);
    }

    /** Every document of the stream. */
    List<YamlNode> composeAll() {
        List<YamlNode> roots = new ArrayList<>();
        events.next();
        while (events.next().getEventId() == Event.ID.DocumentStart) {
            anchors.clear();
            roots.add(node(events.next(), 0));
            events.next();
        }
        return roots;
    }

    private YamlNode node(Event event, int depth) {
        Position position = positionOf(event);
        if (depth > MAX_DEPTH) {
            throw new YamlException(position, "this is nested deeper than " + MAX_DEPTH + " levels");
        }
        nodes++;
        if (nodes > MAX_NODES) {
            throw new YamlException(position, "there are more than " + MAX_NODES + " values up to here");
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias, position);
        }
        YamlNode node;
        if (event instanceof ScalarEvent scalar) {
            node = scalar(scalar, position);
        } else if (event instanceof SequenceStartEvent sequence) {
            checkTag(sequence.getTag(), position);
            node = sequence(sequence.getTag().filter(this::isOfAnApplication), position, depth);
        } else {
            checkTag(((MappingStartEvent) event).getTag(), position);
            node = mapping(position, depth);
        }
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
        return node;
    }

    private YamlNode aliased(AliasEvent alias, Position position) {
        Anchor anchor = alias.getAlias();
        YamlNode node = anchors.get(anchor);
        if (node == null) {
            throw new YamlException(
                    position,
                    "alias \"*" + anchor
                            + "\" has no anchor before it; put a text that begins with \"*\" between quotes");
        }
        aliasedNodes += node.size();
        if (aliasedNodes > MAX_ALIASED_NODES) {
            throw new YamlException(
                    position, "the aliases up to here repeat more than " + MAX_ALIASED_NODES + " values");
        }
        return node;
    }

    private YamlScalar scalar(ScalarEvent event, Position position) {
        checkTag(event.getTag(), position);
        boolean text = event.getTag().filter(tag -> tag.endsWith(":str")).isPresent();
        return new YamlScalar(event.getValue(), event.isPlain() && !text, position);
    }

    private YamlSequence sequence(Optional<String> tag, Position position, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new YamlSequence(items, tag, position);
    }

    private YamlMapping mapping(Position position, int depth) {
        Map<String, YamlNode> values = new LinkedHashMap<>();
        Map<String, Position> keyPositions = new HashMap<>();
        List<YamlMapping> merged = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            YamlNode key = node(event, depth + 1);
            Position keyPosition = positionOf(event);
            YamlNode value = node(events.next(), depth + 1);
            if (!(key instanceof YamlScalar scalar)) {
                problems.add(new YamlProblem(
                        keyPosition,
                        "a key is text, not " + key.describe()
                                + "; put a text that begins with { or [ between quotes"));
            } else if (scalar.isPlain() && scalar.text().equals(MERGE)) {
                merged.addAll(mergedMappings(value));
            } else if (values.putIfAbsent(scalar.text(), value) == null) {
                keyPositions.put(scalar.text(), keyPosition);
            } else {
                problems.add(new YamlProblem(
                        keyPosition,
                        "key \"" + scalar.text() + "\" stands here twice, first at line "
                                + keyPositions.get(scalar.text()).line()));
            }
        }
        for (YamlMapping other : merged) {
            other.values().forEach((key, value) -> {
                if (values.putIfAbsent(key, value) == null) {
                    keyPositions.put(key, other.keyPosition(key));
                }
            });
        }
        return new YamlMapping(values, keyPositions, position);
    }

    private List<YamlMapping> mergedMappings(YamlNode value) {
        List<YamlNode> candidates = value instanceof YamlSequence sequence ? sequence.items() : List.of(value);
        List<YamlMapping> mappings = new ArrayList<>();
        for (YamlNode candidate : candidates) {
            if (candidate instanceof YamlMapping mapping) {
                mappings.add(mapping);
            } else {
                problems.add(new YamlProblem(
                        value.position(), "\"<<\" takes a mapping or a list of mappings, not " + candidate.describe()));
            }
        }
        return mappings;
    }

    private boolean isOfAnApplication(String tag) {
        return !tag.equals("!")
                && !(tag.startsWith(CORE_TAG_PREFIX) && CORE_TAGS.contains(tag.substring(CORE_TAG_PREFIX.length())));
    }

    private void checkTag(Optional<String> tag, Position position) {
        tag.filter(name -> !lenient && isOfAnApplication(name)).ifPresent(name -> {
            throw new YamlException(
                    position,
                    "tag \"" + name
                            + "\" is not known here; remove it, or put a text that begins with \"!\" between quotes");
        });
    }

    private static Position positionOf(Event event) {
        return event.getStartMark()
                .map(mark -> new Position(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Position.NONE);
    }
}
