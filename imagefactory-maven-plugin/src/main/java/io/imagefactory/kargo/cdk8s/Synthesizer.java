package io.imagefactory.kargo.cdk8s;

import io.imagefactory.kargo.InvalidManifestException;
import io.imagefactory.kargo.Manifest;
import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.ObjectKind;
import io.imagefactory.kargo.SynthesisRequest;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes Kargo's manifest of tracked images; documents that are known from the last time are not made again. */
public final class Synthesizer {

    /** Told of what happens while it happens. */
    public interface Listener {

        /** A line that cdk8s or Node prints, or about them: for those who look for a fault. */
        void said(String line);

        /** Of the objects that are not known yet, so many are made; told now and then. */
        default void made(int done, int total) {}
    }

    private final Function<Job, List<String>> cdk8s;
    private final List<Path> code;
    private final DocumentCache cache;

    /**
     * @param node the path of a Node executable, or the name of one on the PATH; {@code node} where absent
     * @param cache a folder that outlives builds, for what is made or unpacked once and used again; made where it is not
     *     there, may be shared by processes, and lost at any time
     * @param environment ours; processes get of it what programs need to start, and nothing else
     */
    public Synthesizer(Optional<String> node, Path cache, Map<String, String> environment, Listener listener) {
        this(
                new Cdk8s(node, cache.resolve("node"), new ChildEnvironment(environment), listener, Cdk8s.PROCESSES)
                        ::documents,
                ForkedClassPath.entries(),
                new DocumentCache(cache.resolve("objects")));
    }

    /**
     * @param cdk8s makes one document for each object of a job, in their order
     * @param code what it does so with
     */
    Synthesizer(Function<Job, List<String>> cdk8s, List<Path> code, DocumentCache cache) {
        this.cdk8s = cdk8s;
        this.code = code;
        this.cache = cache;
    }

    /**
     * The version of the Node that would be run, such as {@code 22.1.0}; empty where there is none that can be.
     *
     * @param node as for the constructor
     * @param environment likewise
     */
    public static Optional<String> nodeVersion(Optional<String> node, Map<String, String> environment) {
        try {
            return Optional.of(
                    Node.find(node, new ChildEnvironment(environment)).version());
        } catch (NodeException e) {
            return Optional.empty();
        }
    }

    /**
     * The same request gives the same text, on any machine and whatever is known. Where nothing is new it needs no Node.
     *
     * @param file where the manifest is going to be; what was made for it the last time is asked first
     * @throws InvalidManifestException where Kargo would refuse something, or could not do what it is asked to
     * @throws NodeException where there is no Node, or one that is too old
     * @throws SynthesisException where something else broke
     */
    public Manifest synthesize(SynthesisRequest request, Path file) {
        request.check();
        List<KargoObject> all = KargoObjects.of(request);
        List<ObjectKind> kinds = all.stream().map(KargoObject::kind).toList();
        if (all.isEmpty()) {
            return Manifest.of("", kinds);
        }
        DocumentKeys keys = DocumentKeys.of(code);
        Map<String, KargoObject> objects = new LinkedHashMap<>();
        all.forEach(object -> objects.put(keys.of(object, request.options()), object));
        Map<String, String> documents = new LinkedHashMap<>(cache.read(file));
        documents.keySet().retainAll(objects.keySet());
        if (documents.size() < objects.size()) {
            add(documents, objects, request.options());
            cache.write(file, documents);
        }
        return Manifest.of(Cdk8s.join(objects.keySet().stream().map(documents::get)), kinds);
    }

    /** Makes what is not there yet. */
    private void add(Map<String, String> documents, Map<String, KargoObject> objects, ManifestOptions options) {
        Map<String, KargoObject> missing = new LinkedHashMap<>(objects);
        missing.keySet().removeAll(documents.keySet());
        Iterator<String> made =
                cdk8s.apply(new Job(List.copyOf(missing.values()), options)).iterator();
        missing.keySet().forEach(key -> documents.put(key, made.next()));
    }
}
