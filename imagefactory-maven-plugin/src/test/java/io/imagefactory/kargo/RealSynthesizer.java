package io.imagefactory.kargo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A synthesizer on this machine's Node, and what it has said. */
final class RealSynthesizer {

    static final Path CACHE = Path.of("target", "node-cache");

    final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final Synthesizer synthesizer;

    RealSynthesizer() {
        this(System.getenv());
    }

    RealSynthesizer(Map<String, String> environment) {
        synthesizer = new Synthesizer(Optional.empty(), CACHE, environment, said::add);
    }

    Manifest synthesize(SynthesisRequest request) {
        return synthesizer.synthesize(request);
    }
}
