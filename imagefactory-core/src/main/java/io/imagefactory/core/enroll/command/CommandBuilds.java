package io.imagefactory.core.enroll.command;

import io.imagefactory.core.enroll.build.BuildArgFile;
import io.imagefactory.core.enroll.build.DockerfilePaths;
import io.imagefactory.core.enroll.build.ImageBuild;
import io.imagefactory.core.enroll.build.Place;
import io.imagefactory.core.enroll.build.RepositoryFiles;
import io.imagefactory.core.enroll.build.Unknown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The builds that command lines start: {@code docker build}, {@code docker buildx build}, {@code podman build},
 * {@code buildah bud}, {@code nerdctl build} and kaniko's executor. What one command tags or pushes that another has built
 * counts for it.
 */
public final class CommandBuilds {

    private static final Set<String> CLIENTS = Set.of("docker", "podman", "buildah", "nerdctl");
    private static final Set<String> BUILD_SWITCHES = Set.of(
            ("--load --push --pull --no-cache --rm --force-rm -q --quiet --squash --squash-all --compress --check --debug -D "
                            + "--layers --tls-verify --disable-compression --stdin --inherit-annotations --http-proxy "
                            + "--all-platforms --pull-always --pull-never --skip-unused-stages --identity-label --omit-history")
                    .split(" "));
    private static final Set<String> KANIKO_SWITCHES =
            Set.of(("--cache --cleanup --insecure --insecure-pull --skip-tls-verify --skip-tls-verify-pull --no-push "
                            + "--single-snapshot --reproducible --use-new-run --compressed-caching --force --cache-copy-layers "
                            + "--cache-run-layers --skip-unused-stages --no-push-cache --ignore-var-run --push-ignore-immutable-tag-errors")
                    .split(" "));
    private static final Set<String> OTHER_SWITCHES =
            Set.of("-q", "--quiet", "--all-tags", "-a", "--tls-verify", "--all");

    private final RepositoryFiles files;
    private final ImageBuild.Runner runner;

    public CommandBuilds(RepositoryFiles files, ImageBuild.Runner runner) {
        this.files = files;
        this.runner = runner;
    }

    /** A command with the place of the script that it stands in. */
    public record Located(Command command, Place place) {}

    /** The builds of commands that run one after the other, on one machine. */
    public List<ImageBuild> of(List<Located> commands) {
        List<ImageBuild> builds = new ArrayList<>();
        Set<String> pushed = new LinkedHashSet<>();
        Map<String, String> tagged = new LinkedHashMap<>();
        for (Located located : commands) {
            Command command = located.command();
            build(command, located.place()).ifPresent(builds::add);
            if (CLIENTS.contains(command.program())) {
                List<String> operands = Options.of(
                                command.words().subList(1, command.words().size()), OTHER_SWITCHES)
                        .operands();
                int verb = !operands.isEmpty()
                                && (operands.get(0).equals("image")
                                        || operands.get(0).equals("manifest"))
                        ? 1
                        : 0;
                if (operands.size() > verb + 1 && operands.get(verb).equals("push")) {
                    pushed.addAll(operands.subList(verb + 1, operands.size()));
                } else if (operands.size() > verb + 2 && operands.get(verb).equals("tag")) {
                    operands.subList(verb + 2, operands.size())
                            .forEach(name -> tagged.put(name, operands.get(verb + 1)));
                }
            }
        }
        return builds.stream().map(build -> withPushes(build, pushed, tagged)).toList();
    }

    private static ImageBuild withPushes(ImageBuild build, Set<String> pushed, Map<String, String> tagged) {
        List<String> names = new ArrayList<>(build.names());
        tagged.forEach((name, of) -> {
            if (names.contains(of) && !names.contains(name)) {
                names.add(name);
            }
        });
        List<String> reached = build.published()
                ? names
                : names.stream()
                        .filter(name -> pushed.stream().anyMatch(push -> isPushOf(push, name)))
                        .toList();
        return build.named(reached.isEmpty() ? names : reached, !reached.isEmpty());
    }

    /** {@code docker push} of a name, or of all tags of a repository. */
    private static boolean isPushOf(String push, String name) {
        String plain = push.replaceFirst("^docker://", "");
        return plain.equals(name) || name.startsWith(plain + ":") && !plain.contains(":");
    }

    /** The build that one command starts, if it starts one of this repository. */
    private Optional<ImageBuild> build(Command command, Place place) {
        List<String> words = command.words();
        if (command.program().equals("executor") && words.stream().anyMatch(word -> word.startsWith("--"))
                || command.program().equals("kaniko")) {
            return kaniko(command, place);
        }
        if (!CLIENTS.contains(command.program())) {
            return Optional.empty();
        }
        for (int i = 1; i < Math.min(words.size(), 4); i++) {
            String word = words.get(i);
            if (word.equals("build") || word.equals("bud") && command.program().equals("buildah")) {
                return client(command, words.subList(i + 1, words.size()), place);
            }
            if (!Set.of("buildx", "image", "builder").contains(word)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<ImageBuild> client(Command command, List<String> words, Place place) {
        Options options = Options.of(words, BUILD_SWITCHES);
        String context = options.operands().isEmpty() ? "." : options.operands().get(0);
        Optional<String> folder = DockerfilePaths.context(command.folder(), context);
        Optional<String> written = options.last("--file", "-f");
        boolean foreign = folder.isEmpty() || written.filter("-"::equals).isPresent();
        Optional<String> dockerfile = foreign
                ? Optional.empty()
                : DockerfilePaths.of(
                        files,
                        command.folder(),
                        folder.orElseThrow(),
                        written,
                        !command.program().equals("docker"));
        boolean publishes = options.isSet("--push")
                || options.all("--output", "-o").stream()
                        .anyMatch(output -> output.contains("type=registry") || output.contains("push=true"));
        String tool = command.program() + (command.program().equals("buildah") ? " bud" : " build");
        return dockerfile.map(path -> build(
                command,
                place,
                tool,
                path,
                options,
                options.all("--tag", "-t", "--manifest"),
                list(options.all("--platform", "--arch")),
                publishes));
    }

    private Optional<ImageBuild> kaniko(Command command, Place place) {
        Options options = Options.of(command.words().subList(1, command.words().size()), KANIKO_SWITCHES);
        String context = options.last("--context", "-c").orElse(".").replaceFirst("^dir://", "");
        String sub = options.last("--context-sub-path").map(path -> "/" + path).orElse("");
        return DockerfilePaths.context(command.folder(), context + sub)
                .flatMap(folder ->
                        DockerfilePaths.of(files, command.folder(), folder, options.last("--dockerfile", "-f"), true))
                .map(path -> build(
                        command,
                        place,
                        "kaniko",
                        path,
                        options,
                        options.all("--destination", "-d"),
                        list(options.all("--custom-platform", "--customPlatform")),
                        !options.isSet("--no-push")));
    }

    private ImageBuild build(
            Command command,
            Place place,
            String tool,
            String dockerfile,
            Options options,
            List<String> names,
            List<String> platforms,
            boolean publishes) {
        List<String> gaps = new ArrayList<>();
        if (options.unclear()) {
            gaps.add("an option is known only when the command runs");
        }
        if (command.conditional()) {
            gaps.add("the command runs under a condition");
        }
        if (!options.all("--build-context").isEmpty()) {
            gaps.add("contexts of its own may take the place of base images");
        }
        Map<String, String> args = new LinkedHashMap<>();
        List<ImageBuild.ArgsFile> argsFiles = options.all("--build-arg-file").stream()
                .flatMap(file -> BuildArgFile.read(files, command.folder(), file, gaps).stream())
                .toList();
        argsFiles.forEach(file -> args.putAll(file.args()));
        options.all("--build-arg").forEach(arg -> addArg(arg, command, args));
        return new ImageBuild(
                tool,
                place,
                runner,
                dockerfile,
                options.last("--target"),
                platforms,
                args,
                argsFiles.size() == 1 ? Optional.of(argsFiles.get(0)) : Optional.empty(),
                names,
                publishes,
                gaps);
    }

    /** {@code NAME=value}, or {@code NAME} with the value that the environment has. */
    private static void addArg(String arg, Command command, Map<String, String> args) {
        int equals = arg.indexOf('=');
        String name = equals < 0 ? arg : arg.substring(0, equals);
        if (!Unknown.isIn(name) && !name.isEmpty()) {
            args.put(
                    name,
                    equals < 0 ? command.environment().apply(name).orElse(Unknown.TEXT) : arg.substring(equals + 1));
        }
    }

    private static List<String> list(List<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
