package io.imagefactory.core.enroll.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.enroll.build.Unknown;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellScriptTest {

    private static final Map<String, String> VARIABLES = Map.of("NAME", "cart", "OWNER", "Acme", "EMPTY", "");

    @ParameterizedTest
    @CsvSource(delimiter = '\u00a6', quoteCharacter = '`', textBlock = """
                    docker build -t $NAME .              ¦ docker,build,-t,cart,.
                    docker build -t "${NAME}:1" '$NAME'  ¦ docker,build,-t,cart:1,$NAME
                    x ${NAME:-other} ${EMPTY:-other}     ¦ x,cart,other
                    x ${EMPTY-other} ${MISSING-other}    ¦ x,,other
                    x ${OWNER,,} ${OWNER^^}              ¦ x,acme,ACME
                    x $MISSING ${NAME##*/} $1 $(date)    ¦ x,?,?,?,?
                    x `date` "a$(f "b")c"                ¦ x,?,a?c
                    x $(echo $OWNER | tr A-Z a-z)        ¦ x,acme
                    x $(echo "$OWNER" | tr '[:upper:]' '[:lower:]')/y ¦ x,acme/y
                    x $(echo $OWNER | sed s/a/b/)        ¦ x,?
                    A=1 B=$NAME x $B                     ¦ x,?
                    sudo x a\\ b "a\\"b" # no more       ¦ x,a b,a"b
                    x > out 2>&1 < in                    ¦ x
                    x 2>/dev/null 1> out y               ¦ x,y
                    """)
    void replacesVariablesThatItKnows(String script, String words) {
        assertThat(words(script)).containsExactly(words);
    }

    @Test
    void takesWhatIsAssignedBefore() {
        assertThat(words("A=one; B=$A-two\nexport C=\"$B\" D=d\nx $A $B $C $D"))
                .containsExactly("x,one,one-two,one-two,d");
    }

    @Test
    void doesNotKnowWhatABranchOrALoopAssigns() {
        String script = """
                TAG=1
                if [ -n "$CI" ]; then TAG=2; fi
                for name in a b; do echo "$name"; done
                [ "$TAG" = 3 ] && TAG=4
                x $TAG $name
                """;

        assertThat(words(script)).contains("x,?,?");
    }

    @Test
    void followsTheFolderAndTellsTheLine() {
        List<Command> commands = ShellScript.read("cd a && x\ncd ../b\n\nx \\\n  y\ny", Map.of(), "");

        assertThat(commands).extracting(Command::folder).containsExactly("a", "b", "b");
        assertThat(commands).extracting(Command::line).containsExactly(1, 4, 6);
    }

    @Test
    void passesOverHeredocs() {
        assertThat(words("cat <<'EOF' > file\ndocker build .\nEOF\nx")).containsExactly("cat", "x");
    }

    @Test
    void tellsWhereOutputGoesAndWhatIsConditional() {
        List<Command> commands = ShellScript.read("echo a >> \"$NAME\"\ntest -f x && y\nx || y\nx && y", VARIABLES, "");

        assertThat(commands.get(0).file()).contains("cart");
        assertThat(commands)
                .extracting(Command::conditional)
                .containsExactly(false, false, true, false, true, false, false);
    }

    private static List<String> words(String script) {
        return ShellScript.read(script, VARIABLES, "").stream()
                .map(command -> command.words().stream().map(Unknown::shown).collect(Collectors.joining(",")))
                .toList();
    }
}
