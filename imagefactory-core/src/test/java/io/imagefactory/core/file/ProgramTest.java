package io.imagefactory.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ProgramTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(500);

    @TempDir
    private Path folder;

    @Test
    void itAnswersWhatItIsAsked() throws Exception {
        Program.Answer answer = shell("read word; echo \"$word ü\"; exit 3").run("said ä\n", LONG);

        assertThat(answer.text()).isEqualTo("said ä ü\n");
        assertThat(answer.exit()).hasValue(3);
    }

    @Test
    void itNeedNotReadWhatItIsTold() throws Exception {
        Program.Answer answer = shell("exec <&-; echo done").run("x".repeat(1 << 20), LONG);

        assertThat(answer.text()).isEqualTo("done\n");
        assertThat(answer.exit()).hasValue(0);
    }

    @Test
    void whatItSaysOnStandardErrorIsPartOfTheAnswerOnlyIfWanted() throws Exception {
        List<String> command = List.of("sh", "-c", "echo out; echo error >&2");

        assertThat(new Program(command, variables -> {}, false).run("", LONG).text())
                .isEqualTo("out\n");
        assertThat(new Program(command, variables -> {}, true).run("", LONG).text())
                .isEqualTo("out\nerror\n");
    }

    @Test
    void itsEnvironmentIsOursAsChanged() throws Exception {
        Program program = new Program(
                List.of("sh", "-c", "echo \"$GREETING, $HOME\""),
                variables -> {
                    assertThat(variables).containsKey("PATH");
                    variables.putAll(Map.of("GREETING", "good day", "HOME", "/nowhere"));
                },
                false);

        assertThat(program.run("", LONG).text()).isEqualTo("good day, /nowhere\n");
    }

    @Test
    void noMoreIsReadThanItMaySay() throws Exception {
        Program.Answer answer = shell("yes").run("", LONG);

        assertThat(answer.output()).hasSize(64 * 1024);
        assertThat(answer.exit()).isPresent();
    }

    @Test
    void nobodyWaitsForOneThatHangsAndNothingOfItIsLeft() throws Exception {
        Path child = folder.resolve("child");
        Program hanging = shell("echo said; sleep 60 & echo $! > " + child + "; wait");

        Program.Answer answer = hanging.run("", SHORT);

        assertThat(answer.exit()).isEmpty();
        assertThat(answer.text()).isEqualTo("said\n");
        long pid = Long.parseLong(Files.readString(child).strip());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void oneThatHasClosedItsOutputAndHangsHasStillSaidSomething() throws Exception {
        Program.Answer answer = shell("echo said; exec >&-; sleep 60").run("", SHORT);

        assertThat(answer.exit()).isEmpty();
        assertThat(answer.text()).isEqualTo("said\n");
    }

    @Test
    void oneThatIsNotThereIsAnError() {
        Program absent = new Program(folder.resolve("absent").toString());

        assertThatThrownBy(() -> absent.run("", LONG)).isInstanceOf(IOException.class);
    }

    @Test
    void whoeverWaitsCanBeInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> shell("sleep 60").run("", LONG)).isInstanceOf(InterruptedException.class);
    }

    private static Program shell(String script) {
        return new Program("sh", "-c", script);
    }
}
