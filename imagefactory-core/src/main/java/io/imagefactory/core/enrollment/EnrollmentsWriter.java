package io.imagefactory.core.enrollment;

import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.Source;
import io.imagefactory.core.text.MendableException;
import io.imagefactory.core.text.Printable;
import io.imagefactory.core.yaml.CommentedItem;
import io.imagefactory.core.yaml.YamlException;
import io.imagefactory.core.yaml.YamlList;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlReader;
import io.imagefactory.core.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Adds images to images.yaml, at the end of its list and in the file's own style; what stands there, comments included,
 * stays as it is, byte by byte, but for {@code []} or {@code null} where the list is empty. What is written is read again
 * before it is handed out, and says what the file said and these images.
 */
public final class EnrollmentsWriter {

    private static final String IMAGES = "images";

    /** What counts where a source does not say it. */
    private static final Map<String, YamlNode> UNSAID = Map.of(
            "provider", YamlScalar.of(Provider.GITHUB.text()), "dockerfile", YamlScalar.of(Source.DEFAULT_DOCKERFILE));

    private final EnrollmentTexts texts;
    private final String file;
    private final int levelsUp;

    private EnrollmentsWriter(EnrollmentTexts texts, String file, int levelsUp) {
        this.texts = texts;
        this.file = file;
        this.levelsUp = levelsUp;
    }

    /**
     * What the file says with the images behind those that it has, in their order.
     *
     * @param file which of the texts, by its name; one that is not among them is made whole
     * @param levelsUp how many folders upwards the path of a local Dockerfile may lead
     * @throws InvalidEnrollmentsException with everything that is wrong with the texts as they are
     * @throws MendableException where nothing can be added to a list written so, or the images and the texts do not go
     *     together: one of that name is enrolled, or {@code defaults:} would make another image of it
     */
    public static byte[] append(EnrollmentTexts texts, String file, List<NewEnrollment> images, int levelsUp) {
        return new EnrollmentsWriter(texts, file, levelsUp).append(images);
    }

    private byte[] append(List<NewEnrollment> images) {
        EnrollmentsReader.read(texts, levelsUp);
        String text = new String(texts.content(file), StandardCharsets.UTF_8);
        List<YamlMapping> defaults = Stream.concat(
                        Stream.of(text),
                        texts.common().map(common -> new String(common.content(), StandardCharsets.UTF_8)).stream())
                .map(EnrollmentsWriter::defaults)
                .toList();
        byte[] added;
        try {
            added = YamlList.append(
                            text,
                            IMAGES,
                            images.stream().map(image -> item(image, defaults)).toList())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (YamlException e) {
            throw new MendableException("no image can be added to " + file + ":" + e.problem(), e);
        }
        check(images, added);
        return added;
    }

    private static YamlMapping defaults(String text) {
        return YamlReader.read(text).root() instanceof YamlMapping root ? root.mapping("defaults") : YamlMapping.EMPTY;
    }

    /** What has to be said so that, with the defaults, it says this. */
    private static CommentedItem item(NewEnrollment image, List<YamlMapping> defaults) {
        YamlMapping unsaid = Defaults.apply(defaults, YamlMapping.EMPTY);
        YamlMapping.Builder item = YamlMapping.builder().put("name", image.name());
        if (!image.registry().equals(unsaid.text("registry").orElse(Enrollment.DEFAULT_REGISTRY))) {
            item.put("registry", image.registry());
        }
        item.put("repository", image.repository());
        image.build().ifPresent(build -> item.put("source", source(build, defaults)));
        image.tagKeys().forEach(item::put);
        List<String> comments = image.comments().stream()
                .map(comment -> Printable.of(comment).replaceAll("\\s+", " "))
                .toList();
        return new CommentedItem(comments, item.build());
    }

    private static YamlMapping source(Build build, List<YamlMapping> defaults) {
        YamlMapping said = build.keys();
        YamlMapping provider = said.filter("provider"::equals);
        Map<String, YamlNode> unsaid = new HashMap<>(UNSAID);
        unsaid.putAll(withDefaults(provider, defaults).values());
        unsaid.put(
                "provider",
                withDefaults(YamlMapping.EMPTY, defaults).get("provider").orElse(UNSAID.get("provider")));
        if (unsaid.containsKey("url") && said.get("url").isEmpty()) {
            said = said.with("url", YamlScalar.of(build.source().provider().publicServer()));
        }
        if (unsaid.containsKey("platforms") && said.get("platforms").isEmpty()) {
            said = said.with("platforms", Build.key(build.platforms()));
        }
        YamlMapping all = said;
        return all.filter(key -> !all.values().get(key).equals(unsaid.get(key)));
    }

    /** A source of an image with what the defaults say of it. */
    private static YamlMapping withDefaults(YamlMapping source, List<YamlMapping> defaults) {
        return Defaults.apply(defaults, YamlMapping.EMPTY.with("source", source))
                .mapping("source");
    }

    private void check(List<NewEnrollment> images, byte[] added) {
        Enrollments all;
        try {
            all = EnrollmentsReader.read(texts.with(new EnrollmentTexts.Text(file, added)), levelsUp);
        } catch (InvalidEnrollmentsException e) {
            throw new MendableException(
                    "the images and " + texts.name() + " do not go together; with them " + e.getMessage(), e);
        }
        for (NewEnrollment image : images) {
            if (all.find(image.name()).filter(read -> isSame(image, read)).isEmpty()) {
                throw new MendableException("no image can be added to " + file
                        + ": its `defaults` would make another of \"" + image.name()
                        + "\"; enrol it in another file, or take them back");
            }
        }
    }

    /** But for what the image leaves open, and a public server that is named. */
    private static boolean isSame(NewEnrollment image, Enrollment read) {
        return read.name().equals(image.name())
                && read.registry().equals(image.registry())
                && read.repository().equals(image.repository())
                && read.tagKeys().entrySet().containsAll(image.tagKeys().entrySet())
                && place(read.build()).equals(place(image.build()));
    }

    private static Optional<List<Object>> place(Optional<Build> build) {
        return build.map(Build::source)
                .map(source -> List.of(
                        source.provider(),
                        source.repo(),
                        source.url()
                                .filter(url -> !source.provider().namesRepositories()
                                        || !url.equals(source.provider().publicServer())),
                        source.dockerfile()));
    }
}
