package io.imagefactory.core;

import io.imagefactory.core.state.MalformedValue;
import java.util.List;

/** For a run that should have nothing to tell but its progress. */
public class UneventfulRun implements ImageFactory.Listener {

    @Override
    public void waitingFor(String otherRun) {
        throw new AssertionError(otherRun);
    }

    @Override
    public void recovered(List<String> files) {
        throw new AssertionError(files);
    }

    @Override
    public void emptied(List<String> files) {
        throw new AssertionError(files);
    }

    @Override
    public void foreignFile(String file) {
        throw new AssertionError(file);
    }

    @Override
    public void progress(Step step, int done, int total) {}

    @Override
    public void malformedValue(MalformedValue value) {
        throw new AssertionError(value);
    }
}
