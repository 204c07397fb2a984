package io.imagefactory.core.registry;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.json.Json;
import io.imagefactory.core.provenance.BaseClaim;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an index says beside which platforms it has.
 *
 * @param claim on what the images of all platforms stand, by its annotations
 * @param claims the same of single ones, by their manifests
 * @param attestations the manifests of attestations, by the manifests that they are about
 */
public record ImageIndex(Optional<BaseClaim> claim, Map<Digest, BaseClaim> claims, Map<Digest, Digest> attestations)
        implements Description {

    /** BuildKit's annotation of what is no image. */
    static final String REFERENCE_TYPE = "vnd.docker.reference.type";

    private static final String REFERENCE_DIGEST = "vnd.docker.reference.digest";
    private static final String ATTESTATION = "attestation-manifest";
    private static final int MOST = 1_000;

    public ImageIndex {
        claims = Map.copyOf(claims);
        attestations = Map.copyOf(attestations);
    }

    /** On what the image stands whose manifest that is, by annotations: what is nearest to it counts. */
    public Optional<BaseClaim> claim(Digest manifest) {
        return Optional.ofNullable(claims.get(manifest)).or(() -> claim);
    }

    static ImageIndex of(Json index) {
        Map<Digest, BaseClaim> claims = new HashMap<>();
        Map<Digest, Digest> attestations = new HashMap<>();
        index.items("manifests").stream().limit(MOST).forEach(entry -> {
            Optional<Digest> digest = entry.text("digest").flatMap(Digest::find);
            Optional<Json> annotations = entry.object("annotations");
            Optional<String> type = annotations.flatMap(values -> values.text(REFERENCE_TYPE));
            if (type.isEmpty()) {
                digest.ifPresent(
                        what -> annotations.flatMap(BaseClaim::of).ifPresent(claim -> claims.putIfAbsent(what, claim)));
            } else if (type.get().equals(ATTESTATION)) {
                annotations
                        .flatMap(values -> values.text(REFERENCE_DIGEST))
                        .flatMap(Digest::find)
                        .ifPresent(about -> digest.ifPresent(what -> attestations.putIfAbsent(about, what)));
            }
        });
        return new ImageIndex(index.object("annotations").flatMap(BaseClaim::of), claims, attestations);
    }
}
