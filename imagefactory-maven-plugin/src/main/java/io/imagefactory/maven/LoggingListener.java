package io.imagefactory.maven;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.Step;
import io.imagefactory.core.state.MalformedValue;
import io.imagefactory.core.state.StatePath;
import io.imagefactory.core.text.Count;
import io.imagefactory.core.text.Excerpt;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Says what happens in Maven's log. */
record LoggingListener(Log log, InfraRepository repository, Progress progress) implements ImageFactory.Listener {

    @Override
    public void waitingFor(String otherRun) {
        log.info("waiting for " + otherRun + ", which has " + repository.stateLabel());
    }

    @Override
    public void foreignFile(String file) {
        log.warn(Excerpt.of(file) + " is left alone: a state file has the name of its image, and says so under `name`");
    }

    @Override
    public void recovered(List<String> files) {
        boolean one = files.size() == 1;
        log.info(Listing.names(files) + (one ? " is" : " are") + " not on disk: restored from the commit");
    }

    @Override
    public void emptied(List<String> files) {
        boolean one = files.size() == 1;
        log.warn(Listing.names(files) + (one ? " is" : " are")
                + " empty, as a power failure leaves what was just made; nothing was in " + (one ? "it" : "them")
                + " that cannot be made again, and " + (one ? "it counts" : "they count") + " as absent");
    }

    @Override
    public void progress(Step step, int done, int total) {
        String what = switch (step) {
            case READING_DOCKERFILES -> "reading Dockerfiles";
            case READING_REPOSITORIES -> "reading repositories";
            case WRITING_STATE -> "writing " + repository.stateLabel();
            case ASKING_REGISTRIES -> "asking registries";
            case ASKING_CI -> "asking CI for builds";
        };
        progress.at(what, done, total);
    }

    @Override
    public void malformedValue(MalformedValue value) {
        List<StatePath> files = value.files();
        String others = files.size() == 1 ? "" : " and " + Count.of(files.size() - 1, "other file");
        log.warn("%s/%s%s: %s is not %s but %s; it is kept, and counts as absent"
                .formatted(
                        repository.stateLabel(), files.get(0), others, value.key(), value.expected(), value.value()));
    }
}
