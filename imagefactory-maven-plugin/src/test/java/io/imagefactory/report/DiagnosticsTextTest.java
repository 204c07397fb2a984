package io.imagefactory.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosticsTextTest {

    @Test
    void tellsHowManyThereAreAndNoneByName() {
        Inventory acme = SampleInfra.acme();

        String text = DiagnosticsText.of(Map.of("plugin", "0.1.0"), new TreeMap<>(), Optional.of(acme));

        assertThat(text).startsWith("""
                Image Factory, diagnostics. Names, addresses and paths are left out; look before you paste.

                ### Versions

                - plugin: 0.1.0

                ### Settings

                None.

                ### Counts

                - images, managed: 12
                - images, external: 1
                - Dockerfiles, provider local: 12
                - base images: 6
                - Dockerfiles that could not be analysed: 1
                """).contains("- Due for a rebuild: 2\n");
        assertThat(text.toLowerCase(Locale.ROOT).split("[\\s:,.]+"))
                .doesNotContainAnyElementsOf(List.of("orders", "billing", "frontend", "legacy", "node", "debian"));
    }

    @Test
    void saysThatNothingCouldBeRead() {
        assertThat(settings("skip", "true")).endsWith("""
                ### Settings

                - skip: true

                ### Counts

                Not known: images.yaml or the state cannot be read.""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghp_0123456789abcdefghij",
                "registry.acme.example",
                "/home/ada/ca.pem",
                "acme",
                "true\n- b",
                "",
                "1234567"
            })
    void ofWhatMayBeTheUsersOwnOnlyThatItIsThereIsTold(String value) {
        assertThat(settings("node", value)).contains("\n- node: set\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "10", "1.12", "P7D", "24h", "https,ssh", "rebuild", "Digest"})
    void wordsAndNumbersOfThePluginsOwnAreTold(String value) {
        assertThat(settings("any", value)).contains("\n- any: " + value + "\n");
    }

    @Test
    void allValuesOfAParameterAreTold() {
        assertThat(settings("kargoVersion", "1.11", "1.12", "a", "b"))
                .contains("\n- kargoVersion: 1.11 and 1.12 and set\n");
    }

    private static String settings(String name, String... values) {
        SortedMap<String, SortedSet<String>> settings = new TreeMap<>();
        settings.put(name, new TreeSet<>(List.of(values)));
        return DiagnosticsText.of(Map.of(), settings, Optional.empty());
    }
}
