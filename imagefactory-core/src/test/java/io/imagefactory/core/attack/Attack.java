package io.imagefactory.core.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.file.Folders;
import io.imagefactory.core.text.Excerpt;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs all attacks, one line each. To be run with {@code -Xmx256m}; with an argument, those that have it in their names.
 */
final class Attack {

    /** Far more than any takes; what has no end takes longer. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Attack() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Files.createTempDirectory("imagefactory-attack");
        int passed = 0;
        int failed = 0;
        try {
            for (Case attack : cases()) {
                if (arguments.length > 0 && !attack.name().contains(arguments[0])) {
                    continue;
                }
                long start = System.nanoTime();
                try {
                    String said = run(attack, Files.createDirectory(folder.resolve("case-" + (passed + failed))));
                    passed++;
                    out.printf("passed  %s (%d ms): %s%n", attack.name(), millis(start), said);
                } catch (Throwable e) {
                    failed++;
                    out.printf("FAILED  %s (%d ms): %s%n", attack.name(), millis(start), Excerpt.of(String.valueOf(e)));
                }
            }
        } finally {
            Folders.delete(folder);
        }
        out.printf("%d passed, %d failed%n", passed, failed);
        System.exit(failed == 0 ? 0 : 1);
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>(RegistryAttacks.cases());
        cases.addAll(GitAttacks.cases());
        cases.addAll(GitTransportAttacks.cases());
        cases.addAll(CiAttacks.cases());
        cases.addAll(StateAttacks.cases());
        cases.addAll(ListingAttacks.cases());
        cases.addAll(EnrollAttacks.cases());
        cases.addAll(HostedEnrollAttacks.cases());
        return cases;
    }

    private static String run(Case attack, Path folder) throws Exception {
        long start = System.nanoTime();
        try (Scene scene = new Scene(folder)) {
            List<String> said = attack.run().in(scene);
            assertThat(millis(start)).isLessThan(LONGEST.toMillis());
            if (!attack.expected().isEmpty()) {
                assertThat(said).isNotEmpty().allMatch(sentence -> sentence.contains(attack.expected()));
            }
            scene.assertDiscreet(said);
            return said.isEmpty() ? "nothing to say" : Excerpt.of(said.get(0));
        }
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
