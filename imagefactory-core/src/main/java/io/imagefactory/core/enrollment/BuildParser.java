package io.imagefactory.core.enrollment;

import io.imagefactory.core.image.Platform;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.InvalidSourceException;
import io.imagefactory.core.source.Source;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code source:} of one image. */
final class BuildParser {

    /** Those that {@code defaults:} may have too. */
    static final Set<String> COMMON_KEYS = Set.of(
            "provider url branch dockerfile workflow pipeline job webhook inputs platform platforms buildArgsFile buildArgs"
                    .split(" "));

    private static final Set<String> KEYS =
            Stream.concat(COMMON_KEYS.stream(), Stream.of("repo", "target")).collect(Collectors.toUnmodifiableSet());

    /** What GitHub takes as the id of an input, and GitLab, but for the hyphen, as the name of a variable. */
    private static final Pattern INPUT = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private static final Pattern PLATFORM = Pattern.compile("[\\w.-]+(/[\\w.-]+){0,2}");

    private BuildParser() {}

    /** @param levelsUp how far a local path may lead upwards */
    static Optional<Build> parse(Fields image, int levelsUp) {
        Fields fields = image.in("source", "source of " + image.owner());
        YamlNode node = image.mapping().get("source").orElseThrow();
        if (node.isNull()) {
            image.report(
                    image.mapping().keyPosition("source"),
                    fields.owner()
                            + " is empty; leave it out for an image that others build, or say where its Dockerfile is");
        }
        if (!(node instanceof YamlMapping)) {
            return Optional.empty();
        }
        fields.checkKeys(KEYS);
        Optional<Source> source = source(fields, levelsUp);
        Build.Pipeline pipeline = new Build.Pipeline(
                fields.text("workflow"),
                fields.text("pipeline"),
                fields.text("job"),
                fields.parsed("webhook", Webhook::parse),
                inputs(fields));
        Optional<String> target = fields.text("target");
        Optional<String> platform = fields.parsed("platform", BuildParser::platform);
        Optional<String> buildArgsFile =
                source.flatMap(where -> fields.parsed("buildArgsFile", path -> beside(where, path, levelsUp)));
        Map<String, String> buildArgs = fields.texts("buildArgs", Function.identity());
        List<Platform> written = platforms(fields);
        List<Platform> platforms = written.isEmpty() ? Build.defaultPlatforms(platform) : written;
        return source.map(where -> new Build(where, target, platform, platforms, buildArgsFile, buildArgs, pipeline));
    }

    /** What {@code defaults:} say of it, without what is wrong, which is reported. */
    static YamlMapping validDefaults(Fields source, int levelsUp) {
        Map<String, Runnable> checks = new HashMap<>();
        checks.put("provider", () -> source.parsed("provider", Provider::of));
        checks.put("webhook", () -> source.parsed("webhook", Webhook::parse));
        checks.put("inputs", () -> inputs(source));
        checks.put("platform", () -> source.parsed("platform", BuildParser::platform));
        checks.put("platforms", () -> platforms(source));
        checks.put("buildArgs", () -> source.texts("buildArgs", Function.identity()));
        for (String key : List.of("workflow", "pipeline", "job", "buildArgsFile")) {
            checks.put(key, () -> source.text(key));
        }
        for (String key : List.of("url", "branch", "dockerfile")) {
            checks.put(key, () -> place(source, key, levelsUp));
        }
        return source.valid(checks);
    }

    /** Checks one key, as it would stand beside a repository. */
    private static void place(Fields source, String key, int levelsUp) {
        YamlMapping written = source.mapping().filter(Set.of("provider", key)::contains);
        Provider provider;
        try {
            provider = written.text("provider").map(Provider::of).orElse(Provider.GITHUB);
        } catch (IllegalArgumentException e) {
            return;
        }
        if (provider.namesRepositories()) {
            written = written.with("repo", YamlScalar.of("owner/repo"));
        } else if (provider == Provider.GIT && !key.equals("url")) {
            written = written.with("url", YamlScalar.of("https://git.example.com/owner/repo"));
        }
        source(new Fields(written, source.owner(), source.problems()), levelsUp);
    }

    private static Optional<Source> source(Fields fields, int levelsUp) {
        Optional<Provider> provider = fields.parsed("provider", Provider::of);
        if (provider.isEmpty() && fields.has("provider")) {
            return Optional.empty();
        }
        Provider where = provider.orElse(Provider.GITHUB);
        Optional<String> repo = fields.text("repo");
        Optional<String> url = fields.text("url");
        Optional<String> branch = fields.text("branch");
        String dockerfile = fields.text("dockerfile").orElse(Source.DEFAULT_DOCKERFILE);
        Source source;
        try {
            source = Source.of(where, repo, url, branch, dockerfile);
        } catch (InvalidSourceException e) {
            e.problems().forEach((key, problem) -> fields.report(key, fields.owner() + ": " + problem));
            return Optional.empty();
        }
        if (source.levelsUp() > levelsUp) {
            fields.report("dockerfile", fields.owner() + ": dockerfile " + leaving(dockerfile, levelsUp));
        }
        return Optional.of(source);
    }

    /** The path, if it leads to a file that may be read. */
    private static String beside(Source dockerfile, String path, int levelsUp) {
        if (dockerfile.beside(path).levelsUp() > levelsUp) {
            throw new IllegalArgumentException(leaving(path, levelsUp));
        }
        return path;
    }

    private static String leaving(String path, int levelsUp) {
        return "\"" + path + "\" leaves "
                + (levelsUp == 0 ? "the folder of images.yaml" : "the Git working tree around images.yaml");
    }

    /** Empty where nothing is said; a mapping without entries says that there are none. */
    static Optional<Map<String, InputText>> inputs(Fields source) {
        YamlMapping written = source.mapping().mapping("inputs");
        for (String name : written.keys()) {
            if (!INPUT.matcher(name).matches()) {
                source.report(
                        written.keyPosition(name),
                        "\"" + name + "\" in inputs is no name of an input; write letters, digits, \"_\" and \"-\", "
                                + "beginning with a letter or \"_\"");
            }
        }
        Map<String, InputText> texts = source.texts("inputs", InputText::of);
        return source.mapping()
                .get("inputs")
                .filter(YamlMapping.class::isInstance)
                .map(any -> texts);
    }

    /** Each once, in the order written; empty where nothing is said. */
    static List<Platform> platforms(Fields source) {
        source.mapping()
                .get("platforms")
                .filter(YamlSequence.of(List.of())::equals)
                .ifPresent(written -> source.report(
                        "platforms",
                        "platforms of " + source.owner()
                                + " is empty; leave it out for an image that is built for one platform"));
        return source.parsedItems("platforms", text -> Platform.of(platform(text))).stream()
                .distinct()
                .toList();
    }

    /** What is no platform for another reason is found with the Dockerfile. */
    private static String platform(String text) {
        if (!PLATFORM.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no platform; write <os>/<architecture>, such as "
                    + "linux/arm64, with a variant if there is one, as in linux/arm/v7");
        }
        return text;
    }
}
