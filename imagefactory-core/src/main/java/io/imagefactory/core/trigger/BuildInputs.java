package io.imagefactory.core.trigger;

import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.InputText;
import io.imagefactory.core.enrollment.InputText.Placeholder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a build is told, and by which names: what {@code inputs} in images.yaml say, else the usual. The same whoever asks
 * for the build, so that one workflow serves the goal {@code rebuild} and Kargo.
 */
public enum BuildInputs {
    /** A workflow of GitHub Actions has inputs. */
    GITHUB {
        @Override
        public Optional<String> problem(Map<String, InputText> inputs) {
            return inputs.size() <= MOST_OF_GITHUB
                    ? Optional.empty()
                    : Optional.of("GitHub takes " + MOST_OF_GITHUB + " inputs at most, and these are " + inputs.size()
                            + "; name fewer under `inputs`");
        }
    },

    /** A pipeline of GitLab has variables; those by which its rules decide are among them whatever images.yaml says. */
    GITLAB {
        @Override
        public Map<String, InputText> of(Build.Pipeline pipeline) {
            Map<String, InputText> variables = new LinkedHashMap<>(super.of(pipeline));
            pipeline.pipeline().ifPresent(name -> variables.put(name("pipeline"), InputText.verbatim(name)));
            pipeline.job().ifPresent(name -> variables.put(name("job"), InputText.verbatim(name)));
            return variables;
        }

        @Override
        public Optional<String> problem(Map<String, InputText> inputs) {
            return inputs.keySet().stream()
                    .filter(name -> name.contains("-"))
                    .findFirst()
                    .map(name -> "input \"" + name + "\" cannot be a variable of GitLab; write its name without \"-\"");
        }

        @Override
        String name(String plain) {
            return "IMAGEFACTORY_" + plain.toUpperCase(Locale.ROOT);
        }
    },

    /** A webhook has members of an object. */
    WEBHOOK;

    /** As the API's documentation has it since December 2025; servers from before take 10, and say so themselves. */
    private static final int MOST_OF_GITHUB = 25;

    /** By name, in order. */
    public Map<String, InputText> of(Build.Pipeline pipeline) {
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
     * Name and value, in order.
     *
     * @throws TriggerException if nobody would take them
     */
    Map<String, String> filled(BuildRequest request) throws TriggerException {
        Map<String, InputText> texts = of(request.build().pipeline());
        Optional<String> problem = problem(texts);
        if (problem.isPresent()) {
            throw TriggerException.refused(problem.get());
        }
        Map<Placeholder, String> values = InputValues.of(request);
        Map<String, String> inputs = new LinkedHashMap<>();
        texts.forEach((name, text) -> inputs.put(name, text.fill(values)));
        return inputs;
    }
}
