package io.imagefactory.core.claim;

import io.imagefactory.core.file.Sha256;
import io.imagefactory.core.git.RemoteReferences;

/**
 * The wish to ask CI for a rebuild, of which only one may be asked for.
 *
 * @param image the name of the image
 * @param subject what is to be asked for, in lines for people: the same text for all who would ask for the same, such as
 *     the digests of its base images and which attempt it is
 * @param note who wishes it and why, for people; may be empty
 */
public record Claim(String image, String subject, String note) {

    private static final String FOLDER = "refs/imagefactory/rebuilds/";

    public Claim {
        subject = subject.strip();
        note = note.strip();
        if (!RemoteReferences.isName(ref(image)) || image.indexOf('/') >= 0) {
            throw new IllegalArgumentException("\"" + image + "\" is no name of an image");
        }
        if (subject.isEmpty() || !isText(subject) || !isText(note)) {
            throw new IllegalArgumentException(
                    "a claim of " + image + " needs a subject, and text without control characters");
        }
    }

    /** Where the claim stands on the server: one reference an image, and no branch. */
    String ref() {
        return ref(image);
    }

    /** The same for the same subject, and for no other. */
    String key() {
        return Sha256.hex(subject);
    }

    /** Git takes any DNS name but one that ends like its lock files; the underscore is in no DNS name. */
    private static String ref(String image) {
        return FOLDER + image + (image.endsWith(".lock") ? "_" : "");
    }

    private static boolean isText(String text) {
        return text.chars().noneMatch(character -> character != '\n' && Character.isISOControl(character));
    }
}
