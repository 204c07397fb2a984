package io.imagefactory.core.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.SeenDigest;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StateCodec;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rebuild from the request to its end, as the file of its image tells it. */
class RebuildRequestTest {

    private static final Instant ASKED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Digest BASE = new Digest("sha256", "1".repeat(64));
    private static final Digest BEFORE = new Digest("sha256", "a".repeat(64));
    private static final Digest AFTER = new Digest("sha256", "b".repeat(64));

    private State state = State.EMPTY;

    @BeforeEach
    void anImageIsKnown() {
        SharedState shared = new SharedState();
        shared.image("app", List.of("node"), ASKED);
        shared.set("app", "currentDigest", BEFORE.toString());
        state = shared.get();
    }

    @Test
    void aNewDigestIsTheBuildThatWasAskedFor() {
        ask(0);
        set("currentDigest", AFTER.toString());

        YamlMapping settled = StateCodec.tree(image().settled());

        assertThat(settled.mapping("builtFrom").text("node")).contains(BASE.toString());
        assertThat(settled.mapping("rebuildState").text("status")).contains("monitoring");
        assertThat(settled.mapping("rebuildState").text("builtDigest")).contains(AFTER.toString());
    }

    @Test
    void aBuildThatSaysItIsFromOtherDigestsLeavesTheRequestOpen() {
        ask(0);
        set("currentDigest", AFTER.toString());
        set("builtFrom", YamlMapping.of(Map.of("node", YamlScalar.of(AFTER.toString()))));
        set("rebuildState", rebuildState().with("builtDigest", YamlScalar.of(AFTER.toString())));

        assertThat(image().settled()).isEqualTo(image());
    }

    @Test
    void aBuildBeforeTheRequestLeavesItOpen() {
        ask(0);
        set("currentDigest", AFTER.toString());
        set("lastBuilt", YamlScalar.of(ASKED.minusSeconds(60).toString()));

        assertThat(image().settled()).isEqualTo(image());
    }

    @Test
    void aBuildWithoutANewDigestEndsTheRequestToo() {
        ask(0);
        set("lastBuilt", YamlScalar.of(ASKED.plusSeconds(60).toString()));

        assertThat(StateCodec.tree(image().settled()).mapping("rebuildState").text("status"))
                .contains("monitoring");
    }

    @Test
    void aRefusalIsOneFailureMore() {
        ask(1);

        state = Rebuilder.answered(state, ASKED, Map.of("app", new RebuildAnswer.Refused("CI refuses", false)));

        assertThat(rebuildState().text("status")).contains("failed");
        assertThat(rebuildState().text("failures")).contains("2");
        assertThat(rebuildState().mapping("request").text("error")).contains("CI refuses");
    }

    @Test
    void anAnswerToAnotherRequestChangesNothing() {
        ask(0);

        State answered = Rebuilder.answered(
                state, ASKED.plusSeconds(1), Map.of("app", new RebuildAnswer.Refused("CI refuses", false)));

        assertThat(answered).isEqualTo(state);
    }

    @Test
    void aRunIsKeptAndSoIsWhatOthersHaveWritten() {
        set("rebuildState", YamlMapping.of(Map.of("note", YamlScalar.of("ours"))));
        ask(0);

        state = Rebuilder.answered(
                state, ASKED, Map.of("app", new RebuildAnswer.Begun(Optional.of(URI.create("https://ci/1")))));

        assertThat(image().rebuildState().request().orElseThrow().run()).contains("https://ci/1");
        assertThat(rebuildState().text("note")).contains("ours");
    }

    private void ask(int failures) {
        state = SharedState.asked(state, "app", ASKED, Map.of("node", SeenDigest.of(BASE, ASKED)), failures);
    }

    private void set(String key, String text) {
        set(key, YamlScalar.of(text));
    }

    private void set(String key, YamlNode value) {
        ImageState changed = StateCodec.image("app", StateCodec.tree(image()).with(key, value));
        state = new State(new TreeMap<>(Map.of("app", changed)), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    private ImageState image() {
        return state.images().get("app");
    }

    private YamlMapping rebuildState() {
        return StateCodec.tree(image()).mapping("rebuildState");
    }
}
