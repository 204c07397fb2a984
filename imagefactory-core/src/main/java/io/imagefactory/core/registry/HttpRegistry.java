package io.imagefactory.core.registry;

import io.imagefactory.core.host.Answer;
import io.imagefactory.core.host.Client;
import io.imagefactory.core.host.PlainHosts;
import io.imagefactory.core.host.Request;
import io.imagefactory.core.host.Sleeper;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Registries that speak the protocol of the OCI distribution specification 1.1, or Docker's registry API 2. Lives as long
 * as a run, and so does what it has learned: tokens, and which hosts are down.
 */
public final class HttpRegistry implements Registry, AutoCloseable {

    private static final int MANIFEST_BYTES = 4 * 1024 * 1024;
    private static final int CONFIGURATION_BYTES = 8 * 1024 * 1024;
    private static final int NOT_MODIFIED = 304;

    /** Said by those that know GET only. */
    private static final Set<Integer> NO_HEAD = Set.of(400, 405, 501);

    private final RegistryOptions options;
    private final PlainHosts plain;
    private final Client client;
    private final Connection connection;

    /** @throws IOException where the certificates of the options cannot be read */
    public HttpRegistry(RegistryOptions options, Clock clock, Sleeper sleeper, RandomGenerator random)
            throws IOException {
        this.options = options;
        this.plain = new PlainHosts(options.plain());
        this.client = new Client(options.client(), "registry-client");
        this.connection = new Connection(options, new Transport(client, plain), clock, sleeper, random);
    }

    @Override
    public Published published(ImageReference image, Optional<Published> known) throws RegistryException {
        Endpoint endpoint = endpoint(image);
        String name = image.tag().or(() -> image.digest().map(Digest::toString)).orElseThrow();
        Optional<Digest> digest = head(endpoint, image, name);
        if (digest.isPresent() && known.map(Published::digest).equals(digest)) {
            return known.get();
        }
        if (digest.isEmpty()) {
            Optional<Document> document = document(endpoint, image, name, known.map(Published::digest));
            return document.isEmpty() ? known.orElseThrow() : describe(endpoint, image, document.get());
        }
        try {
            return describe(endpoint, image, document(endpoint, image, digest.get()));
        } catch (RegistryException e) {
            if (e.isLimited()) {
                return Published.of(digest.get());
            }
            throw e;
        }
    }

    @Override
    public Optional<Instant> created(ImageReference image, Published published) throws RegistryException {
        Optional<Instant> created = published.created();
        if (created.isEmpty()) {
            for (Digest digest : new LinkedHashSet<>(published.platforms().values())) {
                Endpoint endpoint = endpoint(image);
                Optional<Instant> part = describe(endpoint, image, document(endpoint, image, digest))
                        .created();
                created = created.isEmpty()
                                || part.filter(created.get()::isBefore).isPresent()
                        ? part
                        : created;
            }
        }
        return created;
    }

    @Override
    public List<String> tags(ImageReference image) throws RegistryException {
        Endpoint endpoint = endpoint(image);
        return new TagPages(connection, endpoint, endpoint.scope(image.repository()))
                .all(endpoint.tags(image.repository()));
    }

    /** What each registry was asked so far, in order of their names. */
    public List<RegistryUsage> usage() {
        return connection.usage();
    }

    @Override
    public void close() {
        client.close();
    }

    private Endpoint endpoint(ImageReference image) throws RegistryException {
        return Endpoint.of(image.registry(), options.mirrors(), plain);
    }

    /** The digest behind a name, for the price of a question without an answer's body; empty where it is not told so. */
    private Optional<Digest> head(Endpoint endpoint, ImageReference image, String name) throws RegistryException {
        Answer answer = connection.ask(
                endpoint, endpoint.scope(image.repository()), manifest("HEAD", endpoint, image, name), 0, NO_HEAD);
        if (answer.status() != Connection.OK) {
            return Optional.empty();
        }
        MediaType.check(endpoint.registry(), answer.contentType());
        return answer.header("docker-content-digest")
                .filter(any -> answer.contentType().filter(MediaType::isKnown).isPresent())
                .flatMap(Digest::find);
    }

    private static Request manifest(String method, Endpoint endpoint, ImageReference image, String name) {
        return Request.of(method, endpoint.manifest(image.repository(), name)).with("Accept", MediaType.ACCEPTED);
    }

    private Document document(Endpoint endpoint, ImageReference image, Digest digest) throws RegistryException {
        return document(endpoint, image, digest.toString(), Optional.empty())
                .orElseThrow()
                .check(endpoint.registry(), digest);
    }

    /** The manifest or index of a name; empty where it is still the one that is known. */
    private Optional<Document> document(Endpoint endpoint, ImageReference image, String name, Optional<Digest> known)
            throws RegistryException {
        Request plainly = manifest("GET", endpoint, image, name);
        Request request = known.map(digest -> plainly.with("If-None-Match", "\"" + digest + "\""))
                .orElse(plainly);
        Answer answer = connection.ask(
                endpoint,
                endpoint.scope(image.repository()),
                request,
                MANIFEST_BYTES,
                known.isPresent() ? Set.of(NOT_MODIFIED) : Set.of());
        return answer.status() == Connection.OK
                ? Optional.of(Document.of(endpoint.registry(), answer))
                : Optional.empty();
    }

    private Published describe(Endpoint endpoint, ImageReference image, Document document) throws RegistryException {
        if (document.isIndex()) {
            return new Published(
                    document.digest(),
                    PublishedImage.createdIndex(document.json()),
                    PublishedImage.platforms(document.json()));
        }
        Optional<Digest> configuration = document.configuration();
        if (configuration.isEmpty()) {
            return Published.of(document.digest());
        }
        Json json = configuration(endpoint, image, configuration.get());
        SortedMap<String, Digest> platforms = new TreeMap<>();
        PublishedImage.platform(json).ifPresent(platform -> platforms.put(platform, document.digest()));
        return new Published(document.digest(), PublishedImage.created(document.json(), json), platforms);
    }

    private Json configuration(Endpoint endpoint, ImageReference image, Digest digest) throws RegistryException {
        URI uri = endpoint.blob(image.repository(), digest.toString());
        Answer answer = connection.ask(
                endpoint, endpoint.scope(image.repository()), Request.of("GET", uri), CONFIGURATION_BYTES, Set.of());
        return Document.json(endpoint.registry(), Document.verified(endpoint.registry(), answer.body(), digest));
    }
}
