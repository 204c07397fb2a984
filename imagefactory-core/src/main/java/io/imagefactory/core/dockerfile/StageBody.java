package io.imagefactory.core.dockerfile;

import java.util.List;

/**
 * A stage with all it says.
 *
 * @param line of its FROM
 */
record StageBody(int line, Instruction.From from, List<Command> commands) {}
