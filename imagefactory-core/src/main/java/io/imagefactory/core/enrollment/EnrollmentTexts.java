package io.imagefactory.core.enrollment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the files say that enrol images, before it is read: one file, or those of a folder.
 *
 * @param name what messages call them, {@code images.yaml} or {@code images}
 * @param common of a folder, the file whose {@code defaults} and {@code warehouses} hold for all; {@code _defaults.yaml}
 * @param files in the order in which they are read
 */
public record EnrollmentTexts(String name, Optional<Text> common, List<Text> files) {

    public EnrollmentTexts {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param file what messages call it
     * @param content shared and not copied: do not change it
     */
    public record Text(String file, byte[] content) {}

    /** One file alone. */
    public static EnrollmentTexts of(String file, byte[] content) {
        return new EnrollmentTexts(file, Optional.empty(), List.of(new Text(file, content)));
    }

    /** Whether they are those of a folder. */
    boolean areOfFolder() {
        return common.isPresent() || files.size() != 1 || !files.get(0).file().equals(name);
    }

    /** What the file says; nothing where it is none of them. */
    byte[] content(String file) {
        return files.stream()
                .filter(text -> text.file().equals(file))
                .map(Text::content)
                .findFirst()
                .orElse(new byte[0]);
    }

    /** The same where the file says this; it comes last if it is none of them yet. */
    EnrollmentTexts with(Text changed) {
        List<Text> all = new ArrayList<>(files);
        all.replaceAll(text -> text.file().equals(changed.file()) ? changed : text);
        if (!all.contains(changed)) {
            all.add(changed);
        }
        return new EnrollmentTexts(name, common, all);
    }
}
