package io.imagefactory.core.enroll;

import io.imagefactory.core.enroll.build.ImageUse;
import io.imagefactory.core.enroll.build.Place;
import io.imagefactory.core.enroll.build.RepositoryPath;
import io.imagefactory.core.enroll.build.Unknown;
import io.imagefactory.core.enrollment.NewEnrollment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the images that something runs to external images, one for each repository and line of versions. */
final class ExternalProposals {

    /** {@code 1.2.3}, {@code v1.2.3-alpine}: a version in full, and what is built of it. */
    private static final Pattern VERSION =
            Pattern.compile("(v?)(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})(-[A-Za-z][\\w.-]*)?");

    private static final String CONSTRAINT = "constraint";

    private final EntryNames names;
    private final Set<String> own;

    /**
     * @param own what this repository builds, by registry and repository
     */
    ExternalProposals(EntryNames names, Set<String> own) {
        this.names = names;
        this.own = own;
    }

    /** What is followed, by the keys that say so. */
    private record Line(Map<String, String> tagKeys, String name) {}

    List<Proposal> of(List<ImageUse> uses) {
        Map<String, Map<Line, List<ImageUse>>> byImage = new TreeMap<>();
        for (ImageUse use : uses) {
            ImageName.of(use.reference())
                    .filter(name -> !own.contains(name.key())
                            && !Unknown.isIn(name.tag())
                            && !name.tag().isEmpty())
                    .filter(name -> !isByDigestAlone(use.reference()))
                    .ifPresent(name -> byImage.computeIfAbsent(name.key(), any -> new LinkedHashMap<>())
                            .computeIfAbsent(line(name.tag()), any -> new ArrayList<>())
                            .add(use));
        }
        List<Proposal> proposals = new ArrayList<>();
        byImage.values()
                .forEach(lines -> lines.forEach((line, of) -> proposals.add(proposal(line, of, lines.size() > 1))));
        return proposals;
    }

    private static boolean isByDigestAlone(String reference) {
        int digest = reference.indexOf('@');
        return digest >= 0 && reference.indexOf(':', reference.lastIndexOf('/', digest) + 1) > digest;
    }

    private static Line line(String tag) {
        Matcher version = VERSION.matcher(tag);
        Map<String, String> keys = new LinkedHashMap<>();
        if (!version.matches()) {
            keys.put("allowTags", Variant.expression(tag));
            return new Line(keys, tag);
        }
        boolean beforeOne = version.group(2).equals("0");
        String major = version.group(1) + version.group(2) + (beforeOne ? "." + version.group(3) : "");
        Optional<String> suffix = Optional.ofNullable(version.group(5));
        if (suffix.isEmpty()) {
            keys.put("imageSelectionStrategy", "SemVer");
            keys.put(CONSTRAINT, "^" + major);
            return new Line(keys, major);
        }
        String numbers = beforeOne ? "\\.[0-9]+" : "\\.[0-9]+\\.[0-9]+";
        String start = Variant.expression(major).replaceFirst("\\$$", "");
        keys.put("allowTags", start + numbers + Variant.expression(suffix.get()).substring(1));
        keys.put("imageSelectionStrategy", "SemVer");
        return new Line(keys, major + suffix.get());
    }

    /** The same line, from the earliest version in use. */
    private static Map<String, String> tagKeys(Line line, List<ImageUse> uses) {
        Map<String, String> keys = new LinkedHashMap<>(line.tagKeys());
        if (keys.containsKey(CONSTRAINT)) {
            uses.stream()
                    .flatMap(use -> ImageName.of(use.reference()).stream())
                    .map(name -> VERSION.matcher(name.tag()))
                    .filter(Matcher::matches)
                    .min(Comparator.comparingInt((Matcher version) -> Integer.parseInt(version.group(2)))
                            .thenComparingInt(version -> Integer.parseInt(version.group(3)))
                            .thenComparingInt(version -> Integer.parseInt(version.group(4))))
                    .ifPresent(version -> keys.put(
                            CONSTRAINT, "^" + version.group(2) + "." + version.group(3) + "." + version.group(4)));
        }
        return keys;
    }

    private Proposal proposal(Line line, List<ImageUse> uses, boolean several) {
        ImageName image = ImageName.of(uses.get(0).reference()).orElseThrow();
        List<Place> places = uses.stream().map(ImageUse::place).distinct().toList();
        String comment = Confidence.LIKELY.text() + ": " + uses.get(0).tool() + " runs it, at "
                + ManagedProposals.listed(places.stream().map(Place::toString).toList());
        String name = RepositoryPath.name(image.repository());
        String qualified = image.repository().replaceFirst("^library/", "").replace('/', '-');
        List<String> candidates = several
                ? List.of(name + "-" + line.name(), qualified + "-" + line.name())
                : List.of(name, qualified, image.registry() + "-" + qualified);
        return new Proposal(
                new NewEnrollment(
                        names.of(candidates),
                        image.registry(),
                        image.repository(),
                        Optional.empty(),
                        tagKeys(line, uses),
                        List.of(comment)),
                Confidence.LIKELY,
                Optional.empty(),
                uses.get(0).tool(),
                places,
                List.of());
    }
}
