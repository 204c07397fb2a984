package io.imagefactory.core.refresh;

import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StatePath;
import java.util.List;

/**
 * What follows from the answers for the state.
 *
 * @param state what is known from now on
 * @param moves the images whose digest or version is another one now
 * @param checked how many images were answered for
 * @param overtaken the images to which someone else gave another digest while registries were asked; it stands, and the
 *     answer, which may be the older one, is not used
 */
public record Refreshed(State state, List<Move> moves, int checked, List<StatePath> overtaken) {
    public Refreshed {
        moves = List.copyOf(moves);
        overtaken = List.copyOf(overtaken);
    }
}
