package io.imagefactory.kargo.cdk8s;

import io.imagefactory.kargo.Manifest;
import io.imagefactory.kargo.SynthesisRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A synthesizer on this machine's Node that knows nothing from the last time, and what it has said. */
final class RealSynthesizer {

    static final Path CACHE = Path.of("target", "node-cache");
    static final Path MANIFEST = Path.of("target", "kargo.yaml");
    private static final Path NO_FOLDER = Path.of("pom.xml");

    final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final Cdk8s cdk8s;

    RealSynthesizer() {
        this(System.getenv());
    }

    RealSynthesizer(Map<String, String> environment) {
        cdk8s = new Cdk8s(Optional.empty(), CACHE, new ChildEnvironment(environment), said::add, Cdk8s.PROCESSES);
    }

    Manifest synthesize(SynthesisRequest request) {
        return knowing(NO_FOLDER).synthesize(request, MANIFEST);
    }

    /** With cdk8s in this process, whose Node stays: for many requests, where it is no matter what runs them. */
    static Manifest synthesizeHere(SynthesisRequest request) {
        return new Synthesizer(RealSynthesizer::documents, List.of(), new DocumentCache(NO_FOLDER))
                .synthesize(request, MANIFEST);
    }

    private static List<String> documents(Job job) {
        try {
            return Cdk8s.documents(job, SynthesisMain.yaml(job, OutputStream.nullOutputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that knows what lies in a folder. */
    Synthesizer knowing(Path folder) {
        return new Synthesizer(cdk8s::documents, ForkedClassPath.entries(), new DocumentCache(folder));
    }
}
