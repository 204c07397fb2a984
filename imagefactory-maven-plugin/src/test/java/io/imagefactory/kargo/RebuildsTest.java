package io.imagefactory.kargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.Step;
import io.imagefactory.core.enrollment.InputText;
import io.imagefactory.core.enrollment.InputText.Placeholder;
import io.imagefactory.core.enrollment.RebuildDelay;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.state.MalformedValue;
import io.imagefactory.core.state.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildsTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @TempDir
    private Path folder;

    @Test
    void an_image_that_a_workflow_builds_is_rebuilt_for_the_base_images_that_may_move() throws IOException {
        enrol("shop", "source: {repo: acme/shop, branch: main, workflow: build.yml}", "rebuildDelay: 2d");
        state("shop", "baseImages: [node-22, redis-7]", "pinnedDigests: {redis-7: [\"" + DIGEST + "\"]}");
        enrol("till", "source: {provider: gitlab, repo: acme/group/till, branch: main, job: image}");
        state("till", "baseImages: [redis-7]", "pinnedDigests: {redis-7: [\"" + DIGEST + "\", floating]}");

        Rebuilds rebuilds = rebuilds();

        assertThat(rebuilds.leftOut()).isEmpty();
        assertThat(rebuilds.all())
                .extracting(
                        Rebuild::image,
                        Rebuild::place,
                        Rebuild::baseImages,
                        Rebuild::delay,
                        rebuild -> rebuild.dispatch().request().template().name(),
                        rebuild -> List.copyOf(rebuild.dispatch().vars().entrySet()),
                        Rebuild::inputs)
                .containsExactly(
                        tuple(
                                "shop",
                                Optional.of("images.yaml:1:3"),
                                Map.of("node-22", ImageReference.of("node:22")),
                                Duration.ofDays(2),
                                "github-workflow",
                                List.of(
                                        entry("apiUrl", "https://api.github.com"),
                                        entry("repository", "acme/shop"),
                                        entry("workflow", "build.yml"),
                                        entry("ref", "main"),
                                        entry("tokenSecret", "github-dispatch")),
                                Map.of(
                                        "image", Placeholder.IMAGE.text(),
                                        "base_images", Placeholder.BASE_IMAGES.text(),
                                        "source_policy", Placeholder.SOURCE_POLICY.text(),
                                        "request", Placeholder.REQUEST.text())),
                        tuple(
                                "till",
                                Optional.of("images.yaml:5:3"),
                                Map.of("redis-7", ImageReference.of("redis:7")),
                                Duration.ofDays(7),
                                "gitlab-pipeline",
                                List.of(
                                        entry("apiUrl", "https://gitlab.com/api/v4"),
                                        entry("project", "acme%2Fgroup%2Ftill"),
                                        entry("ref", "main"),
                                        entry("tokenSecret", "gitlab-dispatch")),
                                Map.of(
                                        "IMAGEFACTORY_IMAGE", Placeholder.IMAGE.text(),
                                        "IMAGEFACTORY_BASE_IMAGES", Placeholder.BASE_IMAGES.text(),
                                        "IMAGEFACTORY_SOURCE_POLICY", Placeholder.SOURCE_POLICY.text(),
                                        "IMAGEFACTORY_REQUEST", Placeholder.REQUEST.text(),
                                        "IMAGEFACTORY_JOB", InputText.verbatim("image"))));
    }

    @Test
    void what_kargo_has_built_is_left_to_it_for_as_long_as_it_may_take() throws IOException {
        enrol("shop", "source: {repo: acme/shop, branch: main, workflow: build.yml}", "rebuildDelay: 2d");
        state("shop", "baseImages: [node-22, redis-7]");
        enrol("tools", "source: {provider: local}", "rebuildDelay: 2d");
        state("tools", "baseImages: [node-22]");

        Map<String, Duration> headStart = HeadStart.of(rebuilds(), images(), Duration.ofHours(6));

        assertThat(headStart).isEqualTo(Map.of("shop", Duration.ofHours(24 + 2 * 24 + 6)));
        assertThat(factory().enrollments().waitingFor(headStart).all())
                .extracting(image -> image.rebuildPolicy().delay())
                .containsExactly(new RebuildDelay("2d and 78h", Duration.ofHours(48 + 78)), RebuildDelay.of("2d"));
    }

    @Test
    void a_build_is_told_what_images_yaml_says() throws IOException {
        enrol(
                "shop",
                "source: {repo: acme/shop, branch: main, workflow: build.yml, inputs: {what: \"{image} {reason}\"}}");
        enrol("still", "source: {repo: acme/still, branch: main, workflow: build.yml, inputs: {}}");
        enrol("till", "source: {provider: gitlab, repo: acme/till, branch: main, pipeline: \"{image}\", inputs: {}}");
        for (String name : List.of("shop", "still", "till")) {
            state(name, "baseImages: [node-22]");
        }

        assertThat(rebuilds().all())
                .extracting(Rebuild::image, Rebuild::inputs)
                .containsExactly(
                        tuple("shop", Map.of("what", InputText.of("{image} {reason}"))),
                        tuple("still", Map.of()),
                        tuple("till", Map.of("IMAGEFACTORY_PIPELINE", InputText.verbatim("{image}"))));
    }

    @Test
    void every_other_image_is_left_out_for_a_reason() throws IOException {
        for (String name :
                List.of("manual", "pinned", "here", "insecure", "elsewhere", "unbuilt", "no-branch", "hooked")) {
            state(
                    name,
                    "baseImages: [node-22]",
                    name.equals("pinned") ? "pinnedDigests: {node-22: [\"" + DIGEST + "\"]}" : "");
        }
        enrol("manual", "source: {repo: acme/a, branch: main, workflow: build.yml}", "autoRebuild: false");
        enrol("pinned", "source: {repo: acme/a, branch: main, workflow: build.yml}");
        enrol("here", "source: {provider: local, workflow: build.yml}");
        enrol("insecure", "source: {repo: acme/a, url: \"http://git.lan\", branch: main, workflow: build.yml}");
        enrol("elsewhere", "source: {provider: gitea, repo: acme/a, branch: main, workflow: build.yml}");
        enrol("unbuilt", "source: {repo: acme/a, branch: main}");
        enrol("no-branch", "source: {repo: acme/a, workflow: build.yml}");
        enrol("hooked", "source: {repo: acme/a, branch: main, workflow: build.yml, webhook: \"https://ci.lan/hook\"}");
        enrol("unknown", "source: {repo: acme/a, branch: main, workflow: build.yml}");

        Rebuilds rebuilds = rebuilds();

        assertThat(rebuilds.all()).isEmpty();
        assertThat(rebuilds.leftOut())
                .containsOnly(
                        entry(Rebuilds.Reason.NOT_AUTOMATIC, List.of("manual")),
                        entry(Rebuilds.Reason.NO_BASE_IMAGE, List.of("pinned")),
                        entry(Rebuilds.Reason.WEBHOOK, List.of("hooked")),
                        entry(Rebuilds.Reason.OTHER_HOST, List.of("here", "insecure", "elsewhere")),
                        entry(Rebuilds.Reason.NO_WORKFLOW, List.of("unbuilt")),
                        entry(Rebuilds.Reason.NO_BRANCH, List.of("no-branch")));
    }

    @Test
    void images_that_are_built_for_platforms_are_named() throws IOException {
        enrol("both", "source: {repo: acme/a, branch: main, workflow: a.yml, platforms: [linux/amd64, linux/arm64]}");
        state("both", "baseImages: [node-22]");
        enrol("usual", "source: {repo: acme/a, branch: main, workflow: a.yml, platform: arm64, platforms: [arm64]}");
        state("usual", "baseImages: [node-22]");
        enrol("unbuilt", "source: {repo: acme/a, branch: main, platforms: [linux/arm64]}");
        state("unbuilt", "baseImages: [node-22]");

        assertThat(rebuilds().ofPlatforms()).containsExactly("both");
    }

    @Test
    void reasons_name_all_that_could_be_asked() {
        assertThat(Rebuilds.Reason.OTHER_HOST)
                .hasToString("only builds on GitHub and GitLab can be started from a cluster, by https");
        assertThat(Rebuilds.Reason.NO_WORKFLOW)
                .hasToString("its source names no workflow (GitHub) or no pipeline or job (GitLab)");
    }

    @Test
    void no_host_is_told_the_token_of_another() throws IOException {
        List<String> urls = List.of(
                "https://github.com",
                "https://GitHub.com/",
                "https://Acme.ghe.com/",
                "https://git.example.com",
                "https://git.example.com:8443/x/");
        for (int i = 0; i < urls.size(); i++) {
            enrol("i" + i, "source: {repo: acme/a, url: \"" + urls.get(i) + "\", branch: main, workflow: build.yml}");
            state("i" + i, "baseImages: [node-22]");
        }

        assertThat(rebuilds().all())
                .extracting(Rebuild::dispatch)
                .extracting(Dispatch::apiUrl, Dispatch::tokenSecret)
                .containsExactly(
                        tuple("https://api.github.com", "github-dispatch"),
                        tuple("https://api.github.com", "github-dispatch"),
                        tuple("https://api.acme.ghe.com", "github-dispatch-acme.ghe.com"),
                        tuple("https://git.example.com/api/v3", "github-dispatch-git.example.com"),
                        tuple("https://git.example.com:8443/x/api/v3", "github-dispatch-git.example.com.8443"));
    }

    private Rebuilds rebuilds() throws IOException {
        for (String base : List.of("node:22", "redis:7")) {
            String name = base.replace(':', '-');
            write("base-images/" + name, "name: " + name + "\nfullImage: " + base + "\n");
        }
        ImageFactory factory = factory();
        return Rebuilds.of(factory.enrollments(), factory.state(), images());
    }

    private TrackedImages images() throws IOException {
        ImageFactory factory = factory();
        return TrackedImages.of(
                factory.enrollments(), factory.state(), repository(), Polling.DEFAULT, BaseImageStrategy.LEXICAL);
    }

    private ImageFactory factory() {
        return new ImageFactory(
                repository(), new Turn("test", folder.resolveSibling("locks"), Duration.ofMinutes(10)), new Silence());
    }

    private InfraRepository repository() {
        return new InfraRepository(folder, folder.resolve("images.yaml"), folder.resolve("state"), false);
    }

    private void enrol(String name, String... lines) throws IOException {
        Path file = folder.resolve("images.yaml");
        String before = Files.exists(file) ? Files.readString(file) : "";
        Files.writeString(
                file,
                before + "- name: " + name + "\n  repository: acme/" + name + "\n  " + String.join("\n  ", lines)
                        + "\n");
    }

    private void state(String name, String... lines) throws IOException {
        write("images/" + name, "name: " + name + "\n" + String.join("\n", lines) + "\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve("state").resolve(path + ".yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static final class Silence implements ImageFactory.Listener {
        @Override
        public void waitingFor(String otherRun) {}

        @Override
        public void recovered(List<String> files) {}

        @Override
        public void emptied(List<String> files) {}

        @Override
        public void foreignFile(String file) {}

        @Override
        public void malformedValue(MalformedValue value) {}

        @Override
        public void progress(Step step, int done, int total) {}
    }
}
