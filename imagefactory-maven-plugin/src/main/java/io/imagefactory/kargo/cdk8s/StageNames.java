package io.imagefactory.kargo.cdk8s;

import io.imagefactory.core.file.Sha256;
import io.imagefactory.core.image.DnsName;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the Stages of images are called: as the image, behind a prefix. Kubernetes takes longer names than the 63
 * characters that fit into a label, but other tools put the names of Stages into labels; what is too long ends in digits
 * of a hash.
 */
final class StageNames {

    private static final int HASH_DIGITS = 8;

    private StageNames() {}

    /** The Stages' names, each another one, by those of the images. */
    static Map<String, String> of(String prefix, Collection<String> images) {
        Map<String, String> names = new TreeMap<>();
        TreeSet<String> taken = new TreeSet<>();
        for (String image : new TreeSet<>(images)) {
            String plain = prefix + image;
            if (plain.length() <= DnsName.MAX_LENGTH) {
                names.put(image, plain);
                taken.add(plain);
            }
        }
        for (String image : new TreeSet<>(images)) {
            int digits = HASH_DIGITS;
            while (!names.containsKey(image)) {
                String name = shortened(prefix + image, digits++);
                if (taken.add(name)) {
                    names.put(image, name);
                }
            }
        }
        return names;
    }

    private static String shortened(String name, int digits) {
        String hash = Sha256.hex(name).substring(0, digits);
        String beginning = name.substring(0, DnsName.MAX_LENGTH - digits - 1);
        return beginning.replaceFirst("[.-]+$", "") + "-" + hash;
    }
}
