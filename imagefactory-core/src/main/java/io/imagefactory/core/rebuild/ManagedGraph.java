package io.imagefactory.core.rebuild;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Which managed images stand on which, parents first. Costs time linear in images and edges. */
final class ManagedGraph {

    private final SortedMap<String, List<String>> parents;
    private final Map<String, List<String>> children = new HashMap<>();
    private final Map<String, Integer> open = new HashMap<>();
    private final Map<String, Integer> looked = new HashMap<>();
    private final Set<String> placed = new HashSet<>();
    private final Deque<String> ready = new ArrayDeque<>();
    private final List<String> order = new ArrayList<>();
    private final List<List<String>> cycles = new ArrayList<>();

    /** @param parents of each image, all of which are keys too */
    ManagedGraph(SortedMap<String, List<String>> parents) {
        this.parents = parents;
        parents.forEach((image, above) -> {
            open.put(image, above.size());
            above.forEach(parent ->
                    children.computeIfAbsent(parent, any -> new ArrayList<>()).add(image));
            if (above.isEmpty()) {
                ready.add(image);
            }
        });
        placeReady();
        parents.keySet().forEach(this::placeBehindCycles);
    }

    /** All images, none before its parents, but for those in a cycle. */
    List<String> order() {
        return order;
    }

    /** Images that stand on each other, each before the one that it stands on, the first in the alphabet first. */
    List<List<String>> cycles() {
        return cycles;
    }

    private void placeReady() {
        while (!ready.isEmpty()) {
            place(ready.remove());
        }
    }

    private void place(String image) {
        if (placed.add(image)) {
            order.add(image);
            for (String child : children.getOrDefault(image, List.of())) {
                if (open.merge(child, -1, Integer::sum) == 0) {
                    ready.add(child);
                }
            }
        }
    }

    /** Walks up from an image that is not placed; as each such has a parent that is not placed, the way ends in a cycle. */
    private void placeBehindCycles(String start) {
        List<String> way = new ArrayList<>();
        Map<String, Integer> at = new HashMap<>();
        step(start, way, at);
        while (!way.isEmpty()) {
            String last = way.get(way.size() - 1);
            if (placed.contains(last)) {
                at.remove(way.remove(way.size() - 1));
                continue;
            }
            String parent = parentNotPlaced(last);
            if (at.containsKey(parent)) {
                cut(way.subList(at.get(parent), way.size()));
            } else {
                step(parent, way, at);
            }
        }
    }

    private static void step(String image, List<String> way, Map<String, Integer> at) {
        at.put(image, way.size());
        way.add(image);
    }

    private void cut(List<String> found) {
        List<String> cycle = new ArrayList<>(found);
        Collections.rotate(cycle, -cycle.indexOf(Collections.min(cycle)));
        cycles.add(cycle);
        cycle.forEach(this::place);
        placeReady();
    }

    private String parentNotPlaced(String image) {
        List<String> above = parents.get(image);
        int i = looked.getOrDefault(image, 0);
        while (placed.contains(above.get(i))) {
            i++;
        }
        looked.put(image, i);
        return above.get(i);
    }
}
