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

    private final String file;
    private final int levelsUp;

    private EnrollmentsWriter(String file, int levelsUp) {
        this.file = file;
        this.levelsUp = levelsUp;
    }

    /**
     * The file with the images behind those that it has, in their order.
     *
     * @param file what messages call it, {@code images.yaml}
     * @param content of a file that is not there, nothing
     * @param levelsUp how many folders upwards the path of a local Dockerfile may lead
     * @throws InvalidEnrollmentsException with everything that is wrong with the file as it is
     * @throws MendableException where nothing can be added to a list written so, or the images and the file do not go
     *     together: one of that name is enrolled, or {@code defaults:} would make another image of it
     */
    public static byte[] append(String file, byte[] content, List<NewEnrollment> images, int levelsUp) {
        return new EnrollmentsWriter(file, levelsUp).append(content, images);
    }

    private byte[] append(byte[] content, List<NewEnrollment> images) {
        EnrollmentsReader.read(file, content, levelsUp);
        String text = new String(content, StandardCharsets.UTF_8);
        YamlMapping defaults =
                YamlReader.read(text).root() instanceof YamlMapping root ? root.mapping("defaults") : YamlMapping.EMPTY;
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

    private static CommentedItem item(NewEnrollment image, YamlMapping defaults) {
        YamlMapping.Builder item = YamlMapping.builder().put("name", image.name());
        if (!image.registry().equals(defaults.text("registry").orElse(Enrollment.DEFAULT_REGISTRY))) {
            item.put("registry", image.registry());
        }
        item.put("repository", image.repository());
        image.build().ifPresent(build -> item.put("source", source(build, defaults.mapping("source"))));
        image.tagKeys().forEach(item::put);
        List<String> comments = image.comments().stream()
                .map(comment -> Printable.of(comment).replaceAll("\\s+", " "))
                .toList();
        return new CommentedItem(comments, item.build());
    }

    /** What has to be said so that, with the defaults, it says this. */
    private static YamlMapping source(Build build, YamlMapping defaults) {
        YamlMapping said = build.keys();
        Map<String, YamlNode> unsaid = new HashMap<>(UNSAID);
        defaults.get("provider").ifPresent(provider -> unsaid.put("provider", provider));
        if (said.get("provider").equals(Optional.of(unsaid.get("provider")))) {
            unsaid.putAll(defaults.values());
        }
        if (unsaid.containsKey("url") && said.get("url").isEmpty()) {
            said = said.with("url", YamlScalar.of(build.source().provider().publicServer()));
        }
        if (unsaid.containsKey("platforms") && said.get("platforms").isEmpty()) {
            said = said.with("platforms", Build.key(build.platforms()));
        }
        YamlMapping all = said;
        return all.filter(key -> !all.values().get(key).equals(unsaid.get(key)));
    }

    private void check(List<NewEnrollment> images, byte[] added) {
        List<Enrollment> all;
        try {
            all = EnrollmentsReader.read(file, added, levelsUp).all();
        } catch (InvalidEnrollmentsException e) {
            throw new MendableException(
                    "the images and " + file + " do not go together; with them " + e.getMessage(), e);
        }
        List<Enrollment> read = all.subList(all.size() - images.size(), all.size());
        for (int i = 0; i < images.size(); i++) {
            if (!isSame(images.get(i), read.get(i))) {
                throw new MendableException(
                        "no image can be added to " + file + ": its `defaults` would make another of \""
                                + images.get(i).name() + "\"; enrol it in another file, or take them back");
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
