package io.imagefactory.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.report.Inventory;
import io.imagefactory.report.SampleInfra;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {

    @TempDir
    private Path folder;

    @Test
    void an_image_links_to_its_repository_its_workflow_its_registry_and_its_run() throws IOException {
        Map<String, String> links = links("https://github.com/acme/shop/actions/runs/4711");

        assertThat(links)
                .containsEntry("repository", "https://github.com/acme/shop")
                .containsEntry("dockerfile", "https://github.com/acme/shop/blob/main/batch/Dockerfile")
                .containsEntry("workflow", "https://github.com/acme/shop/actions/workflows/build.yml")
                .containsEntry("registry", "https://ghcr.io/acme/batch")
                .containsEntry("run", "https://github.com/acme/shop/actions/runs/4711");
    }

    @ParameterizedTest
    @CsvSource({
        "http://github.com/acme/shop/actions/runs/4711",
        "https://github.com@evil.example/runs/4711",
        "https://evil.example/runs/4711",
        "javascript:alert(1)",
        "no address"
    })
    void a_run_that_is_not_on_a_server_of_ours_is_no_link(String run) throws IOException {
        assertThat(links(run)).doesNotContainKey("run");
    }

    @Test
    void official_images_of_Docker_Hub_have_a_page_of_their_own() {
        Inventory acme = SampleInfra.acme();

        assertThat(Links.of(acme.baseImages().get("node-22")))
                .containsEntry("registry", "https://hub.docker.com/_/node");
    }

    private Map<String, String> links(String run) throws IOException {
        Path infra = SampleInfra.acmeIn(folder);
        replace(
                infra.resolve("images.yaml"),
                "provider: local\n      dockerfile: images/batch/Dockerfile",
                "repo: acme/shop\n      branch: main\n      dockerfile: batch/Dockerfile\n      workflow: build.yml");
        replace(
                infra.resolve("state/images/batch.yaml"),
                "https://github.com/acme/images/actions/runs/4711",
                '"' + run + '"');
        return Links.of(SampleInfra.inventory(infra).images().get("batch"));
    }

    private static void replace(Path file, String part, String other) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(part);
        Files.writeString(file, text.replace(part, other));
    }
}
