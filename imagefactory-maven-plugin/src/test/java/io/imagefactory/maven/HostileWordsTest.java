package io.imagefactory.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.text.Printable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words that terminals and CI systems act on, in every place of the files of which a goal has words: they are text in the log. */
@MojoTest
class HostileWordsTest {

    /** As in a double-quoted string of YAML. */
    private static final List<String> WORDS = List.of(
            "##vso[task.setvariable variable=x]y",
            "##[error]x",
            "::error file=a::x",
            "a\\r::warning::x",
            "a\\n::set-output name=x::y",
            "%%[x]",
            "\\u001b[2J\\u001b[31mred",
            "\\u202eevil\\u202c",
            "\\u2028line");

    private static final String IMAGE = "name: app, repository: acme/app, ";
    private static final String SOURCE = "source: {provider: local, dockerfile: Dockerfile";

    private static final List<String> IMAGES = List.of(
            "- W",
            "- {W: x, " + IMAGE + SOURCE + "}}",
            "- {name: W, repository: acme/app, " + SOURCE + "}}",
            "- {name: app, repository: W, " + SOURCE + "}}",
            "- {" + IMAGE + "registry: W, " + SOURCE + "}}",
            "- {" + IMAGE + "rebuildDelay: W, " + SOURCE + "}}",
            "- {" + IMAGE + "allowTags: W, " + SOURCE + "}}",
            "- {" + IMAGE + "ignoreTags: [W]}",
            "- {" + IMAGE + "source: {repo: W, dockerfile: Dockerfile}}",
            "- {" + IMAGE + "source: {provider: W, repo: a/b, dockerfile: Dockerfile}}",
            "- {" + IMAGE + "source: {provider: git, url: W, dockerfile: Dockerfile}}",
            "- {" + IMAGE + "source: {provider: local, dockerfile: W}}",
            "- {" + IMAGE + SOURCE + ", platform: W}}",
            "- {" + IMAGE + SOURCE + ", target: W}}",
            "- {" + IMAGE + SOURCE + ", buildArgs: {W: x}}}",
            "- {" + IMAGE + SOURCE + ", buildArgs: {BASE: W}}}",
            "- {" + IMAGE + SOURCE + "}}\n- {W: y}",
            "{defaults: {W: x}, images: []}",
            "{warehouses: {W: {interval: 1h}}, images: []}",
            "a: W\nb: [");

    private static final List<String> DOCKERFILES = List.of(
            "W x\n",
            "FROM W\n",
            "FROM scratch\nW\n",
            "ARG BASE\nFROM ${BASE:-W}\n",
            "FROM --platform=W node:22\n",
            "FROM --W=x node:22\n",
            "FROM node:22 AS W\n",
            "FROM scratch\nCOPY --from=W /a /b\n",
            "FROM scratch\nRUN --mount=type=W true\n",
            "# syntax=W\nFROM scratch\n",
            "# escape=W\nFROM scratch\n",
            "FROM scratch\nRUN <<W\n");

    private static final List<String> STATES = List.of(
            "name: W\n",
            "name: app\ncurrentDigest: W\n",
            "name: app\nW: x\n",
            "name: app\nupdateHistory:\n  - W\n",
            "name: app\nupdateHistory:\n  - digest: W\n    firstSeen: W\n",
            "name: app\nrebuildState:\n  status: failed\n  request:\n    askedAt: W\n    error: W\n",
            "name: app\nrebuildState: W\nlastBuilt: W\nbuiltFrom:\n  W: W\n",
            "W: [\n");

    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    @InjectMojo(goal = "discover")
    void inImagesYaml(DiscoverMojo discover) throws IOException {
        for (String word : WORDS) {
            for (String images : IMAGES) {
                write("images.yaml", images.replace("W", "\"" + word + "\""));
                write("Dockerfile", "ARG BASE=scratch\nFROM $BASE\n");
                run(discover);
            }
        }
        assertThat(said).hasSizeGreaterThan(WORDS.size());
    }

    @Test
    @InjectMojo(goal = "discover")
    void inDockerfiles(DiscoverMojo discover) throws IOException {
        write("images.yaml", "- {" + IMAGE + SOURCE + "}}");
        for (String word : WORDS) {
            for (String dockerfile : DOCKERFILES) {
                write("Dockerfile", dockerfile.replace("W", decoded(word)));
                run(discover);
            }
        }
        assertThat(said).hasSizeGreaterThan(WORDS.size());
    }

    @Test
    @InjectMojo(goal = "plan")
    void inTheState(PlanMojo plan) throws IOException {
        write("images.yaml", "- {" + IMAGE + SOURCE + "}}");
        for (String word : WORDS) {
            for (String state : STATES) {
                write("state/images/app.yaml", state.replace("W", "\"" + word + "\""));
                plan.planFile = folder.resolve("plan.json").toFile();
                run(plan);
                if (plan.planFile.exists()) {
                    assertIsPlain(Files.readString(plan.planFile.toPath()));
                }
            }
        }
        assertThat(said).hasSizeGreaterThan(WORDS.size());
    }

    private void run(AbstractImageFactoryMojo goal) {
        goal.imagesFile = folder.resolve("images.yaml").toFile();
        goal.stateDirectory = new File(folder.toFile(), "state");
        goal.setLog(new SystemStreamLog() {
            @Override
            public void debug(CharSequence content) {
                heard(content);
            }

            @Override
            public void info(CharSequence content) {
                heard(content);
            }

            @Override
            public void warn(CharSequence content) {
                heard(content);
            }
        });
        try {
            goal.execute();
        } catch (AbstractMojoExecutionException e) {
            Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                    .forEach(cause -> {
                        heard(cause.toString());
                        heard(String.valueOf(cause.getMessage()));
                    });
        }
    }

    private void heard(CharSequence text) {
        said.add(text.toString());
        assertIsPlain(text.toString());
    }

    private static void assertIsPlain(String text) {
        assertThat(text).isEqualTo(Printable.of(text));
    }

    private static String decoded(String word) {
        return word.replace("\\n", " ")
                .replace("\\r", "\r")
                .replace("\\u001b", "\u001b")
                .replace("\\u202e", "\u202e")
                .replace("\\u202c", "\u202c")
                .replace("\\u2028", "\u2028");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
