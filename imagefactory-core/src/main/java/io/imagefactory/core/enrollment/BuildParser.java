package io.imagefactory.core.enrollment;

import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.InvalidSourceException;
import io.imagefactory.core.source.Source;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlProblem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code source:} of one image. */
final class BuildParser {

    private static final Set<String> KEYS = Set.of(
            "provider",
            "repo",
            "url",
            "branch",
            "dockerfile",
            "workflow",
            "pipeline",
            "job",
            "webhook",
            "inputs",
            "target",
            "platform",
            "buildArgs");

    private final YamlMapping image;
    private final String owner;
    private final int levelsUp;
    private final Fields fields;

    /** @param levelsUp how far a local path may lead upwards */
    BuildParser(YamlMapping image, String owner, int levelsUp, List<YamlProblem> problems) {
        this.image = image;
        this.levelsUp = levelsUp;
        this.owner = "source of " + owner;
        new Fields(image, owner, problems).mapping("source");
        this.fields = new Fields(image.mapping("source"), this.owner, problems);
    }

    Optional<Build> parse() {
        YamlNode written = image.get("source").orElseThrow();
        if (written.isNull()) {
            fields.report(
                    image.keyPosition("source"),
                    owner + " is empty; leave it out for an image that others build, or say where its Dockerfile is");
        }
        if (!(written instanceof YamlMapping)) {
            return Optional.empty();
        }
        fields.checkKeys(KEYS);
        Optional<Source> source = source();
        Build.Pipeline pipeline = new Build.Pipeline(
                fields.text("workflow"),
                fields.text("pipeline"),
                fields.text("job"),
                fields.parsed("webhook", Webhook::parse),
                Inputs.of(fields, image.mapping("source")));
        Optional<String> target = fields.text("target");
        Optional<String> platform = fields.parsed("platform", BuildParser::platform);
        var buildArgs = fields.texts("buildArgs");
        return source.map(where -> new Build(where, target, platform, buildArgs, pipeline));
    }

    private Optional<Source> source() {
        boolean providerWritten = image.mapping("source").get("provider").isPresent();
        Optional<Provider> provider = fields.parsed("provider", Provider::of);
        if (provider.isEmpty() && providerWritten) {
            return Optional.empty();
        }
        Provider where = provider.orElse(Provider.GITHUB);
        Optional<String> repo = fields.text("repo");
        Optional<String> url = fields.text("url");
        Optional<String> branch = fields.text("branch");
        String dockerfile = fields.text("dockerfile").orElse(Source.DEFAULT_DOCKERFILE);
        Source source;
        try {
            source = new Source(where, repo, url, branch, dockerfile);
        } catch (InvalidSourceException first) {
            Source.problems(where, repo, url, branch, dockerfile)
                    .forEach(problem -> fields.report(problem.key(), owner + ": " + problem.getMessage()));
            return Optional.empty();
        }
        if (source.levelsUp() > levelsUp) {
            fields.report(
                    "dockerfile",
                    owner + ": dockerfile \"" + dockerfile + "\" leaves "
                            + (levelsUp == 0
                                    ? "the folder of images.yaml"
                                    : "the Git working tree around images.yaml"));
        }
        return Optional.of(source);
    }

    /** What is no platform for another reason is found with the Dockerfile. */
    private static String platform(String text) {
        if (!text.matches("[\\w.-]+(/[\\w.-]+){0,2}")) {
            throw new IllegalArgumentException("\"" + text + "\" is no platform; write <os>/<architecture>, such as "
                    + "linux/arm64, with a variant if there is one, as in linux/arm/v7");
        }
        return text;
    }
}
