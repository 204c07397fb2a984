package io.imagefactory.core;

import io.imagefactory.core.discovery.Discovery;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StateChange;
import java.util.List;

/**
 * Where the state files say otherwise than images.yaml and the Dockerfiles.
 *
 * @param enrollments what images.yaml says
 * @param onDisk the stale files on disk
 * @param inCommit the stale files in the commit that is checked out; empty where it was not looked at
 * @param discovery what came of the Dockerfiles
 * @param expected what the files on disk should say
 */
public record Verification(
        Enrollments enrollments,
        List<StateChange> onDisk,
        List<StateChange> inCommit,
        Discovery discovery,
        State expected) {}
