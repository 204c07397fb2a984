package io.imagefactory.kargo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes Kargo's manifest of tracked images, with cdk8s, in a process of its own: nothing of Node, neither process nor
 * output nor file, is left when {@link #synthesize} returns, and calls at the same time know nothing of each other.
 */
public final class Synthesizer {

    private final Optional<String> node;
    private final Path cache;
    private final ChildEnvironment environment;
    private final Consumer<String> debug;
    private final int processes;

    /**
     * @param node the path of a Node executable, or the name of one on the PATH; {@code node} where absent
     * @param cache a folder that outlives builds, for the unpacked libraries that Node loads; made where it is not there,
     *     may be shared by processes, and lost at any time
     * @param environment ours; the child gets of it what programs need to start, and nothing else
     * @param debug is told, line by line, what cdk8s and Node say
     */
    public Synthesizer(Optional<String> node, Path cache, Map<String, String> environment, Consumer<String> debug) {
        // A process and its Node take turns, and together keep one processor busy; two would fight over two.
        this(
                node,
                cache,
                environment,
                debug,
                Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 2)));
    }

    Synthesizer(
            Optional<String> node, Path cache, Map<String, String> environment, Consumer<String> debug, int processes) {
        this.node = node;
        this.cache = cache;
        this.environment = new ChildEnvironment(environment);
        this.debug = debug;
        this.processes = processes;
    }

    /**
     * The same request gives the same text, on any machine. Without images it needs no Node.
     *
     * @throws InvalidWarehousesException where Kargo would refuse something, with all that is wrong
     * @throws NodeException where there is no Node, or one that is too old
     * @throws SynthesisException where something else broke
     */
    public Manifest synthesize(SynthesisRequest request) {
        WarehouseRules.check(request);
        List<TrackedImage> images = request.warehouses();
        if (images.isEmpty()) {
            return Manifest.of("", 0);
        }
        Node found = Node.find(node, environment);
        debug.accept("cdk8s runs on Node.js " + found.version() + ", " + found.executable());
        List<Job> jobs = new Job(images, request.options()).split(processes);
        return Manifest.of(run(jobs, found), images.size());
    }

    private String run(List<Job> jobs, Node found) {
        List<ForkedSynthesis> parts = new ArrayList<>();
        try {
            jobs.forEach(job -> parts.add(ForkedSynthesis.start(job, found, cache, environment)));
            return parts.stream().map(part -> part.objects(debug)).collect(Collectors.joining("---\n"));
        } finally {
            parts.forEach(ForkedSynthesis::close);
        }
    }
}
