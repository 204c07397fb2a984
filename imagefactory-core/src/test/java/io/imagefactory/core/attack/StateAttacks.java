package io.imagefactory.core.attack;

import io.imagefactory.core.file.Folders;
import io.imagefactory.core.state.InvalidStateException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** State files that somebody has put into the infra repository, for every goal, all of which read them. */
final class StateAttacks {

    private static final long LARGE = 63L * 1024 * 1024;

    private StateAttacks() {}

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        state(cases, "thirty of 63 MB", "more than the memory of this run has room for", folder -> {
            for (int i = 0; i < 30; i++) {
                try (RandomAccessFile file = new RandomAccessFile(
                        folder.resolve("image-" + i + ".yaml").toFile(), "rw")) {
                    file.setLength(LARGE);
                }
            }
        });
        state(cases, "one of two million keys", "state/images/app.yaml", folder -> {
            StringBuilder text = new StringBuilder("name: app\n");
            for (int i = 0; i < 2_000_000; i++) {
                text.append('k').append(Integer.toString(i, 36)).append(": 1\n");
            }
            Files.writeString(folder.resolve("app.yaml"), text);
        });
        return cases;
    }

    @FunctionalInterface
    private interface Planting {
        void writeTo(Path folder) throws IOException;
    }

    private static void state(List<Case> cases, String name, String expected, Planting files) {
        cases.add(new Case(
                "state files: " + name,
                scene -> {
                    scene.images("""
                    images:
                      - {name: app, registry: ghcr.io, repository: acme/app, source: {provider: local, dockerfile: Dockerfile}}
                    """);
                    files.writeTo(Files.createDirectories(scene.folder().resolve("state/images")));
                    try {
                        return scene.discover(Scene.dockerfile("FROM node:22\n"));
                    } catch (InvalidStateException e) {
                        return List.of(String.valueOf(e.getMessage()));
                    } finally {
                        Folders.delete(scene.folder().resolve("state"));
                    }
                },
                expected));
    }
}
