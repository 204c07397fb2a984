package io.imagefactory.kargo.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts")
class NodeTest {

    private static final String WHAT_TO_DO = "Kargo manifests are made by cdk8s, which runs on Node.js 18 or newer:"
            + " install it (https://nodejs.org, a release with long-term support) so that `node` is on the PATH, or name"
            + " its executable with imagefactory.node";

    @TempDir
    private Path folder;

    @Test
    void the_first_node_on_the_path_is_taken() throws IOException {
        program("node", "echo 22.1.0; echo /opt/node/bin/node");

        Node node = find(Optional.empty());

        assertThat(node).isEqualTo(new Node(Path.of("/opt/node/bin/node"), "22.1.0"));
    }

    @Test
    void another_name_and_a_path_with_spaces_can_be_given() throws IOException {
        program("node22", "echo 22.1.0; echo /opt/node/bin/node");
        Path spaced = Files.createDirectory(folder.resolve("Program Files")).resolve("node");
        Files.copy(program("node24", "echo 24.1.0; echo \"$0\""), spaced);
        executable(spaced);

        assertThat(find(Optional.of("node22")).version()).isEqualTo("22.1.0");
        assertThat(find(Optional.of(spaced.toString()))).isEqualTo(new Node(spaced, "24.1.0"));
    }

    @Test
    void a_node_of_another_name_is_found_under_its_usual_one() throws IOException {
        Path renamed = program("node22", "echo I am 22");

        Path found = new Node(renamed, "22.1.0").folder(folder.resolve("work")).resolve("node");

        assertThat(found).isExecutable().hasSameBinaryContentAs(renamed);
        assertThat(new Node(found, "22.1.0").folder(folder)).isEqualTo(found.getParent());
    }

    @Test
    void what_a_version_manager_says_before_the_version_is_passed_over() throws IOException {
        program("node", "echo 'Now using node 22' >&2; echo 22.1.0; echo /opt/node/bin/node");

        assertThat(find(Optional.empty()).version()).isEqualTo("22.1.0");
    }

    @Test
    void without_node_the_error_says_what_to_install() {
        assertThatExceptionOfType(NodeException.class)
                .isThrownBy(() -> find(Optional.empty()))
                .withMessage("There is no `node` on the PATH. " + WHAT_TO_DO);
    }

    @Test
    void a_named_program_that_is_not_there_is_named() {
        assertThatExceptionOfType(NodeException.class)
                .isThrownBy(() -> find(Optional.of("/no/such/node")))
                .withMessage("\"/no/such/node\" (imagefactory.node) is no program. " + WHAT_TO_DO);
    }

    @Test
    void an_old_node_is_named_with_its_version() throws IOException {
        Path old = program("node", "echo v12.22.12");

        assertThatExceptionOfType(NodeException.class)
                .isThrownBy(() -> find(Optional.empty()))
                .withMessage("\"" + old + "\" is Node.js 12.22.12, which is too old. " + WHAT_TO_DO);
    }

    @Test
    void a_program_that_is_no_node_is_quoted() throws IOException {
        Path other = program("node", "echo Amateur radio node, version 1");

        assertThatExceptionOfType(NodeException.class)
                .isThrownBy(() -> find(Optional.empty()))
                .withMessage("\"" + other + "\" is no Node.js: asked for its version, it said \"Amateur radio node,"
                        + " version 1\". " + WHAT_TO_DO);
    }

    @Test
    void a_file_that_cannot_be_run_is_an_error_with_the_reason() throws IOException {
        Path broken = folder.resolve("node");
        Files.writeString(broken, "#!/no/such/interpreter\n");
        executable(broken);

        assertThatExceptionOfType(NodeException.class)
                .isThrownBy(() -> find(Optional.empty()))
                .withMessageStartingWith("\"" + broken + "\" cannot be run (");
    }

    private Node find(Optional<String> configured) {
        return Node.find(configured, new ChildEnvironment(Map.of("PATH", folder.toString())));
    }

    private Path program(String name, String script) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        return executable(file);
    }

    private static Path executable(Path file) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
