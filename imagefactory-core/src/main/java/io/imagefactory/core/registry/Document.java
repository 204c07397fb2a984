package io.imagefactory.core.registry;

import io.imagefactory.core.host.Answer;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.json.Json;
import io.imagefactory.core.json.MalformedJsonException;
import java.util.Optional;

/**
 * A manifest or an index as it was sent.
 *
 * @param type its media type
 * @param digest of its bytes
 * @param json what it says
 */
record Document(String type, Digest digest, Json json) {

    /** @throws RegistryException where it is none, or not the one that its own header says */
    static Document of(String registry, Answer answer) throws RegistryException {
        Json json = json(registry, answer.body());
        Optional<String> type = json.text("mediaType").or(answer::contentType);
        MediaType.check(registry, type);
        if (type.filter(MediaType::isKnown).isEmpty()) {
            throw RegistryException.lasting(registry + " answers with what is neither a manifest nor an index");
        }
        Optional<Digest> said = answer.header("docker-content-digest").flatMap(Digest::find);
        String algorithm = said.map(Digest::algorithm).orElse("sha256");
        Document document = new Document(type.get(), Digest.from(algorithm, answer.body()), json);
        return document.check(registry, said.orElse(document.digest));
    }

    /** @throws RegistryException where it is another one than that */
    Document check(String registry, Digest expected) throws RegistryException {
        if (!digest.equals(expected)) {
            throw another(registry, expected, digest);
        }
        return this;
    }

    boolean isIndex() {
        return MediaType.isIndex(type);
    }

    /** Where a manifest's configuration is. */
    static Optional<Digest> configuration(Json manifest) {
        return manifest.object("config")
                .flatMap(config -> config.text("digest"))
                .flatMap(Digest::find);
    }

    static byte[] verified(String registry, byte[] body, Digest expected) throws RegistryException {
        Digest digest = Digest.from(expected.algorithm(), body);
        if (!digest.equals(expected)) {
            throw another(registry, expected, digest);
        }
        return body;
    }

    static Json json(String registry, byte[] body) throws RegistryException {
        try {
            Json json = Json.read(body);
            if (json.isObject()) {
                return json;
            }
        } catch (MalformedJsonException e) {
            // As below.
        }
        throw RegistryException.lasting(registry + " answers with what is no JSON object");
    }

    private static RegistryException another(String registry, Digest expected, Digest actual) {
        return RegistryException.lasting(registry + " answers with " + actual + " where it should be " + expected
                + "; nothing of it is believed");
    }
}
