package io.imagefactory.core.tags;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expectations are what Masterminds/semver v3.4.0 answers. */
class VersionRangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "^1.2.3 ; 1.2.3 1.9.0 ; 1.2.2 2.0.0 1.3.0-rc.1",
                "^1.2 ; 1.2.0 1.9.9 ; 1.1.9 2.0.0",
                "^1 ; 1.0.0 1.9.9 ; 0.9.0 2.0.0",
                "^0.2.3 ; 0.2.3 0.2.9 ; 0.3.0 1.0.0",
                "^0.0.3 ; 0.0.3 ; 0.0.4 0.1.0",
                "^0.0 ; 0.0.0 0.0.9 ; 0.1.0",
                "^0 ; 0.0.0 0.9.0 ; 1.0.0",
                "^* ; 0.0.0 ; 1.0.0",
                "~1.2.3 ; 1.2.3 1.2.9 ; 1.2.2 1.3.0",
                "~>1.2 ; 1.2.0 1.2.9 ; 1.3.0",
                "~1 ; 1.0.0 1.9.0 ; 2.0.0",
                "~0.0.0 ; 0.0.0 7.1.2 ; 1.0.0-a",
                "1.2 ; 1.2.0 1.2.9 ; 1.3.0",
                "1.x ; 1.0.0 1.9.0 ; 2.0.0",
                "* ; 0.0.1 99.0.0 ; 1.0.0-rc.1",
                "=1.2.3 ; 1.2.3 v1.2.3 ; 1.2.4",
                "!=1.2.3 ; 1.2.4 ; 1.2.3",
                "!=1.2 ; 1.3.0 2.0.0 ; 1.2.7",
                "!=1 ; 2.0.0 ; 1.2.7",
                ">1.2 ; 1.3.0 ; 1.2.9",
                ">1 ; 2.0.0 ; 1.9.9",
                ">=1.2 ; 1.2.0 ; 1.1.9",
                "<1.2 ; 1.1.9 ; 1.2.0",
                "<=1.2 ; 1.2.9 1.0.0 ; 1.3.0",
                "=<1 ; 1.9.9 0.1.0 ; 2.0.0",
                ">=1.2 <2 ; 1.2.0 1.9.9 ; 2.0.0",
                ">= 1.2, < 2, != 1.5.0 ; 1.5.1 ; 1.5.0",
                "1.2 - 1.4 ; 1.2.0 1.4.9 ; 1.5.0 1.1.0",
                "^1.2 || ~3.1.0 ; 1.3.0 3.1.9 ; 2.0.0 3.2.0",
                ">=1.2.0-0 ; 1.2.0-rc.1 1.3.0-alpha ; 1.1.0",
                ">=1.2.0-beta.2 ; 1.2.0-beta.11 1.2.0-rc 1.2.0 ; 1.2.0-beta 1.2.0-alpha",
                ">=18446744073709551615.0.0 ; 18446744073709551615.0.1 ; 9223372036854775808.0.0",
            })
    void aRangeAdmitsWhatKargoTakes(String range, String admitted, String refused) {
        VersionRange parsed = VersionRange.of(range).orElseThrow();

        assertThat(admitted.split(" ")).allMatch(tag -> parsed.admits(version(tag)));
        assertThat(refused.split(" ")).noneMatch(tag -> parsed.admits(version(tag)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "||", "latest", "==1.2", "1.2.3.4", ">>1", "1 - ", "18446744073709551616.0.0", "1.2 &"})
    void whatIsNoRangeIsNone(String text) {
        assertThat(VersionRange.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1.2",
                "latest",
                "01.2.3",
                "1.2.3-01",
                "1.2.3.4",
                "vv1.2.3",
                "1.2.3-",
                "1.2.3_4",
                "18446744073709551616.0.0"
            })
    void aTagThatIsNoWholeVersionIsNone(String tag) {
        assertThat(Version.of(tag)).isEmpty();
    }

    private static Version version(String tag) {
        return Version.of(tag).orElseThrow();
    }
}
