package io.imagefactory.core.enroll.build;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A build of an image, as one file says it. Text may have parts that are {@linkplain Unknown not known}.
 *
 * @param tool what builds it, for people: {@code docker/build-push-action}, {@code docker build}
 * @param place where the build is written
 * @param runner who starts it
 * @param dockerfile the path of the Dockerfile from the root of the repository
 * @param target the stage that is built; empty for the last
 * @param platforms for which it is built, as written; none for the one of the machine
 * @param args the build args; one whose value comes from the environment is not known
 * @param argsFile a file of build args that is given to it, where there is one alone
 * @param names the references under which it is published or kept, with their tags
 * @param published whether it reaches a registry, as far as the file says
 * @param gaps what of the build is not known beforehand or not supported: clauses for people
 */
public record ImageBuild(
        String tool,
        Place place,
        Runner runner,
        String dockerfile,
        Optional<String> target,
        List<String> platforms,
        Map<String, String> args,
        Optional<ArgsFile> argsFile,
        List<String> names,
        boolean published,
        List<String> gaps) {

    /** One that is given no file of build args. */
    public ImageBuild(
            String tool,
            Place place,
            Runner runner,
            String dockerfile,
            Optional<String> target,
            List<String> platforms,
            Map<String, String> args,
            List<String> names,
            boolean published,
            List<String> gaps) {
        this(tool, place, runner, dockerfile, target, platforms, args, Optional.empty(), names, published, gaps);
    }

    public ImageBuild {
        platforms = List.copyOf(platforms);
        args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
        names = List.copyOf(names);
        gaps = List.copyOf(gaps);
    }

    /**
     * A file of {@code NAME=value} lines.
     *
     * @param path from the root of the repository
     * @param args what it says
     */
    public record ArgsFile(String path, Map<String, String> args) {
        public ArgsFile {
            args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
        }
    }

    /** Who starts a build. */
    public sealed interface Runner {

        /** A file that people or other tools may use; nothing in the repository says who does. */
        record Anyone() implements Runner {}

        /** @param file the name of the workflow of GitHub Actions, {@code images.yml} */
        record Workflow(String file) implements Runner {}

        /** @param job the job of GitLab's pipeline */
        record Pipeline(String job) implements Runner {}

        /** Whether a CI system does. */
        default boolean isCi() {
            return !(this instanceof Anyone);
        }
    }

    /** The same build, started by another. */
    public ImageBuild startedBy(Runner other, Place where, boolean publishes) {
        return new ImageBuild(
                tool, where, other, dockerfile, target, platforms, args, argsFile, names, publishes, gaps);
    }

    /**
     * The same build under other names.
     *
     * @param publishes whether what it builds reaches a registry
     */
    public ImageBuild named(List<String> others, boolean publishes) {
        return new ImageBuild(
                tool, place, runner, dockerfile, target, platforms, args, argsFile, others, publishes, gaps);
    }

    /**
     * The same build of a Dockerfile that is chosen when it runs.
     *
     * @param path of the Dockerfile
     * @param name on the way to it, after which the image is called where its repository is not known
     */
    public ImageBuild chosen(String path, String name) {
        List<String> all = new ArrayList<>(gaps);
        all.add("which Dockerfiles it builds is decided when it runs, and the image is called after the path");
        return new ImageBuild(
                tool,
                place,
                runner,
                path,
                target,
                platforms,
                args,
                argsFile,
                names.stream().map(text -> named(text, name)).toList(),
                published,
                all);
    }

    /** The same build, of which something is not known: a clause for people. */
    public ImageBuild doubted(String clause) {
        List<String> all = new ArrayList<>(gaps);
        all.add(clause);
        return new ImageBuild(
                tool, place, runner, dockerfile, target, platforms, args, argsFile, names, published, all);
    }

    /** Whether of a reference no more than the tag is unknown. */
    public static boolean isRepositoryKnown(String reference) {
        int tag = reference.indexOf(':', reference.lastIndexOf('/') + 1);
        return !Unknown.isIn(tag < 0 ? reference : reference.substring(0, tag));
    }

    /** The tag stays as it is. */
    private static String named(String reference, String name) {
        int tag = reference.indexOf(':', reference.lastIndexOf('/') + 1);
        String repository = tag < 0 ? reference : reference.substring(0, tag);
        boolean one = repository.indexOf(Unknown.MARK) == repository.lastIndexOf(Unknown.MARK);
        return one ? repository.replace(Unknown.TEXT, name) + (tag < 0 ? "" : reference.substring(tag)) : reference;
    }
}
