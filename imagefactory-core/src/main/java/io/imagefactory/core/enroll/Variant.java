package io.imagefactory.core.enroll;

import io.imagefactory.core.enroll.build.ImageBuild;
import io.imagefactory.core.enroll.build.Place;
import io.imagefactory.core.enroll.build.RepositoryPath;
import io.imagefactory.core.enroll.build.Unknown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Builds of one image from one Dockerfile and one stage, which differ in nothing that tells two images apart. */
record Variant(List<Candidate> candidates) {

    /**
     * A build with its names.
     *
     * @param names those that are known, at least one
     */
    record Candidate(ImageBuild build, List<ImageName> names) {

        ImageName name() {
            return names.get(0);
        }

        /** The tags of the image that it is grouped by. */
        Set<String> tags() {
            return names.stream()
                    .filter(name -> name.key().equals(name().key()))
                    .map(ImageName::tag)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    Variant {
        candidates = List.copyOf(candidates);
    }

    /** The variants of one image. */
    static List<Variant> of(Collection<Candidate> candidates) {
        Map<List<Object>, List<Candidate>> byStage = candidates.stream()
                .collect(Collectors.groupingBy(
                        candidate -> List.of(
                                candidate.build().dockerfile(),
                                candidate.build().target()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<Variant> variants = new ArrayList<>();
        for (List<Candidate> ofStage : byStage.values()) {
            Map<Map<String, String>, List<Candidate>> byArgs = ofStage.stream()
                    .collect(Collectors.groupingBy(
                            candidate -> candidate.build().args(), LinkedHashMap::new, Collectors.toList()));
            List<Variant> apart = byArgs.values().stream().map(Variant::new).toList();
            variants.addAll(areToldApart(apart) ? apart : List.of(new Variant(ofStage)));
        }
        return variants;
    }

    /** Whether each has tags of its own. */
    private static boolean areToldApart(List<Variant> variants) {
        return variants.size() > 1
                && variants.stream()
                        .allMatch(variant -> variant.ownTag(variants).isPresent());
    }

    /** A tag, or an expression for some, that the others have not. */
    Optional<String> ownTag(List<Variant> all) {
        return tags().stream()
                .sorted(Comparator.comparing(Unknown::isIn))
                .filter(tag -> !tag.equals(Unknown.TEXT))
                .filter(tag -> all.stream()
                        .filter(other -> other != this)
                        .flatMap(other -> other.tags().stream())
                        .noneMatch(other -> overlap(tag, other)))
                .findFirst();
    }

    /** Whether one tag may be the other, or one of those that it stands for. */
    private static boolean overlap(String tag, String other) {
        if (!Unknown.isIn(tag) || !Unknown.isIn(other)) {
            return Pattern.matches(expression(tag), other) || Pattern.matches(expression(other), tag);
        }
        String head = tag.substring(0, tag.indexOf(Unknown.MARK));
        String otherHead = other.substring(0, other.indexOf(Unknown.MARK));
        String tail = tag.substring(tag.lastIndexOf(Unknown.MARK) + 1);
        String otherTail = other.substring(other.lastIndexOf(Unknown.MARK) + 1);
        return (head.startsWith(otherHead) || otherHead.startsWith(head))
                && (tail.endsWith(otherTail) || otherTail.endsWith(tail));
    }

    /** As {@code allowTags} takes it. */
    static String expression(String tag) {
        StringBuilder expression = new StringBuilder("^");
        for (char c : tag.toCharArray()) {
            if (c == Unknown.MARK) {
                expression.append(".+");
            } else {
                expression.append(".+*?()[]{}|^$\\".indexOf(c) < 0 ? "" : "\\").append(c);
            }
        }
        return expression.append('$').toString();
    }

    ImageBuild first() {
        return candidates.get(0).build();
    }

    ImageName name() {
        return candidates.get(0).name();
    }

    Set<String> tags() {
        return candidates.stream()
                .flatMap(candidate -> candidate.tags().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Where else it is pushed. */
    Set<String> otherNames() {
        Set<String> others = new LinkedHashSet<>();
        candidates.forEach(candidate -> candidate.names().forEach(name -> others.add(name.key())));
        others.remove(name().key());
        return others;
    }

    List<Place> places() {
        return candidates.stream()
                .map(candidate -> candidate.build().place())
                .distinct()
                .toList();
    }

    List<ImageBuild.Runner> runners() {
        return candidates.stream()
                .map(candidate -> candidate.build().runner())
                .distinct()
                .toList();
    }

    Set<String> gaps() {
        return candidates.stream()
                .flatMap(candidate -> candidate.build().gaps().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** As written, of all builds. */
    List<String> platforms() {
        return candidates.stream()
                .flatMap(candidate -> candidate.build().platforms().stream())
                .distinct()
                .toList();
    }

    /** The args that all builds have, with the same known value. */
    Map<String, String> args() {
        Map<String, String> args = new LinkedHashMap<>();
        candidates.forEach(candidate -> args.putAll(candidate.build().args()));
        args.keySet().removeAll(openArgs());
        return args;
    }

    /** The file of build args that every build is given, if it lies below the folder of the Dockerfile and nothing unknown overrides it. */
    Optional<ImageBuild.ArgsFile> argsFile() {
        String folder = RepositoryPath.folder(first().dockerfile());
        return first().argsFile()
                .filter(file -> folder.isEmpty() || file.path().startsWith(folder + "/"))
                .filter(file -> file.args().keySet().stream().noneMatch(openArgs()::contains))
                .filter(file -> candidates.stream()
                        .allMatch(candidate -> candidate.build().argsFile().equals(Optional.of(file))));
    }

    /** The others. */
    SortedSet<String> openArgs() {
        SortedSet<String> open = new TreeSet<>();
        allArgs().forEach((name, values) -> {
            if (values.size() != 1
                    || values.stream()
                            .anyMatch(value -> value.filter(Unknown::isIn).isPresent())) {
                open.add(name);
            }
        });
        return open;
    }

    /** Whether the builds give the arg several values, or some of them none, and all of these are known. */
    boolean isGivenDifferently(String arg) {
        Set<Optional<String>> values = allArgs().getOrDefault(arg, Set.of());
        return values.size() > 1
                && values.stream()
                        .noneMatch(value -> value.filter(Unknown::isIn).isPresent());
    }

    /** What each build gives each arg; empty is one that does not give it. */
    private Map<String, Set<Optional<String>>> allArgs() {
        Map<String, Set<Optional<String>>> all = new LinkedHashMap<>();
        candidates.forEach(
                candidate -> candidate.build().args().keySet().forEach(name -> all.put(name, new LinkedHashSet<>())));
        all.forEach((name, values) -> candidates.forEach(candidate ->
                values.add(Optional.ofNullable(candidate.build().args().get(name)))));
        return all;
    }
}
