package io.imagefactory.report;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.Overview;
import io.imagefactory.core.Step;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.index.DiscoveryIndex;
import io.imagefactory.core.rebuild.RebuildOptions;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.state.MalformedValue;
import io.imagefactory.core.state.Turn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Infra repositories in the test resources, as a goal would see them. */
public final class SampleInfra {

    /** The time at which they are looked at. */
    public static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private SampleInfra() {}

    /** Of a team with images in every condition that an image can be in without a registry at hand, but for a cycle. */
    public static Inventory acme() {
        return inventory(folder("acme"));
    }

    /** A copy of the same files, to be changed. */
    public static Path acmeIn(Path folder) throws IOException {
        Path acme = folder("acme");
        try (Stream<Path> paths = Files.walk(acme)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(acme.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return folder;
    }

    /** Brings the state of a folder up to date. */
    public static void discover(Path folder) throws IOException {
        ImageFactory imageFactory = imageFactory(folder);
        try (LocalSources sources = new LocalSources(folder, Map.of(), Set.of())) {
            imageFactory.discover(imageFactory.enrollments(), sources, NOW, false, false);
        }
    }

    /** What the files of a folder come to. */
    public static Inventory inventory(Path folder) {
        ImageFactory imageFactory = imageFactory(folder);
        try (LocalSources sources = new LocalSources(folder, Map.of(), Set.of())) {
            Enrollments enrollments = imageFactory.enrollments();
            Overview overview = imageFactory.overview(
                    enrollments,
                    enrollments,
                    new RebuildOptions(Duration.ofHours(6), 10),
                    sources,
                    DiscoveryIndex.none(),
                    NOW);
            return Inventory.of(overview);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImageFactory imageFactory(Path folder) {
        return new ImageFactory(
                new InfraRepository(folder, folder.resolve("images.yaml"), folder.resolve("state"), false),
                new Turn("a test", folder.resolveSibling("locks"), Duration.ofMinutes(10)),
                new Unheard());
    }

    private static Path folder(String name) {
        try {
            return Path.of(SampleInfra.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Unheard implements ImageFactory.Listener {

        @Override
        public void malformedValue(MalformedValue value) {
            throw new AssertionError(value);
        }

        @Override
        public void progress(Step step, int done, int total) {
            // Nobody waits for it.
        }

        @Override
        public void waitingFor(String otherRun) {
            // It ends soon.
        }

        @Override
        public void foreignFile(String file) {
            throw new AssertionError(file);
        }

        @Override
        public void recovered(List<String> files) {
            throw new AssertionError(files);
        }

        @Override
        public void emptied(List<String> files) {
            throw new AssertionError(files);
        }
    }
}
