package io.imagefactory.maven;

import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.RefreshResult;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.refresh.Move;
import io.imagefactory.core.registry.RateLimit;
import io.imagefactory.core.registry.RegistryUsage;
import io.imagefactory.core.text.Count;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        List<String> lines =
                result.refreshed().moves().stream().map(RefreshReport::line).toList();
        Listing.lines(log, lines);
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
