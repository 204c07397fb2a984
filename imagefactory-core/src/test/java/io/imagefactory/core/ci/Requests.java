package io.imagefactory.core.ci;

import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.Build.Pipeline;
import io.imagefactory.core.enrollment.InputText;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.Hosts;
import io.imagefactory.core.source.Source;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Requests for builds of the image {@code app}. */
final class Requests {

    static final Digest DIGEST = Digest.of("sha256:" + "2".repeat(64));

    static final String POLICY = "{\"rules\": [{\"action\": \"CONVERT\"}]}";

    private Optional<String> url = Optional.empty();
    private Optional<String> branch = Optional.of("main");
    private Pipeline pipeline;
    private final Provider provider;
    private String reason = "node:22 moved";

    private Requests(Provider provider, Pipeline pipeline) {
        this.provider = provider;
        this.pipeline = pipeline;
    }

    static Requests gitHub() {
        return new Requests(
                Provider.GITHUB,
                new Pipeline(
                        Optional.of("build.yml"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    static Requests gitLab() {
        return new Requests(
                Provider.GITLAB,
                new Pipeline(
                        Optional.empty(),
                        Optional.of("images"),
                        Optional.of("build app"),
                        Optional.empty(),
                        Optional.empty()));
    }

    static Requests webhook(String url) {
        return new Requests(
                Provider.LOCAL,
                new Pipeline(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(URI.create(url)),
                        Optional.empty()));
    }

    static Requests silent(Provider provider) {
        return new Requests(
                provider,
                new Pipeline(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    Requests at(String server) {
        url = Optional.of(server);
        return this;
    }

    Requests withoutBranch() {
        branch = Optional.empty();
        return this;
    }

    Requests workflow(String workflow) {
        pipeline = new Pipeline(
                Optional.of(workflow), Optional.empty(), Optional.empty(), Optional.empty(), pipeline.inputs());
        return this;
    }

    Requests job(String job) {
        pipeline =
                new Pipeline(Optional.empty(), Optional.empty(), Optional.of(job), Optional.empty(), pipeline.inputs());
        return this;
    }

    Requests inputs(Map<String, String> inputs) {
        Map<String, InputText> texts = new LinkedHashMap<>();
        inputs.forEach((name, text) -> texts.put(name, InputText.of(text)));
        pipeline = new Pipeline(
                pipeline.workflow(), pipeline.pipeline(), pipeline.job(), pipeline.webhook(), Optional.of(texts));
        return this;
    }

    Requests because(String why) {
        reason = why;
        return this;
    }

    BuildRequest build() {
        Source source = switch (provider) {
            case LOCAL -> Hosts.local("Dockerfile");
            case GIT ->
                Source.of(
                        provider,
                        Optional.empty(),
                        Optional.of("https://git.example.com/app.git"),
                        branch,
                        "Dockerfile");
            default -> Source.of(provider, Optional.of("acme/app"), url, branch, "Dockerfile");
        };
        return new BuildRequest(
                "app-1",
                "app",
                new Build(
                        source,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(Platform.LINUX_AMD64),
                        Optional.empty(),
                        Map.of(),
                        pipeline),
                new TreeMap<>(Map.of("node:22", DIGEST)),
                POLICY,
                reason);
    }
}
