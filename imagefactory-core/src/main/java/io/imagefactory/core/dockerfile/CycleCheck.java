package io.imagefactory.core.dockerfile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Finds stages that copy or mount from each other in a circle, reachable or not ({@code validateCircularDependency} in
 * {@code validations.go}). Standing on a stage is no part of a circle here.
 */
final class CycleCheck {
    private final Set<Node> visited = new HashSet<>();
    private final Set<Node> path = new HashSet<>();
    private final Deque<Visit> visits = new ArrayDeque<>();

    private CycleCheck() {}

    private record Visit(Node node, Iterator<Node> dependencies) {}

    /** @throws DockerfileParseException if there is a circle */
    static void verify(List<Node> nodes) {
        CycleCheck check = new CycleCheck();
        for (Node node : nodes) {
            check.enter(node);
            check.run();
        }
    }

    private void enter(Node node) {
        if (visited.add(node)) {
            path.add(node);
            visits.push(new Visit(node, node.dependencies().iterator()));
        }
    }

    private void run() {
        while (!visits.isEmpty()) {
            Visit visit = visits.element();
            if (!visit.dependencies().hasNext()) {
                path.remove(visit.node());
                visits.pop();
                continue;
            }
            Node dependency = visit.dependencies().next();
            if (path.contains(dependency)) {
                throw new DockerfileParseException(
                        lineOfCircle(dependency),
                        "the stage depends on itself, through what it copies or mounts from others");
            }
            enter(dependency);
        }
    }

    /** Where the first stage of a circle names the next one. */
    private int lineOfCircle(Node first) {
        Node next = first;
        for (Visit visit : visits) {
            if (visit.node() == first) {
                break;
            }
            next = visit.node();
        }
        return first.lineOfDependency(next);
    }
}
