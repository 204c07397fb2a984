package io.imagefactory.core.enrollment;

import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.tags.TagRule;
import io.imagefactory.core.yaml.YamlSequence;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One image of images.yaml.
 *
 * @param name unique in images.yaml; a DNS-1123 subdomain of at most 63 characters
 * @param registry as written, {@code docker.io} by default
 * @param repository as written
 * @param build how we build it; absent for an image that others build
 * @param tags which published tag is the current one; empty where that is not said
 * @param tagKeys what is written of it, by key, as the state files repeat it: also where it decides nothing, as a strategy
 *     alone does not
 * @param rebuildPolicy when it follows its base images
 * @param updates the list {@code updates:} as it stands, which another tool reads; carried along
 * @param place where the image begins
 */
public record Enrollment(
        String name,
        String registry,
        String repository,
        Optional<Build> build,
        Optional<TagRule> tags,
        Map<String, String> tagKeys,
        RebuildPolicy rebuildPolicy,
        Optional<YamlSequence> updates,
        Place place) {

    public static final String DEFAULT_REGISTRY = "docker.io";

    public Enrollment {
        tagKeys = Collections.unmodifiableMap(new LinkedHashMap<>(tagKeys));
    }

    /** The same image, which waits so much longer for a new base image. */
    Enrollment waitingLonger(Duration more) {
        RebuildDelay delay = rebuildPolicy.delay();
        RebuildDelay longer = new RebuildDelay(
                delay.text() + " and " + more.toHours() + "h", delay.duration().plus(more));
        return new Enrollment(
                name,
                registry,
                repository,
                build,
                tags,
                tagKeys,
                new RebuildPolicy(
                        longer,
                        rebuildPolicy.automatic(),
                        rebuildPolicy.priority(),
                        rebuildPolicy.ignoringEqualContent()),
                updates,
                place);
    }

    /** Whether we build it. */
    public boolean isManaged() {
        return build.isPresent();
    }

    /** Registry and repository in their canonical form, with the tag {@code latest}. */
    public ImageReference reference() {
        return ImageReference.of(registry + "/" + repository);
    }

    /** Registry and repository as one text, {@code docker.io/library/postgres}: Kargo's {@code repoURL}. */
    public String repoURL() {
        return reference().name();
    }
}
