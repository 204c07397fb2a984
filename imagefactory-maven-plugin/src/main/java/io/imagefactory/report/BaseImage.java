package io.imagefactory.report;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.Field;
import io.imagefactory.core.state.SeenDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What Dockerfiles name.
 *
 * @param name that of its state file
 * @param state what is known of it; empty where that file is missing
 * @param images the names of the images that stand on it, sorted
 * @param publishers the names of the managed images that it may be itself, sorted; none for an image of others
 */
public record BaseImage(String name, Optional<BaseImageState> state, List<String> images, List<String> publishers) {

    /** Tools that build the same bytes twice give an image a date in 1970 or 1980. */
    private static final Instant NO_REAL_DATE_BEFORE = Instant.parse("1981-01-01T00:00:00Z");

    public BaseImage {
        images = List.copyOf(images);
        publishers = List.copyOf(publishers);
    }

    public Node node() {
        return Node.baseImage(name);
    }

    /** What people call it: {@code node:22}, as Dockerfiles name it; its name where its file is missing. */
    public String label() {
        return state.map(known -> known.image().familiar()).orElse(name);
    }

    /** Whether its tag may move: not where it is named by digest alone. */
    public boolean hasTag() {
        return state.flatMap(known -> known.image().tag()).isPresent();
    }

    public Optional<Digest> currentDigest() {
        return state.flatMap(BaseImageState::currentDigest);
    }

    /** The digests that its tag has named, newest first. */
    public List<SeenDigest> digests(Instant now) {
        return state.map(known -> known.digests(now)).orElse(List.of());
    }

    public Optional<Instant> lastChecked() {
        return state.flatMap(BaseImageState::lastChecked);
    }

    /** Since when its registry says that there is no such tag. */
    public Optional<Instant> missingSince() {
        return state.flatMap(BaseImageState::missingSince);
    }

    /** Whether nobody has ever said which digest its tag names, though it has a tag. */
    public boolean isNeverSeen() {
        return hasTag() && currentDigest().isEmpty();
    }

    /**
     * Since when it is what it is: when its publisher says that it was made, or else when its digest was first seen.
     *
     * @param now the time at which a digest counts as first seen that is in no history yet
     */
    public Optional<Instant> since(Instant now) {
        return state.flatMap(known -> known.observed().get(Field.PUBLISHED))
                .filter(published -> currentDigest().equals(Optional.of(published.digest())))
                .flatMap(Published::created)
                .filter(created -> created.isAfter(NO_REAL_DATE_BEFORE))
                .or(() -> digests(now).stream()
                        .filter(seen -> currentDigest().equals(Optional.of(seen.digest())))
                        .findFirst()
                        .map(SeenDigest::firstSeen));
    }
}
