package io.imagefactory.maven;

import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.RefreshResult;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.refresh.Move;
import io.imagefactory.core.registry.RateLimit;
import io.imagefactory.core.registry.RegistryUsage;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StatePath;
import io.imagefactory.core.text.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/** Tells what registries had to say. */
record RefreshReport(Log log, InfraRepository repository, boolean dryRun) {

    private static final int DIGITS = 12;

    void print(RefreshResult result, List<RegistryUsage> usage) {
        var answers = result.answers();
        warn(
                answers.silent(),
                "not asked for, since images.yaml does not say which tags to follow; add allowTags or constraint");
        warn(
                answers.stateless(),
                "not asked for, since there is no state file yet; run mvn imagefactory:discover first");
        warn(
                result.refreshed().overtaken().stream()
                        .map(path -> repository.stateLabel() + "/" + path)
                        .toList(),
                "someone else set another digest while registries were asked; it stands, and the next run asks again");
        warn(
                answers.unpublished().stream().map(StatePath::name).toList(),
                "not published under the tag that is followed, or not shown to us; say beside source which tags to follow,"
                        + " or use imagefactory.refreshManaged=false");
        SortedMap<String, List<String>> doubts = new TreeMap<>();
        new TreeMap<>(answers.findings().origins())
                .forEach((path, origin) -> origin.doubts()
                        .forEach(doubt -> doubts.computeIfAbsent(doubt, any -> new ArrayList<>())
                                .add(path.name())));
        doubts.forEach((doubt, names) -> warn(names, doubt));
        List<String> lines =
                result.refreshed().moves().stream().map(RefreshReport::line).toList();
        Listing.lines(log, lines);
        Listing.lines(
                log,
                new TreeMap<>(answers.findings().origins())
                        .entrySet().stream()
                                .filter(origin -> origin.getValue().evidence().isPresent())
                                .flatMap(origin -> result
                                        .refreshed()
                                        .state()
                                        .image(origin.getKey().name())
                                        .stream())
                                .map(image -> origin(image, result.refreshed().state()))
                                .toList());
        log.info(String.format(
                Locale.ROOT,
                "%s: %d checked, %d changed, %d checked recently and left alone, %d failed%s",
                repository.stateLabel(),
                result.refreshed().checked(),
                lines.size(),
                answers.spared(),
                answers.failures().size(),
                dryRun ? " (dry run: nothing was written)" : ""));
        usage.forEach(one -> log.info(line(one)));
    }

    private void warn(List<String> names, String reason) {
        if (!names.isEmpty()) {
            log.warn(Listing.names(names) + ": " + reason);
        }
    }

    private static String line(Move move) {
        StringBuilder line = new StringBuilder("  ").append(move.image()).append(' ');
        Optional<Digest> before = move.before();
        if (before.filter(move.after()::equals).isEmpty()) {
            line.append(before.map(digest -> digits(digest) + " -> ").orElse("first seen: "));
        }
        line.append(digits(move.after()));
        move.versionBefore().ifPresent(version -> line.append(", was ").append(version));
        move.seenBefore()
                .ifPresent(time -> line.append(", which it had before, from ").append(time));
        return line.toString();
    }

    private static String origin(ImageState image, State state) {
        String bases = image.builtFrom().entrySet().stream()
                .map(base -> state.baseImage(base.getKey())
                                .map(known -> known.image().familiar())
                                .orElse(base.getKey()) + " " + digits(base.getValue()))
                .collect(Collectors.joining(", "));
        return "  " + image.name() + " was built from " + bases
                + image.rebuildState()
                        .evidence()
                        .map(by -> ", by its " + by.text())
                        .orElse("");
    }

    private static String line(RegistryUsage usage) {
        StringBuilder line = new StringBuilder("  ")
                .append(usage.registry())
                .append(": ")
                .append(Count.of((int) usage.requests(), "request"));
        if (usage.tokenRequests() > 0) {
            line.append(", and ").append(usage.tokenRequests()).append(" for tokens");
        }
        usage.limit().ifPresent(limit -> line.append("; ").append(left(limit)));
        return line.toString();
    }

    private static String left(RateLimit limit) {
        return "it says that " + limit.remaining()
                + (limit.limit().isPresent() ? " of " + limit.limit().getAsLong() : "") + " are left";
    }

    private static String digits(Digest digest) {
        return digest.hex().substring(0, DIGITS);
    }
}
