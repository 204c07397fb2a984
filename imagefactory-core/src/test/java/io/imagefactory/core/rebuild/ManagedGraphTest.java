package io.imagefactory.core.rebuild;

import static io.imagefactory.core.property.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.property.Choices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Any graph, held against what a slow look at it says. */
class ManagedGraphTest {

    private static SortedMap<String, List<String>> graph(Choices choices) {
        SortedMap<String, List<String>> parents = new TreeMap<>();
        int images = choices.between(1, 9);
        for (int i = 0; i < images; i++) {
            parents.put(name(i), new ArrayList<>());
        }
        List<Edge> edges = choices.list(
                0, 2 * images, () -> new Edge(choices.between(0, images - 1), choices.between(0, images - 1)));
        edges.stream().distinct().forEach(edge -> parents.get(name(edge.from())).add(name(edge.to())));
        return parents;
    }

    record Edge(int from, int to) {}

    @Test
    void anImageComesAfterItsParentsUnlessItIsInACycle() {
        forAll(3000, ManagedGraphTest::graph, parents -> {
            ManagedGraph graph = new ManagedGraph(parents);

            Set<String> inCycles = new HashSet<>();
            graph.cycles().forEach(inCycles::addAll);
            assertThat(graph.order()).containsExactlyInAnyOrderElementsOf(parents.keySet());
            parents.forEach((image, above) -> {
                if (!inCycles.contains(image)) {
                    assertThat(graph.order().subList(0, graph.order().indexOf(image)))
                            .as("before %s in %s", image, parents)
                            .containsAll(above);
                }
            });
        });
    }

    @Test
    void aCycleIsNamedWhereThereIsOne() {
        forAll(3000, ManagedGraphTest::graph, parents -> {
            List<List<String>> cycles = new ManagedGraph(parents).cycles();

            assertThat(cycles.isEmpty())
                    .isEqualTo(parents.keySet().stream().noneMatch(image -> reaches(parents, image, image)));
            List<String> members = new ArrayList<>();
            for (List<String> cycle : cycles) {
                members.addAll(cycle);
                assertThat(cycle.get(0))
                        .isEqualTo(cycle.stream().min(String::compareTo).orElseThrow());
                for (int i = 0; i < cycle.size(); i++) {
                    assertThat(parents.get(cycle.get(i))).contains(cycle.get((i + 1) % cycle.size()));
                }
            }
            assertThat(members).doesNotHaveDuplicates();
            SortedMap<String, List<String>> rest = without(parents, members);
            assertThat(rest.keySet()).noneMatch(image -> reaches(rest, image, image));
        });
    }

    @Test
    void theOrderOfParentsCountsForNothingWithoutACycle() {
        forAll(500, ManagedGraphTest::graph, parents -> {
            SortedMap<String, List<String>> reversed = new TreeMap<>();
            parents.forEach((image, above) -> {
                List<String> other = new ArrayList<>(above);
                Collections.reverse(other);
                reversed.put(image, other);
            });

            ManagedGraph graph = new ManagedGraph(parents);

            if (graph.cycles().isEmpty()) {
                assertThat(new ManagedGraph(reversed).order()).isEqualTo(graph.order());
            }
        });
    }

    @Test
    void anImageThatStandsOnItselfIsACycleOfOne() {
        ManagedGraph graph = new ManagedGraph(new TreeMap<>(Map.of("a", List.of("a"), "b", List.of("a"))));

        assertThat(graph.cycles()).containsExactly(List.of("a"));
        assertThat(graph.order()).containsExactly("a", "b");
    }

    @Test
    void aChainOfAnyLengthIsNoTroubleForTheStack() {
        SortedMap<String, List<String>> parents = new TreeMap<>();
        int images = 20_000;
        for (int i = 0; i < images; i++) {
            parents.put(name(i), List.of(name((i + 1) % images)));
        }

        ManagedGraph graph = new ManagedGraph(parents);

        assertThat(graph.cycles()).hasSize(1);
        assertThat(graph.cycles().get(0)).hasSize(images).startsWith(name(0), name(1));
    }

    private static String name(int number) {
        return "%05d".formatted(number);
    }

    /** Whether a way of one step or more leads from one to the other. */
    private static boolean reaches(SortedMap<String, List<String>> parents, String from, String to) {
        Set<String> reached = new HashSet<>();
        List<String> open = new ArrayList<>(parents.get(from));
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            if (reached.add(next)) {
                open.addAll(parents.get(next));
            }
        }
        return reached.contains(to);
    }

    private static SortedMap<String, List<String>> without(SortedMap<String, List<String>> parents, List<String> gone) {
        SortedMap<String, List<String>> rest = new TreeMap<>();
        parents.forEach((image, above) -> {
            if (!gone.contains(image)) {
                rest.put(
                        image,
                        above.stream().filter(parent -> !gone.contains(parent)).toList());
            }
        });
        return rest;
    }
}
