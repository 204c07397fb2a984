package io.imagefactory.core.enrollment;

import io.imagefactory.core.image.DnsName;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.InvalidReferenceException;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlProblem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one image of images.yaml. */
final class EnrollmentParser {

    private static final Set<String> OWN_KEYS =
            Set.of("name", "registry", "repository", "source", "rebuildDelay", "autoRebuild", "priority", "updates");

    private static final Set<String> KEYS =
            Stream.of(OWN_KEYS, TagKeys.ALL).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private final YamlMapping image;
    private final String owner;
    private final Fields fields;
    private final int levelsUp;
    private final List<YamlProblem> problems;

    /** @param levelsUp how far the path of a local Dockerfile may lead upwards */
    EnrollmentParser(YamlMapping image, int levelsUp, List<YamlProblem> problems) {
        this.image = image;
        this.levelsUp = levelsUp;
        this.owner = image.text("name").map(name -> "image \"" + name + "\"").orElse("this image");
        this.fields = new Fields(image, owner, problems);
        this.problems = problems;
    }

    /** The image; empty where so much of it is wrong that it cannot be told from others. */
    Optional<Enrollment> parse() {
        fields.checkKeys(KEYS);
        Optional<String> name = required("name", "`name: <name>`").filter(this::isName);
        Optional<String> repository = required("repository", "`repository: <owner>/<name>`");
        String registry = fields.parsed("registry", EnrollmentParser::host).orElse(Enrollment.DEFAULT_REGISTRY);
        repository.ifPresent(path -> checkReference(registry, path));
        Optional<Build> build =
                isSourceWritten() ? new BuildParser(image, owner, levelsUp, problems).parse() : Optional.empty();
        TagKeys tags = TagKeys.read(image, owner, fields);
        RebuildPolicy policy = new RebuildPolicy(
                fields.parsed("rebuildDelay", RebuildDelay::of).orElse(RebuildDelay.DEFAULT),
                fields.flag("autoRebuild").orElse(isSourceWritten()),
                fields.parsed("priority", RebuildPolicy::priority).orElse(RebuildPolicy.DEFAULT_PRIORITY));
        return name.map(text -> new Enrollment(
                text,
                registry,
                repository.orElse(text),
                build,
                tags.rule(),
                tags.written(),
                policy,
                fields.list("updates"),
                image.position()));
    }

    /** A {@code source:} without anything is not the absence of one. */
    private boolean isSourceWritten() {
        return image.get("source").isPresent();
    }

    private Optional<String> required(String key, String form) {
        if (image.get(key).filter(node -> !node.isNull()).isEmpty()) {
            fields.report(image.position(), owner + " has no " + key + "; add " + form);
            return Optional.empty();
        }
        return fields.text(key);
    }

    private boolean isName(String name) {
        if (DnsName.isWindowsDevice(name)) {
            fields.report(
                    "name",
                    "name \"" + name + "\" is a device on Windows, where no file can have it; give the image another");
            return false;
        }
        if (DnsName.isValid(name)) {
            return true;
        }
        fields.report(
                "name",
                "name \"" + name + "\" is no DNS-1123 subdomain of at most 63 characters: lower-case letters, digits, "
                        + "\"-\" and \".\", each part beginning and ending with a letter or digit");
        return false;
    }

    private void checkReference(String registry, String repository) {
        if (repository.contains(":") || repository.contains("@")) {
            fields.report(
                    "repository",
                    "repository \"" + repository + "\" of " + owner
                            + " has a tag or digest; leave it out (allowTags says which tags)");
            return;
        }
        try {
            ImageReference.tagged(registry, repository, "latest");
        } catch (InvalidReferenceException e) {
            fields.report(
                    "repository",
                    "registry \"" + registry + "\" and repository \"" + repository + "\" of " + owner
                            + " make no image reference: " + e.reason());
        }
    }

    /** A registry is what a reference that begins so would be read as being of. */
    static String host(String registry) {
        try {
            if (ImageReference.of(registry + "/owner/name").repository().equals("owner/name")) {
                return registry;
            }
        } catch (InvalidReferenceException e) {
            // Said below, in the words of images.yaml.
        }
        throw new IllegalArgumentException(
                "\"" + registry + "\" is no host; write one with a dot or a port, such as ghcr.io or localhost:5000");
    }
}
