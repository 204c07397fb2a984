package io.imagefactory.core.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.Warehouses;
import io.imagefactory.core.git.GitHttpServer;
import io.imagefactory.core.git.GitRepository;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.Hosts;
import io.imagefactory.core.source.ListedRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostedEnrollerTest {

    private static final String WORKFLOW = """
            on: [workflow_dispatch]
            jobs:
              image:
                runs-on: ubuntu-latest
                steps:
                  - uses: docker/build-push-action@v6
                    with: {push: true, tags: "ghcr.io/${{ github.repository }}:latest"}
            """;

    @TempDir
    private Path temporary;

    @Test
    void whatOneRepositoryBuildsIsNoExternalImageOfAnotherAndAnUnreadableOneIsPassedOver() throws IOException {
        try (GitHttpServer server = GitHttpServer.serve(temporary.resolve("served"))) {
            GitRepository shop = served("acme/shop");
            shop.write(".github/workflows/image.yml", WORKFLOW);
            shop.write("Dockerfile", "FROM alpine:3.22\n");
            shop.write("compose.yaml", "services: {db: {image: 'postgres:17'}}\n");
            shop.commit();
            GitRepository deploy = served("acme/deploy");
            deploy.write(
                    "compose.yaml",
                    "services: {db: {image: 'postgres:17'}, shop: {image: 'ghcr.io/acme/shop:1.2.3'}}\n");
            deploy.commit();

            Proposals proposals = new HostedEnroller(
                            Hosts.withCache(temporary.resolve("cache")).settings(), () -> {})
                    .propose(
                            new Enrollments(List.of(), Warehouses.NONE),
                            List.of(
                                    listed(server, "acme/deploy"),
                                    listed(server, "acme/gone"),
                                    listed(server, "acme/shop")));

            assertThat(proposals.proposals())
                    .extracting(Proposal::image)
                    .containsExactly("ghcr.io/acme/shop", "docker.io/library/postgres");
            Proposal built = proposals.proposals().get(0);
            assertThat(built.confidence()).isEqualTo(Confidence.CERTAIN);
            assertThat(built.enrollment().build().orElseThrow().source().repo()).contains("acme/shop");
            assertThat(proposals.passedOver())
                    .extracting(Proposals.PassedOver::where)
                    .containsExactly("acme/gone", "acme/deploy/Dockerfile");
        }
    }

    private GitRepository served(String name) throws IOException {
        GitRepository repository =
                GitRepository.create(temporary.resolve("served").resolve(name + ".git"));
        repository.git("config", "uploadpack.allowFilter", "true");
        return repository;
    }

    private static ListedRepository listed(GitHttpServer server, String name) {
        return new ListedRepository(
                Provider.GITHUB, Optional.of(server.url("")), name, Optional.of("main"), false, false, false);
    }
}
