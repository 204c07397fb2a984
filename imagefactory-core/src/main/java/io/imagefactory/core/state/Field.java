package io.imagefactory.core.state;

import static io.imagefactory.core.state.FieldKind.DECLARED;
import static io.imagefactory.core.state.FieldKind.DERIVED;
import static io.imagefactory.core.state.FieldKind.OBSERVED;

import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of state files that this version knows. A file has its own of them, in the order of its list here. */
public enum Field {
    NAME("name", DERIVED),
    ENROLLED_AT("enrolledAt", OBSERVED, Form.TIMESTAMP),
    LAST_DISCOVERY("lastDiscovery", OBSERVED, Form.TIMESTAMP),
    DISCOVERY_STATUS("discoveryStatus", DERIVED),
    DISCOVERY_ERROR("discoveryError", DERIVED),
    ENROLLMENT("enrollment", DECLARED),
    FULL_IMAGE("fullImage", DERIVED),
    REGISTRY("registry", DERIVED),
    REPOSITORY("repository", DERIVED),
    TAG("tag", DERIVED),
    REPO_URL("repoURL", DERIVED),
    ALLOW_TAGS("allowTags", DECLARED),
    IMAGE_SELECTION_STRATEGY("imageSelectionStrategy", DECLARED),
    CONSTRAINT("constraint", DECLARED),
    TAG_ALLOWED("allowTags", DERIVED),
    TAG_STRATEGY("imageSelectionStrategy", DERIVED),
    BASE_IMAGES("baseImages", DERIVED),
    PINNED_DIGESTS("pinnedDigests", DERIVED),
    FIRST_DISCOVERED("firstDiscovered", OBSERVED, Form.TIMESTAMP),
    LAST_CHECKED("lastChecked", OBSERVED, Form.TIMESTAMP),
    DEPENDENT_IMAGES("dependentImages", DERIVED),
    CURRENT_VERSION("currentVersion", OBSERVED, Form.TEXT),
    CURRENT_DIGEST("currentDigest", OBSERVED, Form.DIGEST),
    PREVIOUS_DIGEST("previousDigest", OBSERVED, Form.DIGEST),
    LAST_UPDATED("lastUpdated", OBSERVED, Form.TIMESTAMP),
    LAST_BUILT("lastBuilt", OBSERVED, Form.TIMESTAMP),
    BUILT_FROM("builtFrom", OBSERVED, Form.MAPPING),
    PUBLISHED("published", OBSERVED, Form.MAPPING),
    UPDATE_HISTORY("updateHistory", OBSERVED, Form.LIST),
    REBUILD_STATE("rebuildState", OBSERVED, Form.MAPPING);

    /** The keys of {@code state/images/*.yaml}, in the order in which they are written. */
    static final List<Field> OF_IMAGE = List.of(
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
    static final List<Field> OF_BASE_IMAGE = List.of(
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
            DEPENDENT_IMAGES,
            CURRENT_DIGEST,
            PREVIOUS_DIGEST,
            LAST_UPDATED,
            PUBLISHED,
            UPDATE_HISTORY);

    private static final Map<Folder, Map<String, Field>> BY_KEY =
            Map.of(Folder.IMAGES, byKey(OF_IMAGE), Folder.BASE_IMAGES, byKey(OF_BASE_IMAGE));

    private final String key;
    private final FieldKind kind;
    private final Form form;

    Field(String key, FieldKind kind) {
        this(key, kind, Form.DATA);
    }

    Field(String key, FieldKind kind, Form form) {
        this.key = key;
        this.kind = kind;
        this.form = form;
    }

    public String key() {
        return key;
    }

    FieldKind kind() {
        return kind;
    }

    /** The value as this version writes it: the same data, in one spelling. */
    YamlNode canonical(YamlNode value) {
        if (!(value instanceof YamlScalar scalar) || scalar.isNull()) {
            return value;
        }
        return isNone(scalar) ? YamlScalar.nothing() : form.canonical(scalar);
    }

    /** An image may have a tag {@code None}, which we write between quotes; nobody has seen a digest or a date of that name. */
    private boolean isNone(YamlScalar value) {
        return value.text().equals("None") && (kind == OBSERVED || value.isPlain());
    }

    /** Whether the value has the form that this field should have; nothing always has. */
    boolean accepts(YamlNode value) {
        return value.isNull() || form.accepts(value);
    }

    /** What a value should be, for messages: {@code a point in time (such as ...)}. */
    String expected() {
        return form.expected;
    }

    /** The field of that key in the files of that folder; empty for a key that is not ours. */
    static Optional<Field> of(Folder folder, String key) {
        return Optional.ofNullable(BY_KEY.get(folder).get(key));
    }

    /** All fields of the files of that folder, in the order in which they are written. */
    static List<Field> of(Folder folder) {
        return folder == Folder.IMAGES ? OF_IMAGE : OF_BASE_IMAGE;
    }

    /** What the key holds in the files of that folder; a key that is not ours is observed. */
    static FieldKind kindOf(Folder folder, String key) {
        return of(folder, key).map(Field::kind).orElse(OBSERVED);
    }

    private static Map<String, Field> byKey(List<Field> fields) {
        Map<String, Field> byKey = new LinkedHashMap<>();
        fields.forEach(field -> byKey.put(field.key, field));
        return Collections.unmodifiableMap(byKey);
    }

    /** What a value is read as. {@code None}, which Python writes for nothing, is none of them. */
    private enum Form {
        DATA("data"),
        TEXT("text") {
            @Override
            boolean accepts(YamlNode value) {
                return value instanceof YamlScalar;
            }

            @Override
            YamlNode canonical(YamlScalar value) {
                return YamlScalar.of(value.text());
            }
        },
        DIGEST("a digest (sha256: and 64 hexadecimal digits)") {
            @Override
            boolean accepts(YamlNode value) {
                return value instanceof YamlScalar scalar
                        && Observed.digest(scalar.text()).isPresent();
            }

            @Override
            YamlNode canonical(YamlScalar value) {
                return YamlScalar.of(value.text());
            }
        },
        TIMESTAMP("a point in time (such as 2024-12-04T10:00:00Z)") {
            @Override
            boolean accepts(YamlNode value) {
                return value instanceof YamlScalar scalar && Timestamp.isTimestamp(scalar.text());
            }

            @Override
            YamlNode canonical(YamlScalar value) {
                return Timestamp.canonical(value);
            }
        },
        LIST("a list") {
            @Override
            boolean accepts(YamlNode value) {
                return value instanceof YamlSequence;
            }
        },
        MAPPING("a mapping") {
            @Override
            boolean accepts(YamlNode value) {
                return value instanceof YamlMapping;
            }
        };

        private final String expected;

        Form(String expected) {
            this.expected = expected;
        }

        boolean accepts(YamlNode value) {
            return true;
        }

        YamlNode canonical(YamlScalar value) {
            return value;
        }
    }
}
