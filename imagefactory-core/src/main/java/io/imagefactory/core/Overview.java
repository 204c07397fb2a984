package io.imagefactory.core;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.rebuild.RebuildPlan;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StateChange;
import java.util.List;

/**
 * What the files of an infra repository come to.
 *
 * @param enrollments what images.yaml says
 * @param state what is known, with what others have set taken in
 * @param plan what is to become of every managed image
 * @param stale the state files that say otherwise than images.yaml and the Dockerfiles at hand
 */
public record Overview(Enrollments enrollments, State state, RebuildPlan plan, List<StateChange> stale) {
    public Overview {
        stale = List.copyOf(stale);
    }
}
