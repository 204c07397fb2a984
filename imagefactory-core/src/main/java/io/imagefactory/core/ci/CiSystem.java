package io.imagefactory.core.ci;

import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.InputText;
import io.imagefactory.core.enrollment.InputText.Placeholder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One kind of CI system. All that is known of a kind stands in its class, and its name in {@link CiSystems}. */
public abstract class CiSystem {

    /** Only this package knows kinds. */
    CiSystem() {}

    /** Whether it is this kind that builds an image. */
    abstract boolean serves(Build build);

    /**
     * What is to be asked, made without a connection.
     *
     * @throws TriggerException if images.yaml or the credentials lack something
     */
    abstract Order order(BuildRequest request, CiClient client) throws TriggerException;

    /** A build that could be asked for. */
    @FunctionalInterface
    interface Order {

        /** Asks for it, and says where the run can be looked at, if that is known. */
        Optional<URI> place() throws TriggerException;
    }

    /**
     * What a build is told, by name and in order: what {@code inputs} in images.yaml say, else the usual. The same whoever
     * asks for the build, so that one workflow serves all.
     */
    public Map<String, InputText> inputs(Build.Pipeline pipeline) {
        return pipeline.inputs().orElseGet(() -> {
            Map<String, InputText> usual = new LinkedHashMap<>();
            usual.put(name("image"), Placeholder.IMAGE.text());
            usual.put(name("base_images"), Placeholder.BASE_IMAGES.text());
            usual.put(name("source_policy"), Placeholder.SOURCE_POLICY.text());
            usual.put(name("request"), Placeholder.REQUEST.text());
            return usual;
        });
    }

    /** Why nobody would take inputs of these names, in a sentence that says what to do. */
    public Optional<String> problem(Map<String, InputText> inputs) {
        return Optional.empty();
    }

    /** How a name is written here that images.yaml does not say. */
    String name(String plain) {
        return plain;
    }

    /**
     * The inputs of a request, by name and in order.
     *
     * @throws TriggerException if nobody would take them
     */
    final Map<String, String> filled(BuildRequest request) throws TriggerException {
        Map<String, InputText> texts = inputs(request.build().pipeline());
        Optional<String> problem = problem(texts);
        if (problem.isPresent()) {
            throw TriggerException.refused(problem.get());
        }
        Map<Placeholder, String> values = request.values();
        Map<String, String> inputs = new LinkedHashMap<>();
        texts.forEach((name, text) -> inputs.put(name, text.fill(values)));
        return inputs;
    }
}
