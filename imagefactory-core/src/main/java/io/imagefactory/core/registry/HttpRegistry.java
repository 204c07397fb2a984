package io.imagefactory.core.registry;

import io.imagefactory.core.host.Answer;
import io.imagefactory.core.host.Client;
import io.imagefactory.core.host.Deadline;
import io.imagefactory.core.host.PlainHosts;
import io.imagefactory.core.host.Request;
import io.imagefactory.core.host.Sleeper;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.json.Json;
import io.imagefactory.core.provenance.Provenance;
import io.imagefactory.core.provenance.UnusableProvenanceException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
    private final ContentCache cache;

    /** What was read in this run; a lock for each makes who wants the same wait for it. */
    private final Map<Digest, ImageManifest> manifests = new ConcurrentHashMap<>();

    private final Map<Digest, Object> locks = new ConcurrentHashMap<>();

    /** @throws IOException where the certificates of the options cannot be read */
    public HttpRegistry(RegistryOptions options, Clock clock, Sleeper sleeper, RandomGenerator random)
            throws IOException {
        this.options = options;
        this.plain = new PlainHosts(options.plain());
        this.client = new Client(options.client(), "registry-client");
        this.connection = new Connection(options, new Transport(client, plain), clock, sleeper, random);
        this.cache = new ContentCache(options.cache());
    }

    @Override
    public Look look(ImageReference image, Optional<Published> known) throws RegistryException {
        Question question = question(image);
        String name = image.tag().or(() -> image.digest().map(Digest::toString)).orElseThrow();
        Optional<Digest> digest = head(question, name);
        if (digest.isPresent() && known.map(Published::digest).equals(digest)) {
            return unread(known.get());
        }
        if (digest.isEmpty()) {
            Optional<Document> document = document(question, name, known.map(Published::digest));
            return document.isEmpty() ? unread(known.orElseThrow()) : describe(question, document.get());
        }
        try {
            return describe(question, document(question, digest.get()));
        } catch (RegistryException e) {
            if (e.isLimited()) {
                return unread(Published.of(digest.get()));
            }
            throw e;
        }
    }

    @Override
    public ImageManifest manifest(ImageReference image, Digest manifest) throws RegistryException {
        Question question = question(image);
        synchronized (locks.computeIfAbsent(manifest, any -> new Object())) {
            ImageManifest known = manifests.get(manifest);
            if (known != null) {
                return known;
            }
            Json json = json(question, manifest("GET", question, manifest.toString()), manifest, MANIFEST_BYTES);
            return kept(manifest, json, configuration(question, json));
        }
    }

    @Override
    public Optional<Provenance> provenance(ImageReference image, Digest attestation, Digest subject)
            throws RegistryException, UnusableProvenanceException {
        Question question = question(image);
        Json manifest = document(question, attestation).json();
        Optional<Digest> statement = Attestation.provenance(manifest, subject);
        if (statement.isEmpty()) {
            return Optional.empty();
        }
        byte[] content = content(question, blob(question, statement.get()), statement.get(), Attestation.MOST_BYTES);
        return Optional.of(Provenance.read(content, subject));
    }

    @Override
    public Optional<Instant> created(ImageReference image, Published published) throws RegistryException {
        Optional<Instant> created = published.created();
        if (created.isEmpty()) {
            Question question = question(image);
            for (Digest digest : new LinkedHashSet<>(published.platforms().values())) {
                Optional<Instant> part = describe(question, document(question, digest))
                        .published()
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
        Question question = question(image);
        return new TagPages(connection, question).all(question.endpoint().tags(image.repository()));
    }

    /** What each registry was asked so far, in order of their names. */
    public List<RegistryUsage> usage() {
        return connection.usage();
    }

    @Override
    public void close() {
        client.close();
        cache.shrink();
    }

    private Question question(ImageReference image) throws RegistryException {
        return new Question(
                Endpoint.of(image.registry(), options.mirrors(), plain),
                image.repository(),
                new Deadline(options.client().questionTimeout()));
    }

    /** The digest behind a name, for the price of a question without an answer's body; empty where it is not told so. */
    private Optional<Digest> head(Question question, String name) throws RegistryException {
        Answer answer = connection.ask(question, manifest("HEAD", question, name), 0, NO_HEAD);
        if (answer.status() != Connection.OK) {
            return Optional.empty();
        }
        MediaType.check(question.registry(), answer.contentType());
        return answer.header("docker-content-digest")
                .filter(any -> answer.contentType().filter(MediaType::isKnown).isPresent())
                .flatMap(Digest::find);
    }

    private static Request manifest(String method, Question question, String name) {
        return Request.of(method, question.endpoint().manifest(question.repository(), name))
                .with("Accept", MediaType.ACCEPTED);
    }

    private Document document(Question question, Digest digest) throws RegistryException {
        return document(question, digest.toString(), Optional.empty())
                .orElseThrow()
                .check(question.registry(), digest);
    }

    /** The manifest or index of a name; empty where it is still the one that is known. */
    private Optional<Document> document(Question question, String name, Optional<Digest> known)
            throws RegistryException {
        Request plainly = manifest("GET", question, name);
        Request request = known.map(digest -> plainly.with("If-None-Match", "\"" + digest + "\""))
                .orElse(plainly);
        Answer answer =
                connection.ask(question, request, MANIFEST_BYTES, known.isPresent() ? Set.of(NOT_MODIFIED) : Set.of());

        return answer.status() == Connection.OK
                ? Optional.of(Document.of(question.registry(), answer))
                : Optional.empty();
    }

    private static Look unread(Published published) {
        return new Look(published, Optional.empty());
    }

    private Look describe(Question question, Document document) throws RegistryException {
        Json json = document.json();
        if (document.isIndex()) {
            Published published =
                    new Published(document.digest(), PublishedImage.createdIndex(json), PublishedImage.platforms(json));
            return new Look(published, Optional.of(ImageIndex.of(json)));
        }
        Optional<Json> configuration = configuration(question, json);
        SortedMap<String, Digest> platforms = new TreeMap<>();
        configuration
                .flatMap(PublishedImage::platform)
                .ifPresent(platform -> platforms.put(platform, document.digest()));
        Published published = new Published(
                document.digest(), configuration.flatMap(values -> PublishedImage.created(json, values)), platforms);
        return new Look(published, Optional.of(kept(document.digest(), json, configuration)));
    }

    private ImageManifest kept(Digest digest, Json manifest, Optional<Json> configuration) {
        ImageManifest read = ImageManifest.of(manifest, configuration);
        manifests.put(digest, read);
        return read;
    }

    /** The configuration that a manifest names; empty where it names none. */
    private Optional<Json> configuration(Question question, Json manifest) throws RegistryException {
        Optional<Digest> digest = Document.configuration(manifest);
        return digest.isEmpty()
                ? Optional.empty()
                : Optional.of(json(question, blob(question, digest.get()), digest.get(), CONFIGURATION_BYTES));
    }

    private static Request blob(Question question, Digest digest) {
        return Request.of("GET", question.endpoint().blob(question.repository(), digest.toString()));
    }

    /** What a digest names, from the cache where it is there. */
    private Json json(Question question, Request request, Digest digest, int limit) throws RegistryException {
        Optional<byte[]> cached = cache.get(digest, limit);
        if (cached.isPresent()) {
            return Document.json(question.registry(), cached.get());
        }
        byte[] content = content(question, request, digest, limit);
        Json json = Document.json(question.registry(), content);
        cache.keep(digest, content);
        return json;
    }

    private byte[] content(Question question, Request request, Digest digest, int limit) throws RegistryException {
        Answer answer = connection.ask(question, request, limit, Set.of());
        return Document.verified(question.registry(), answer.body(), digest);
    }
}
