package io.imagefactory.core.state;

import io.imagefactory.core.TestTurn;
import io.imagefactory.core.discovery.Discoverer;
import io.imagefactory.core.discovery.Discovery;
import io.imagefactory.core.discovery.DiscoveryMerger;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.EnrollmentsReader;
import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.file.FileReads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An infra repository whose images.yaml and Dockerfiles are in memory, and whose state is in a folder. */
final class Infra {

    private final Path state;
    private final Path locks;
    private final SortedMap<String, Image> images = new TreeMap<>();
    private Consumer<String> waiting = other -> {
        throw new AssertionError("waits for " + other);
    };

    /**
     * @param dockerfile its text; {@code broken} for one that cannot be read, {@code unserved} for one that nothing
     *     serves, empty for an external image
     */
    record Image(String repository, String dockerfile, String rebuildDelay) {

        static final String BROKEN = "broken";
        static final String UNSERVED = "unserved";

        boolean isManaged() {
            return !dockerfile.isEmpty();
        }

        boolean isRead() {
            return isManaged() && !dockerfile.equals(BROKEN) && !dockerfile.equals(UNSERVED);
        }

        String yaml(String name) {
            String kind = isManaged() ? "source: {provider: local, dockerfile: " + name + "}" : "allowTags: ^1$";
            return "- {name: %s, repository: %s, %s, rebuildDelay: %s}\n"
                    .formatted(name, repository, kind, rebuildDelay);
        }
    }

    Infra(Path state) {
        this(state, TestTurn.OF_A_TEST.locks());
    }

    Infra(Path state, Path locks) {
        this.state = state;
        this.locks = locks;
    }

    /** To be told for whom it waits, instead of failing. */
    Infra waiting(Consumer<String> told) {
        waiting = told;
        return this;
    }

    SortedMap<String, Image> images() {
        return images;
    }

    Enrollments enrollments() {
        return enrollments(images.keySet());
    }

    Enrollments enrollmentsReversed() {
        List<String> names = new ArrayList<>(images.keySet());
        Collections.reverse(names);
        return enrollments(names);
    }

    private Enrollments enrollments(Collection<String> names) {
        String yaml = names.stream().map(name -> images.get(name).yaml(name)).collect(Collectors.joining());
        return EnrollmentsReader.read("images.yaml", yaml.getBytes(StandardCharsets.UTF_8), 0);
    }

    Discovery discovery() {
        try {
            return new Discoverer((sources, receiver) ->
                            sources.forEach(source -> receiver.accept(source, content(source.dockerfile()))))
                    .discover(enrollments());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileContent content(String path) {
        String dockerfile = images.get(path).dockerfile();
        return switch (dockerfile) {
            case Image.BROKEN -> new FileContent.Broken("it is broken");
            case Image.UNSERVED -> new FileContent.Unserved("nothing serves it");
            default -> new FileContent.Found(dockerfile.getBytes(StandardCharsets.UTF_8), Optional.empty());
        };
    }

    /** What {@code discover} does with the state. */
    List<StateChange> discover(Instant now, boolean takeInDigests) throws IOException {
        try (StateDirectory directory = open()) {
            StateFiles files = directory.read(Map.of(), Conflicts.ERRORS);
            State after =
                    new DiscoveryMerger(files.state(), now, takeInDigests, false).merge(enrollments(), discovery());
            List<StateChange> changes = files.changesTo(after);
            directory.apply(changes, () -> {});
            return changes;
        }
    }

    StateDirectory open() throws IOException {
        return StateDirectory.open(
                state, "state", new Turn("a test", locks, TestTurn.OF_A_TEST.patience()), FileReads.UNNOTED, waiting);
    }

    /** The text of all state files by path, such as {@code images/uv.yaml}. */
    SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        if (!Files.exists(state)) {
            return texts;
        }
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(state.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As an outside writer that knows nothing of us: the line goes to the end, unquoted and with a comment. */
    void observe(String path, String key, String value) throws IOException {
        Path file = state.resolve(path);
        List<String> lines = new ArrayList<>();
        boolean replaced = false;
        for (String line : Files.readAllLines(file)) {
            replaced = line.startsWith(" ") ? replaced : line.startsWith(key + ":");
            if (!replaced) {
                lines.add(line);
            }
        }
        lines.add(key + ": " + value + "   # seen");
        Files.write(file, lines);
    }

    static String digest(int number) {
        return "sha256:" + "%064x".formatted(number);
    }
}
