package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import java.time.Instant;
import java.util.Optional;

/**
 * What was seen of an image, by us or by others: digests, dates, versions, history, and every key that this version does
 * not know. It is carried along whole; a value without the expected form stays as it is and counts as absent.
 *
 * @param values by key
 */
public record Observed(YamlMapping values) {

    public static final Observed NOTHING = new Observed(YamlMapping.EMPTY);

    /** The digest under the key; empty where it is absent or no digest. */
    public Optional<Digest> digest(Field field) {
        return values.text(field.key()).flatMap(Observed::digest);
    }

    /** The point in time under the key; empty where it is absent or none. */
    public Optional<Instant> instant(Field field) {
        return values.text(field.key()).flatMap(Timestamp::of);
    }

    /** Whether there is a value without the form that the field should have. */
    public boolean isMalformed(Field field) {
        return values.get(field.key()).filter(value -> !field.accepts(value)).isPresent();
    }

    /** With that value, unless what is there is malformed: that stays as it is. */
    public Observed withWellFormed(Field field, YamlNode value) {
        return isMalformed(field) ? this : with(field, value);
    }

    public Observed with(Field field, YamlNode value) {
        return new Observed(values.with(field.key(), value));
    }

    public Observed with(Field field, Instant instant) {
        return with(field, Timestamp.yaml(instant));
    }

    /** With that value where there is none yet; {@code null} is none. */
    public Observed withDefault(Field field, YamlNode value) {
        boolean absent = values.get(field.key()).filter(node -> !node.isNull()).isEmpty();
        return absent ? with(field, value) : this;
    }

    public Observed withDefault(Field field, Instant instant) {
        return withDefault(field, Timestamp.yaml(instant));
    }

    public static Optional<Digest> digest(String text) {
        try {
            return Optional.of(Digest.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
