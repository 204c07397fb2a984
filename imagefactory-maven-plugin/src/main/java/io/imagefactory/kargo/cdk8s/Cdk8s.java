package io.imagefactory.kargo.cdk8s;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes documents with cdk8s in processes of their own: nothing of Node, neither process nor output nor file, is left
 * when {@link #documents} returns, and calls at the same time know nothing of each other.
 *
 * @param node the path of a Node executable, or the name of one on the PATH; {@code node} where absent
 * @param cache a folder that outlives builds, for the unpacked libraries that Node loads
 * @param processes how many at once
 */
record Cdk8s(
        Optional<String> node, Path cache, ChildEnvironment environment, Synthesizer.Listener listener, int processes) {

    private static final String SEPARATOR = "---\n";

    /** A process and its Node take turns, and together keep one processor busy; two would fight over two. */
    static final int PROCESSES = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 2));

    /** One document an object, in their order; which others there are makes no difference to it. */
    List<String> documents(Job job) {
        Node found = Node.find(node, environment);
        listener.said("cdk8s runs on Node.js " + found.version() + ", " + found.executable());
        return documents(job, run(job, found));
    }

    /** @param text what cdk8s made of the job */
    static List<String> documents(Job job, String text) {
        List<String> documents = split(text);
        if (documents.size() != job.objects().size()) {
            throw new SynthesisException("Making the Kargo manifest failed: cdk8s made " + documents.size()
                    + " documents of " + job.objects().size() + " objects");
        }
        return IntStream.range(0, documents.size())
                .mapToObj(
                        i -> BareNumbers.quoted(documents.get(i), job.objects().get(i), job.options()))
                .toList();
    }

    /** All of them as one text. */
    static String join(Stream<String> documents) {
        return documents.collect(Collectors.joining(SEPARATOR));
    }

    /** A line within a document never is a separator: whatever is not on its first column's level is indented. */
    private static List<String> split(String text) {
        List<String> documents = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf("\n" + SEPARATOR); at >= 0; at = text.indexOf("\n" + SEPARATOR, from)) {
            documents.add(text.substring(from, at + 1));
            from = at + 1 + SEPARATOR.length();
        }
        documents.add(text.substring(from));
        return documents;
    }

    private String run(Job job, Node found) {
        List<ForkedSynthesis> parts = new ArrayList<>();
        Runnable waiting = () -> listener.made(
                parts.stream().mapToInt(ForkedSynthesis::made).sum(),
                job.objects().size());
        try {
            job.split(processes).forEach(part -> parts.add(ForkedSynthesis.start(part, found, cache, environment)));
            return join(parts.stream().map(part -> part.objects(waiting, listener::said)));
        } finally {
            parts.forEach(ForkedSynthesis::close);
        }
    }
}
