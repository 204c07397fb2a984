package io.imagefactory.core.dockerfile;

import java.util.List;

/** A stage with all it says. */
record StageBody(Stage stage, Instruction.From from, List<Command> commands) {}
