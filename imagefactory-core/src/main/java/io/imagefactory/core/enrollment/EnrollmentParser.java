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

    private static final Set<String> OWN_KEYS = Set.of(
            "name",
            "registry",
            "repository",
            "source",
            "rebuildDelay",
            "autoRebuild",
            "priority",
            "ignoreEqualContent",
            "updates");

    private static final Set<String> KEYS =
            Stream.of(OWN_KEYS, TagKeys.ALL).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private EnrollmentParser() {}

    /**
     * The image; empty where so much of it is wrong that it cannot be told from others.
     *
     * @param file what messages call the one in which it stands
     * @param levelsUp how far the path of a local Dockerfile may lead upwards
     */
    static Optional<Enrollment> parse(YamlMapping image, String file, int levelsUp, List<YamlProblem> problems) {
        String owner = image.text("name").map(name -> "image \"" + name + "\"").orElse("this image");
        Fields fields = new Fields(image, owner, problems);
        fields.checkKeys(KEYS);
        Optional<String> name = required(fields, "name", "`name: <name>`").filter(written -> isName(fields, written));
        Optional<String> repository = required(fields, "repository", "`repository: <owner>/<name>`");
        String registry = fields.parsed("registry", EnrollmentParser::host).orElse(Enrollment.DEFAULT_REGISTRY);
        repository.ifPresent(path -> checkReference(fields, registry, path));
        // A `source:` without anything is not the absence of one.
        boolean isManaged = fields.has("source");
        Optional<Build> build = isManaged ? BuildParser.parse(fields, levelsUp) : Optional.empty();
        TagKeys tags = TagKeys.read(fields);
        RebuildPolicy policy = new RebuildPolicy(
                fields.parsed("rebuildDelay", RebuildDelay::of).orElse(RebuildDelay.DEFAULT),
                fields.flag("autoRebuild").orElse(isManaged),
                fields.parsed("priority", RebuildPolicy::priority).orElse(RebuildPolicy.DEFAULT_PRIORITY),
                fields.flag("ignoreEqualContent").orElse(true));
        return name.map(text -> new Enrollment(
                text,
                registry,
                repository.orElse(text),
                build,
                tags.rule(),
                tags.written(),
                policy,
                fields.list("updates"),
                new Place(file, image.position())));
    }

    private static Optional<String> required(Fields fields, String key, String form) {
        YamlMapping image = fields.mapping();
        if (image.get(key).filter(node -> !node.isNull()).isEmpty()) {
            fields.report(image.position(), fields.owner() + " has no " + key + "; add " + form);
            return Optional.empty();
        }
        return fields.text(key);
    }

    private static boolean isName(Fields fields, String name) {
        if (DnsName.isWindowsDevice(name)) {
            fields.report(
                    "name",
                    "name \"" + name + "\" is a device on Windows, where no file can have it; give the image another");
            return false;
        }
        if (!DnsName.isValid(name)) {
            fields.report(
                    "name",
                    "name \"" + name
                            + "\" is no DNS-1123 subdomain of at most 63 characters: lower-case letters, digits, "
                            + "\"-\" and \".\", each part beginning and ending with a letter or digit");
            return false;
        }
        return true;
    }

    private static void checkReference(Fields fields, String registry, String repository) {
        String image = "repository \"" + repository + "\" of " + fields.owner();
        if (repository.contains(":") || repository.contains("@")) {
            fields.report("repository", image + " has a tag or digest; leave it out (allowTags says which tags)");
            return;
        }
        try {
            ImageReference.tagged(registry, repository, "latest");
        } catch (InvalidReferenceException e) {
            fields.report(
                    "repository",
                    "registry \"" + registry + "\" and " + image + " make no image reference: " + e.reason());
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
