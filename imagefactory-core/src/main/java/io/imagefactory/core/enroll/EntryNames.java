package io.imagefactory.core.enroll;

import io.imagefactory.core.image.DnsName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Names for images.yaml: each once, and a DNS-1123 subdomain. */
final class EntryNames {

    private final Set<String> taken;

    /** @param taken names that are enrolled */
    EntryNames(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** The first of the names that is free, as near to it as a name may be; or the last of them with a number. */
    String of(List<String> candidates) {
        List<String> names = candidates.stream()
                .map(EntryNames::valid)
                .filter(name -> !name.isEmpty())
                .toList();
        String last = names.isEmpty() ? "image" : names.get(names.size() - 1);
        String free = Stream.concat(
                        names.stream(), Stream.iterate(2, n -> n + 1).map(n -> valid(last) + "-" + n))
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
        taken.add(free);
        return free;
    }

    private static String valid(String text) {
        String name = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.]+", "-")
                .replaceAll("\\.+", ".")
                .replaceAll("-*\\.-*", ".")
                .replaceAll("^[-.]+", "");
        String shortened = name.substring(0, Math.min(name.length(), DnsName.MAX_LENGTH - 4))
                .replaceAll("[-.]+$", "");
        return DnsName.isWindowsDevice(shortened) ? "image-" + shortened : shortened;
    }
}
