package io.imagefactory.report;

import java.time.Instant;
import java.util.Optional;

/**
 * Something about an image, or about a file of the state.
 *
 * @param topic what it is about
 * @param subject the image; empty for a file that belongs to none
 * @param label what people call the subject
 * @param brief a few words, to stand beside the label in a list; others' words may be in it
 * @param sentence half a sentence, to follow the label and a colon; others' words may be in it
 * @param since since when it is so
 * @param until when it will be otherwise, if nothing else happens before
 */
public record Concern(
        Topic topic,
        Optional<Node> subject,
        String label,
        String brief,
        String sentence,
        Optional<Instant> since,
        Optional<Instant> until) {}
