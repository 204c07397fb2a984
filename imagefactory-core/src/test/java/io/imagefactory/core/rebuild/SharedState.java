package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.Declared;
import io.imagefactory.core.state.Delivery;
import io.imagefactory.core.state.DiscoveryStatus;
import io.imagefactory.core.state.Field;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.ImageState.Derived;
import io.imagefactory.core.state.Observed;
import io.imagefactory.core.state.PinnedDigests;
import io.imagefactory.core.state.RebuildState;
import io.imagefactory.core.state.SeenDigest;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StateCodec;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The state that all runs share, and how others write into it: key by key, as into a file. */
final class SharedState implements Rebuilder.Store {

    private State state = State.EMPTY;

    State get() {
        return state;
    }

    @Override
    public <T> T change(Function<State, T> step, Function<T, State> after) {
        T result = step.apply(state);
        state = after.apply(result);
        return result;
    }

    void change(UnaryOperator<State> change) {
        state = change.apply(state);
    }

    /** A base image of which nothing was seen. */
    void baseImage(String name, ImageReference image) {
        SortedMap<String, BaseImageState> bases = new TreeMap<>(state.baseImages());
        bases.put(name, new BaseImageState(name, image, List.of(), Observed.NOTHING, Optional.empty()));
        state = with(state.images(), bases);
    }

    /** A managed image whose Dockerfile names these base images. */
    void image(String name, List<String> bases, Instant enrolledAt) {
        SortedMap<String, ImageState> images = new TreeMap<>(state.images());
        Derived derived =
                new Derived(DiscoveryStatus.SUCCESS, Optional.empty(), Optional.empty(), bases, PinnedDigests.NONE);
        images.put(
                name,
                new ImageState(
                        name,
                        new Declared(YamlMapping.EMPTY),
                        derived,
                        Observed.NOTHING.with(Field.ENROLLED_AT, enrolledAt)));
        state = with(images, state.baseImages());
    }

    void set(String image, String key, YamlNode value) {
        SortedMap<String, ImageState> images = new TreeMap<>(state.images());
        images.computeIfPresent(
                image,
                (name, before) -> StateCodec.image(name, StateCodec.tree(before).with(key, value)));
        state = with(images, state.baseImages());
    }

    void set(String image, String key, String text) {
        set(image, key, YamlScalar.of(text));
    }

    void setOfBase(String base, String key, String text) {
        SortedMap<String, BaseImageState> bases = new TreeMap<>(state.baseImages());
        bases.computeIfPresent(
                base,
                (name, before) -> StateCodec.baseImage(
                        name, StateCodec.tree(before).with(key, YamlScalar.of(text)), Optional.empty()));
        state = with(state.images(), bases);
    }

    /** What the image is built from, said by whoever built it. */
    void setBuiltFrom(String image, Digest digest, Map<String, Digest> from) {
        YamlMapping.Builder digests = YamlMapping.builder();
        from.forEach((base, of) -> digests.put(base, of.toString()));
        set(image, "builtFrom", digests.build());
        set(image, "rebuildState", rebuildState(image).with("builtDigest", YamlScalar.of(digest.toString())));
    }

    YamlMapping rebuildState(String image) {
        return StateCodec.tree(state.images().get(image)).mapping("rebuildState");
    }

    /** With a rebuild of the image that was asked for at that time, after so many that have failed. */
    static State asked(State state, String image, Instant at, Map<String, SeenDigest> digests, int failures) {
        return state.changed(
                Map.of(image, failures),
                (before, failed) -> before.with(before.rebuildState()
                        .asked(
                                RebuildState.Request.of(before, at, Delivery.UNKNOWN, "why", digests, Optional.empty()),
                                failed,
                                Optional.empty())));
    }

    /** Takes in what was done to an earlier state, file by file; empty where someone else has changed the same file. */
    static Optional<State> merged(State earlier, State ours, State theirs) {
        Optional<SortedMap<String, ImageState>> images = mergedFiles(earlier.images(), ours.images(), theirs.images());
        Optional<SortedMap<String, BaseImageState>> bases =
                mergedFiles(earlier.baseImages(), ours.baseImages(), theirs.baseImages());
        return images.flatMap(files -> bases.map(others -> with(files, others)));
    }

    private static <T> Optional<SortedMap<String, T>> mergedFiles(
            SortedMap<String, T> earlier, SortedMap<String, T> ours, SortedMap<String, T> theirs) {
        SortedMap<String, T> merged = new TreeMap<>(theirs);
        for (String name : new TreeSet<>(ours.keySet())) {
            T file = ours.get(name);
            if (!Objects.equals(file, earlier.get(name)) && !Objects.equals(file, theirs.get(name))) {
                if (!Objects.equals(theirs.get(name), earlier.get(name))) {
                    return Optional.empty();
                }
                merged.put(name, file);
            }
        }
        return Optional.of(merged);
    }

    private static State with(SortedMap<String, ImageState> images, SortedMap<String, BaseImageState> bases) {
        return new State(images, bases, new TreeMap<>(), new TreeMap<>());
    }
}
