package io.imagefactory.core.dockerfile;

/** An instruction at its place. */
record Command(Instruction instruction, int line) {}
