package io.imagefactory.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Retries;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteReferencesTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    private Path temporary;

    @Test
    void what_is_needed_on_the_way_is_thrown_away() throws Exception {
        Path folder;
        try (RemoteReferences references = open()) {
            references.commit("Rebuild app", NOON, Optional.empty());
            folder = references.folder();
            assertThat(folder).isNotEmptyDirectory();
        }

        assertThat(folder).doesNotExist();
    }

    @Test
    void a_commit_is_read_as_it_was_made() throws Exception {
        try (RemoteReferences references = open()) {
            String first = references.commit("one", NOON, Optional.empty());
            String second = references.commit("two", NOON, Optional.of(first));

            assertThat(references.read(second)).contains(new RemoteReferences.Commit(second, NOON, Optional.of("two")));
            assertThat(references.read("0".repeat(40))).isEmpty();
        }
    }

    private RemoteReferences open() throws Exception {
        GitHostSettings settings = new GitHostSettings(
                temporary,
                Credentials.none(),
                CredentialHelpers.none(),
                Set.of("https"),
                true,
                ProxySelector.of(null),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                HostLimits.USUAL,
                new Retries(HostLimits.USUAL.retries(), wait -> {}, new Random(1)),
                (repository, cause) -> {});
        CloneUrl url = CloneUrl.of("https://git.example.com/infra.git", "git.example.com/infra");
        return RemoteReferences.open(url, settings);
    }
}
