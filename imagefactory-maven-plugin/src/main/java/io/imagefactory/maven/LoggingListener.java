package io.imagefactory.maven;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import org.apache.maven.plugin.logging.Log;

/** Says what happens in Maven's log. */
record LoggingListener(Log log, InfraRepository repository) implements ImageFactory.Listener {

    @Override
    public void waitingFor(String otherRun) {
        log.info("waiting for " + otherRun + ", which has " + repository.stateLabel());
    }

    @Override
    public void foreignFile(String file) {
        log.warn(file + " is left alone: a state file has the name of its image, and says so under `name`");
    }
}
