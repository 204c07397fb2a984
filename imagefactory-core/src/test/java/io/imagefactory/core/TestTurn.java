package io.imagefactory.core;

import io.imagefactory.core.state.Turn;
import java.nio.file.Path;
import java.time.Duration;

/** The turn of a test, which waits for others as runs of one user do. */
public final class TestTurn {

    public static final Turn OF_A_TEST =
            new Turn("a test", Path.of("target", "test-locks").toAbsolutePath(), Duration.ofMinutes(10));

    private TestTurn() {}
}
