package io.imagefactory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Stage of a manifest that records, and what its promotions do: as Kargo does it, without a cluster. */
public final class KargoStage {

    private final String name;
    private final String warehouse;
    private final String stateFile;

    private KargoStage(String name, String warehouse, String stateFile) {
        this.name = name;
        this.warehouse = warehouse;
        this.stateFile = stateFile;
    }

    /** @param manifest which has a Stage of that name */
    public static KargoStage of(String manifest, String name) {
        String stage = List.of(manifest.split("(?m)^---\n")).stream()
                .filter(document -> document.contains("kind: Stage\n") && document.contains("\n  name: " + name + "\n"))
                .findFirst()
                .orElseThrow();
        return new KargoStage(
                name,
                found("kind: Warehouse\n +name: (\\S+)", stage),
                found("name: stateFile\n +value: (\\S+)", stage));
    }

    /** Commits a digest in a clone of the state repository, rebases onto what others have pushed since, and pushes. */
    public void record(UserProject clone, String digest, String now) throws IOException {
        Path file = clone.path(stateFile);
        String text = Files.readString(file);
        String before = found("(?m)^currentDigest: (\\S+)$", text).replaceFirst("^null$", "");
        assertThat(digest).isNotEqualTo(before);
        Files.writeString(
                file,
                edited(edited(edited(text, "previousDigest", before), "currentDigest", digest), "lastUpdated", now));
        clone.git(
                "commit",
                "--quiet",
                "--all",
                "--message",
                "Record " + warehouse + " at " + digest + "\n\nFreight: 12345\nPromotion: " + name + ".1\n");
        clone.git("pull", "--quiet", "--rebase", "origin", "main");
        clone.git("push", "--quiet", "origin", "HEAD:main");
    }

    /** The step {@code yaml-update}: from the value of a key to the end of the line all is replaced, unquoted. */
    static String edited(String text, String key, String value) {
        Matcher line = Pattern.compile("(?m)^(" + key + ": ).*$").matcher(text);
        assertThat(line.find()).as("key path not found: " + key).isTrue();
        return line.replaceFirst(Matcher.quoteReplacement(key + ": " + value));
    }

    private static String found(String regex, String text) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        assertThat(matcher.find()).as("%s in %s", regex, text).isTrue();
        return matcher.group(1);
    }
}
