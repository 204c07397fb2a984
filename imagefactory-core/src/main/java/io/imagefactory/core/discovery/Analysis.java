package io.imagefactory.core.discovery;

import java.util.List;

/** What came of looking at the Dockerfile of one managed image. No text in it depends on the machine. */
public sealed interface Analysis {

    /**
     * The Dockerfile was read.
     *
     * @param baseImages one entry a base image, in order of their canonical references
     */
    record Analysed(List<BaseImageUse> baseImages) implements Analysis {
        public Analysed {
            baseImages = List.copyOf(baseImages);
        }
    }

    /**
     * The Dockerfile is absent, unreadable or broken.
     *
     * @param reason one sentence with the Dockerfile and, where known, the line
     */
    record Failed(String reason) implements Analysis {}

    /**
     * Nothing at hand serves the source, so nothing new is known.
     *
     * @param remedy what would serve it
     */
    record Unserved(String remedy) implements Analysis {}

    /**
     * The host that serves the source did not answer, or not to us, so nothing new is known. It may be otherwise for
     * someone else or in a minute, and so is no matter of the state; but whoever runs this must know.
     *
     * @param reason what went wrong, and what to do
     */
    record Unreachable(String reason) implements Analysis {}
}
