package io.imagefactory.core.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StateFiles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnconfirmedTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final String OLD = "sha256:" + "a".repeat(64);
    private static final String NEW = "sha256:" + "b".repeat(64);

    @Test
    void what_was_asked_for_lately_and_is_recorded_so_is_confirmed() {
        assertThat(of("node:22", NEW, "2026-01-20T00:00:00Z", "2026-01-30T00:00:00Z", NEW))
                .isEqualTo(new Unconfirmed(none(), none()));
    }

    @Test
    void an_earlier_digest_than_the_registry_has_is_behind() {
        assertThat(of("node:22", OLD, "2026-01-20T00:00:00Z", "2026-01-30T00:00:00Z", NEW)
                        .behind())
                .containsExactly("node:22");
    }

    @Test
    void a_digest_that_was_recorded_after_the_registry_was_asked_is_not() {
        assertThat(of("node:22", NEW, "2026-01-31T00:00:00Z", "2026-01-30T00:00:00Z", OLD))
                .isEqualTo(new Unconfirmed(none(), none()));
    }

    @Test
    void what_no_refresh_has_asked_for_in_a_week_is_unasked() {
        assertThat(of("node:22", NEW, "2026-01-20T00:00:00Z", "2026-01-24T11:59:59Z", NEW)
                        .unasked())
                .containsExactly("node:22");
        assertThat(of("node:22", NEW, "2026-01-20T00:00:00Z", "null", NEW).unasked())
                .containsExactly("node:22");
    }

    @Test
    void what_never_moves_and_what_is_not_recorded_is_neither() {
        assertThat(of("node@" + OLD, NEW, "2026-01-20T00:00:00Z", "null", OLD))
                .isEqualTo(new Unconfirmed(none(), none()));
        assertThat(of("node:22", "null", "null", "null", OLD)).isEqualTo(new Unconfirmed(none(), none()));
    }

    private static List<String> none() {
        return List.of();
    }

    private static Unconfirmed of(String image, String current, String updated, String checked, String published) {
        String file = """
            name: base
            fullImage: %s
            lastChecked: %s
            currentDigest: %s
            lastUpdated: %s
            published:
              digest: %s
            """.formatted(image, checked, current, updated, published);
        State state = StateFiles.read(Map.of("base-images/base.yaml", file.getBytes(StandardCharsets.UTF_8)))
                .state();
        return Unconfirmed.of(state, NOW);
    }
}
