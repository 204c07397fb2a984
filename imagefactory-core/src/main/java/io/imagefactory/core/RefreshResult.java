package io.imagefactory.core;

import io.imagefactory.core.refresh.Refreshed;
import io.imagefactory.core.refresh.Refresher;
import io.imagefactory.core.state.StateChange;
import java.util.List;

/**
 * What a refresh found.
 *
 * @param answers what registries have said
 * @param refreshed what follows from it
 * @param changes what became of the state files, in their order
 */
public record RefreshResult(Refresher.Answers answers, Refreshed refreshed, List<StateChange> changes) {}
