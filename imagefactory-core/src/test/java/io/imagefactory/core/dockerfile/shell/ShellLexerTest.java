package io.imagefactory.core.dockerfile.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellLexerTest {
    private static final Map<String, String> VALUES =
            Map.of("V", "1.22.3", "E", "", "P", "a/b.tar.gz", "D", "$0-", "Q", "'q'");

    private static final Variables VARIABLES = name -> Optional.ofNullable(VALUES.get(name));

    private static String expand(String word) {
        return ShellLexer.ofWords('\\').expand(word, VARIABLES, new Budget()).text();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "$V, 1.22.3",
                "${V}x, 1.22.3x",
                "a\"$V b\"'$V', a1.22.3 b$V",
                "\\$V, $V",
                "${V%.*}, 1.22",
                "${V%%.*}, 1",
                "${V#*.}, 22.3",
                "${V##*.}, 3",
                "${P/\\//-}, a-b.tar.gz",
                "${P%.tar?gz}, a/b",
                "${V//2/x}, 1.xx.3",
                "${V//2/<$D>}, 1.<2-><2->.3",
                "${V/2/$D}, 1.$0-2.3",
                "${V//?/-}, ------",
                "${U-${E:-deep}}, deep",
                "${U:-'}'}, }",
                "${V:+\"set $V\"}, set 1.22.3",
                "$Q, 'q'",
                "a$$b, ab",
                "${U:-a\\}b}, a}b",
            })
    void expands(String word, String text) {
        assertThat(expand(word)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "'",
                "${",
                "${V",
                "${}",
                "${:V}",
                "${V:}",
                "${V^}",
                "${V:#1}",
                "${V/1}",
                "${V#\\1}",
                "${U?}",
                "${E:?}"
            })
    void refuses(String word) {
        assertThatThrownBy(() -> expand(word)).isInstanceOf(Fault.class);
    }

    @Test
    void saysWhyAVariableIsNeeded() {
        assertThatThrownBy(() -> expand("${U:?name the version}"))
                .hasMessage("the variable \"U\" is not allowed to be unset: \"name the version\"");
    }

    @Test
    void splitsAfterVariablesAreReplaced() {
        assertThat(ShellLexer.ofWords('\\').words("a\"b c\" ${U:-d e}\\ f", VARIABLES, new Budget()))
                .containsExactly("ab c", "d", "e f");
    }

    @Test
    void takesABacktickAsTheEscapeCharacter() {
        assertThat(ShellLexer.ofWords('`')
                        .expand("C:\\`$V", VARIABLES, new Budget())
                        .text())
                .isEqualTo("C:\\$V");
    }
}
