package io.imagefactory.core.provenance;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.json.Json;
import io.imagefactory.core.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a build says that it has taken from registries: an in-toto statement with SLSA provenance 0.2 or 1.
 *
 * @param materials the images, the frontend of a {@code # syntax} line among them
 */
public record Provenance(List<Material> materials) {

    private static final String SLSA_02 = "https://slsa.dev/provenance/v0.2";
    private static final String SLSA_1 = "https://slsa.dev/provenance/v1";
    private static final String STATEMENT = "https://in-toto.io/Statement/";

    /** The types of predicate that are understood. */
    public static final Set<String> PREDICATE_TYPES = Set.of(SLSA_02, SLSA_1);

    private static final int MOST_MATERIALS = 10_000;

    public Provenance {
        materials = List.copyOf(materials);
    }

    /**
     * Reads a statement. One without any subject, as BuildKit writes it for an image without a name, is about what it is
     * attached to.
     *
     * @param subject the manifest that it is attached to
     */
    public static Provenance read(byte[] statement, Digest subject) throws UnusableProvenanceException {
        Json json = json(statement);
        Optional<String> type = json.text("predicateType").filter(PREDICATE_TYPES::contains);
        Optional<Json> predicate = json.object("predicate");
        if (json.text("_type").filter(text -> text.startsWith(STATEMENT)).isEmpty()
                || type.isEmpty()
                || predicate.isEmpty()) {
            throw new UnusableProvenanceException("it is no statement with SLSA provenance 0.2 or 1");
        }
        List<Json> subjects = json.items("subject");
        if (!subjects.isEmpty() && subjects.stream().noneMatch(one -> names(one, subject))) {
            throw new UnusableProvenanceException("it is about another image");
        }
        List<Json> materials = type.get().equals(SLSA_02)
                ? predicate.get().items("materials")
                : predicate
                        .get()
                        .object("buildDefinition")
                        .map(definition -> definition.items("resolvedDependencies"))
                        .orElse(List.of());
        if (materials.size() > MOST_MATERIALS) {
            throw new UnusableProvenanceException("it has more than " + MOST_MATERIALS + " materials");
        }
        return new Provenance(
                materials.stream().flatMap(Provenance::material).distinct().toList());
    }

    private static Json json(byte[] statement) throws UnusableProvenanceException {
        try {
            Json json = Json.read(statement);
            if (json.isObject()) {
                return json;
            }
        } catch (MalformedJsonException e) {
            // As below.
        }
        throw new UnusableProvenanceException("it is no JSON object");
    }

    private static boolean names(Json subject, Digest digest) {
        return subject.object("digest")
                .flatMap(digests -> digests.text(digest.algorithm()))
                .filter(digest.hex()::equals)
                .isPresent();
    }

    /** None for what is no image, and for one that is pinned to another digest than it is said to have been. */
    private static Stream<Material> material(Json json) {
        Optional<PackageUrl> url = json.text("uri").flatMap(PackageUrl::of);
        if (url.isEmpty()) {
            return Stream.empty();
        }
        Optional<Digest> pin = url.get().image().digest();
        return json.object("digest").flatMap(Provenance::digest).or(() -> pin).stream()
                .filter(digest -> pin.filter(other -> !other.equals(digest)).isEmpty())
                .map(digest -> new Material(
                        url.get().image().withoutDigest(), digest, url.get().platform()));
    }

    private static Optional<Digest> digest(Json digests) {
        return Stream.of("sha256", "sha384", "sha512")
                .flatMap(algorithm -> digests.text(algorithm).map(hex -> algorithm + ":" + hex).stream())
                .flatMap(text -> Digest.find(text).stream())
                .findFirst();
    }
}
