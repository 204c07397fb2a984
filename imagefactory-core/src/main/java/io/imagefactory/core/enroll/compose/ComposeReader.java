package io.imagefactory.core.enroll.compose;

import io.imagefactory.core.enroll.build.DockerfilePaths;
import io.imagefactory.core.enroll.build.Findings;
import io.imagefactory.core.enroll.build.ImageBuild;
import io.imagefactory.core.enroll.build.ImageUse;
import io.imagefactory.core.enroll.build.Interpolation;
import io.imagefactory.core.enroll.build.Place;
import io.imagefactory.core.enroll.build.RepositoryFiles;
import io.imagefactory.core.enroll.build.RepositoryPath;
import io.imagefactory.core.enroll.build.Unknown;
import io.imagefactory.core.yaml.YamlException;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlReader;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code compose.yaml}, {@code docker-compose.yml} and files named like them ({@code compose.prod.yaml}), each by
 * itself. Variables have the values of {@code .env} beside the file, or their defaults.
 */
public final class ComposeReader {

    private static final String FILES = "(docker-)?compose([.-][\\w.-]+)?\\.ya?ml";
    private static final String TOOL = "Compose";

    private final RepositoryFiles files;
    private final List<ImageBuild> builds = new ArrayList<>();
    private final List<ImageUse> uses = new ArrayList<>();
    private final List<Findings.Unread> unread = new ArrayList<>();

    private ComposeReader(RepositoryFiles files) {
        this.files = files;
    }

    public static Findings read(RepositoryFiles files) {
        ComposeReader reader = new ComposeReader(files);
        files.paths().stream()
                .filter(path -> RepositoryPath.name(path).matches(FILES))
                .forEach(reader::read);
        return new Findings(reader.builds, reader.uses, reader.unread);
    }

    private void read(String path) {
        try {
            List<YamlNode> documents =
                    files.text(path).map(YamlReader::readDocuments).orElse(List.of());
            if (!documents.isEmpty() && documents.get(0) instanceof YamlMapping root) {
                String folder = RepositoryPath.folder(path);
                Map<String, String> variables = variables(folder);
                YamlMapping services = root.mapping("services");
                services.keys().forEach(name -> service(path, folder, services, name, variables));
            }
        } catch (YamlException e) {
            unread.add(
                    new Findings.Unread(new Place(path, e.problem().position().line()), "it is no YAML"));
        }
    }

    /** What {@code .env} beside the file sets, quotes and {@code export} left as they are written. */
    private Map<String, String> variables(String folder) {
        Map<String, String> variables = new LinkedHashMap<>();
        RepositoryPath.resolve(folder, ".env").flatMap(files::text).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> line.indexOf('=') > 0 && !line.startsWith("#"))
                .forEach(line ->
                        variables.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return variables;
    }

    private void service(String path, String folder, YamlMapping services, String name, Map<String, String> variables) {
        YamlMapping service = services.mapping(name);
        Place place = new Place(path, services.keyPosition(name).line());
        Optional<String> image = service.text("image").map(text -> Interpolation.of(text, variables));
        Optional<YamlNode> build = service.get("build").filter(node -> !node.isNull());
        if (build.isEmpty()) {
            image.ifPresent(reference -> uses.add(new ImageUse(reference, place, TOOL)));
            return;
        }
        YamlMapping written =
                build.get() instanceof YamlMapping mapping ? mapping : YamlMapping.of(Map.of("context", build.get()));
        if (written.keys().contains("dockerfile_inline")) {
            unread.add(new Findings.Unread(
                    place, "service " + name + " has a dockerfile_inline, which is not supported: write it to a file"));
            return;
        }
        build(folder, written, variables)
                .map(dockerfile -> build(written, service, variables, image, dockerfile, place))
                .ifPresent(builds::add);
    }

    private Optional<String> build(String folder, YamlMapping build, Map<String, String> variables) {
        String context = build.text("context")
                .map(text -> Interpolation.of(text, variables))
                .orElse(".");
        return DockerfilePaths.context(folder, context)
                .flatMap(from -> DockerfilePaths.of(
                        files,
                        from,
                        from,
                        build.text("dockerfile").map(text -> Interpolation.of(text, variables)),
                        false));
    }

    private static ImageBuild build(
            YamlMapping build,
            YamlMapping service,
            Map<String, String> variables,
            Optional<String> image,
            String dockerfile,
            Place place) {
        List<String> names = new ArrayList<>();
        image.ifPresent(names::add);
        texts(build, "tags", variables).forEach(names::add);
        List<String> platforms = texts(build, "platforms", variables);
        List<String> gaps = build.keys().contains("additional_contexts")
                ? List.of("additional contexts may take the place of base images")
                : List.of();
        return new ImageBuild(
                TOOL,
                place,
                new ImageBuild.Runner.Anyone(),
                dockerfile,
                build.text("target").map(text -> Interpolation.of(text, variables)),
                platforms.isEmpty() ? texts(service, "platform", variables) : platforms,
                args(build.get("args").orElse(YamlScalar.nothing()), variables),
                names,
                false,
                gaps);
    }

    /** A mapping, or a list of {@code NAME=value}; a name alone has its value from the environment. */
    private static Map<String, String> args(YamlNode args, Map<String, String> variables) {
        Map<String, String> values = new LinkedHashMap<>();
        if (args instanceof YamlMapping mapping) {
            mapping.values()
                    .forEach((name, value) -> values.put(
                            name,
                            value instanceof YamlScalar scalar && !scalar.isNull()
                                    ? Interpolation.of(scalar.text(), variables)
                                    : variables.getOrDefault(name, Unknown.TEXT)));
        } else if (args instanceof YamlSequence list) {
            for (YamlNode item : list.items()) {
                String text = item instanceof YamlScalar scalar ? Interpolation.of(scalar.text(), variables) : "";
                int equals = text.indexOf('=');
                if (!text.isEmpty()) {
                    values.put(
                            equals < 0 ? text : text.substring(0, equals),
                            equals < 0 ? variables.getOrDefault(text, Unknown.TEXT) : text.substring(equals + 1));
                }
            }
        }
        return values;
    }

    private static List<String> texts(YamlMapping mapping, String key, Map<String, String> variables) {
        return mapping.get(key).stream()
                .flatMap(node ->
                        node instanceof YamlSequence list ? list.items().stream() : java.util.stream.Stream.of(node))
                .filter(node -> node instanceof YamlScalar && !node.isNull())
                .map(node -> Interpolation.of(((YamlScalar) node).text(), variables))
                .toList();
    }
}
