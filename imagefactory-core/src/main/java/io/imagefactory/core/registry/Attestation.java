package io.imagefactory.core.registry;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.json.Json;
import io.imagefactory.core.provenance.Provenance;
import io.imagefactory.core.provenance.UnusableProvenanceException;
import java.util.List;
import java.util.Optional;

/** The manifest of an attestation as BuildKit stores it: a layer for each statement ({@code attestation-storage.md}). */
final class Attestation {

    /** More has no provenance that says no more than it must. */
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final String STATEMENT = "application/vnd.in-toto+json";
    private static final String PREDICATE_TYPE = "in-toto.io/predicate-type";

    private Attestation() {}

    /**
     * The statement with provenance: the one whose annotation says so, else the only one where that says nothing.
     *
     * @throws UnusableProvenanceException where the manifest is about another image, or the statement is too large
     */
    static Optional<Digest> provenance(Json manifest, Digest subject) throws UnusableProvenanceException {
        if (manifest.object("subject")
                .filter(said -> !said.text("digest").equals(Optional.of(subject.toString())))
                .isPresent()) {
            throw new UnusableProvenanceException("it is about another image");
        }
        List<Json> statements = manifest.items("layers").stream()
                .filter(layer ->
                        layer.text("mediaType").filter(STATEMENT::equals).isPresent())
                .toList();
        Optional<Json> provenance = statements.stream()
                .filter(layer ->
                        type(layer).filter(Provenance.PREDICATE_TYPES::contains).isPresent())
                .findFirst()
                .or(() -> statements.stream()
                        .filter(layer -> statements.size() == 1 && type(layer).isEmpty())
                        .findFirst());
        if (provenance
                .filter(layer -> layer.number("size").orElse(0) > MOST_BYTES)
                .isPresent()) {
            throw new UnusableProvenanceException("it has more than " + MOST_BYTES / 1024 / 1024 + " MiB");
        }
        return provenance.flatMap(layer -> layer.text("digest")).flatMap(Digest::find);
    }

    private static Optional<String> type(Json layer) {
        return layer.object("annotations").flatMap(annotations -> annotations.text(PREDICATE_TYPE));
    }
}
