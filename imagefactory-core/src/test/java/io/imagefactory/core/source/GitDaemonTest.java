package io.imagefactory.core.source;

import static io.imagefactory.core.source.Hosts.git;
import static io.imagefactory.core.source.LocalSourcesTest.assertReason;
import static io.imagefactory.core.source.LocalSourcesTest.assertText;

import io.imagefactory.core.git.GitDaemon;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that {@code git daemon} serves, which must be allowed explicitly. */
class GitDaemonTest {

    @TempDir
    private Path temporary;

    @Test
    void whatTheDaemonServesIsRead() throws Exception {
        GitHostsTest.served(temporary.resolve("served"), "shop.git");
        try (GitDaemon daemon = GitDaemon.serve(temporary.resolve("served"))) {
            Hosts hosts = Hosts.withCache(temporary.resolve("cache"));

            assertText(hosts.read(git(daemon.url("shop.git"), "main", "Dockerfile")))
                    .isEqualTo("FROM main");
            assertText(hosts.read(git(daemon.url("shop.git"), "main", "Dockerfile")))
                    .isEqualTo("FROM main");
            assertReason(hosts.read(git(daemon.url("gone.git"), "main", "Dockerfile")))
                    .startsWith("there is no repository ");
        }
    }
}
