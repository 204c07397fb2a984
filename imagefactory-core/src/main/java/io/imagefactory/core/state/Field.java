package io.imagefactory.core.state;

import static io.imagefactory.core.state.FieldKind.DECLARED;
import static io.imagefactory.core.state.FieldKind.DERIVED;
import static io.imagefactory.core.state.FieldKind.OBSERVED;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key of state files that this version knows, and what it holds. A file has its own of them, in the order of its list
 * here.
 */
public final class Field<T> {

    static final Field<?> NAME = derived("name");
    public static final Field<Instant> ENROLLED_AT = observed("enrolledAt", Form.TIMESTAMP);
    public static final Field<Instant> LAST_DISCOVERY = observed("lastDiscovery", Form.TIMESTAMP);
    static final Field<?> DISCOVERY_STATUS = derived("discoveryStatus");
    static final Field<?> DISCOVERY_ERROR = derived("discoveryError");
    static final Field<?> ENROLLMENT = declared("enrollment");
    static final Field<?> FULL_IMAGE = derived("fullImage");
    static final Field<?> REGISTRY = derived("registry");
    static final Field<?> REPOSITORY = derived("repository");
    static final Field<?> TAG = derived("tag");
    static final Field<?> REPO_URL = derived("repoURL");
    static final Field<?> ALLOW_TAGS = declared("allowTags");
    static final Field<?> IMAGE_SELECTION_STRATEGY = declared("imageSelectionStrategy");
    static final Field<?> CONSTRAINT = declared("constraint");
    static final Field<?> TAG_ALLOWED = derived("allowTags");
    static final Field<?> TAG_STRATEGY = derived("imageSelectionStrategy");
    static final Field<?> BASE_IMAGES = derived("baseImages");
    static final Field<?> PINNED_DIGESTS = derived("pinnedDigests");
    public static final Field<Instant> FIRST_DISCOVERED = observed("firstDiscovered", Form.TIMESTAMP);
    public static final Field<Instant> LAST_CHECKED = observed("lastChecked", Form.TIMESTAMP);
    public static final Field<Instant> MISSING_SINCE = observed("missingSince", Form.TIMESTAMP);
    static final Field<?> DEPENDENT_IMAGES = derived("dependentImages");
    public static final Field<String> CURRENT_VERSION = observed("currentVersion", Form.TEXT);
    public static final Field<Digest> CURRENT_DIGEST = observed("currentDigest", Form.DIGEST);
    public static final Field<Digest> PREVIOUS_DIGEST = observed("previousDigest", Form.DIGEST);
    public static final Field<Instant> LAST_UPDATED = observed("lastUpdated", Form.TIMESTAMP);
    public static final Field<Instant> LAST_BUILT = observed("lastBuilt", Form.TIMESTAMP);
    public static final Field<SortedMap<String, Digest>> BUILT_FROM = observed("builtFrom", Form.DIGESTS);
    public static final Field<Published> PUBLISHED = observed("published", Form.PUBLISHED);
    public static final Field<DigestHistory> UPDATE_HISTORY = observed("updateHistory", Form.HISTORY);
    public static final Field<RebuildState> REBUILD_STATE = observed("rebuildState", Form.REBUILD_STATE);

    /** The keys of {@code state/images/*.yaml}, in the order in which they are written. */
    static final List<Field<?>> OF_IMAGE = List.of(
            NAME,
            ENROLLED_AT,
            LAST_DISCOVERY,
            DISCOVERY_STATUS,
            DISCOVERY_ERROR,
            ENROLLMENT,
            REPO_URL,
            ALLOW_TAGS,
            IMAGE_SELECTION_STRATEGY,
            CONSTRAINT,
            BASE_IMAGES,
            PINNED_DIGESTS,
            LAST_CHECKED,
            MISSING_SINCE,
            CURRENT_VERSION,
            CURRENT_DIGEST,
            PREVIOUS_DIGEST,
            LAST_UPDATED,
            LAST_BUILT,
            BUILT_FROM,
            PUBLISHED,
            UPDATE_HISTORY,
            REBUILD_STATE);

    /** The keys of {@code state/base-images/*.yaml}, in the order in which they are written. */
    static final List<Field<?>> OF_BASE_IMAGE = List.of(
            NAME,
            FULL_IMAGE,
            REGISTRY,
            REPOSITORY,
            TAG,
            REPO_URL,
            TAG_ALLOWED,
            TAG_STRATEGY,
            FIRST_DISCOVERED,
            LAST_CHECKED,
            MISSING_SINCE,
            DEPENDENT_IMAGES,
            CURRENT_DIGEST,
            PREVIOUS_DIGEST,
            LAST_UPDATED,
            PUBLISHED,
            UPDATE_HISTORY);

    /** What Kargo sets. */
    static final List<Field<?>> RECORDED = List.of(CURRENT_DIGEST, PREVIOUS_DIGEST, LAST_UPDATED);

    /** What is said of an image as soon as it is known. */
    static final List<Field<?>> OF_NEW = List.of(ENROLLED_AT, FIRST_DISCOVERED, LAST_DISCOVERY);

    /** The keys of {@code state/kargo/*.yaml}, in the order in which they are written. */
    private static final List<Field<?>> OF_KARGO =
            Stream.concat(Stream.of(NAME), RECORDED.stream()).toList();

    private static final Map<Folder, Map<String, Field<?>>> BY_KEY = new EnumMap<>(Map.of(
            Folder.IMAGES, byKey(OF_IMAGE), Folder.KARGO, byKey(OF_KARGO), Folder.BASE_IMAGES, byKey(OF_BASE_IMAGE)));

    /** What stands under a key that has no value. */
    static final YamlNode NOTHING = YamlScalar.nothing();

    private final String key;
    private final FieldKind kind;
    private final Form<T> form;

    private Field(String key, FieldKind kind, Form<T> form) {
        this.key = key;
        this.kind = kind;
        this.form = form;
    }

    private static Field<?> declared(String key) {
        return new Field<>(key, DECLARED, Form.DATA);
    }

    private static Field<?> derived(String key) {
        return new Field<>(key, DERIVED, Form.DATA);
    }

    private static <T> Field<T> observed(String key, Form<T> form) {
        return new Field<>(key, OBSERVED, form);
    }

    String key() {
        return key;
    }

    FieldKind kind() {
        return kind;
    }

    Form<T> form() {
        return form;
    }

    /** The value as this version writes it: the same data, in one spelling. */
    YamlNode canonical(YamlNode value) {
        if (!(value instanceof YamlScalar scalar) || scalar.isNull()) {
            return value;
        }
        return isNone(scalar) ? NOTHING : form.canonical().apply(scalar);
    }

    /** An image may have a tag {@code None}, which we write between quotes; nobody has seen a digest or a date of that name. */
    private boolean isNone(YamlScalar value) {
        return value.text().equals("None") && (kind == OBSERVED || value.isPlain());
    }

    /** Whether the value has the form that this field should have; nothing always has. */
    boolean accepts(YamlNode value) {
        return value.isNull() || form.accepts().test(value);
    }

    /** What a value should be, for messages: {@code a point in time (such as ...)}. */
    String expected() {
        return form.expected();
    }

    /** The field of that key in the files of that folder; null for a key that is not ours. */
    static @Nullable Field<?> find(Folder folder, String key) {
        return BY_KEY.get(folder).get(key);
    }

    /** All fields of the files of that folder, in the order in which they are written. */
    static Collection<Field<?>> of(Folder folder) {
        return BY_KEY.get(folder).values();
    }

    /** What the key holds in the files of that folder; a key that is not ours is observed. */
    static FieldKind kindOf(Folder folder, String key) {
        Field<?> field = find(folder, key);
        return field == null ? OBSERVED : field.kind;
    }

    private static Map<String, Field<?>> byKey(List<Field<?>> fields) {
        Map<String, Field<?>> byKey = new LinkedHashMap<>();
        fields.forEach(field -> byKey.put(field.key, field));
        return Collections.unmodifiableMap(byKey);
    }

    @Override
    public String toString() {
        return key;
    }
}
