package io.imagefactory.core.source;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.TestTurn;
import io.imagefactory.core.UneventfulRun;
import io.imagefactory.core.enroll.Confidence;
import io.imagefactory.core.enroll.Proposal;
import io.imagefactory.core.enroll.Proposals;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.Warehouses;
import io.imagefactory.core.git.GitHttpServer;
import io.imagefactory.core.git.GitRepository;
import io.imagefactory.core.host.ClientOptions;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.FakeTime;
import io.imagefactory.core.host.Retries;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.text.MendableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryListsTest {

    private static final String TOKEN = "s3cr3t-t0ken";

    private static WireMockServer server;

    private final FakeTime time = new FakeTime();

    @BeforeAll
    static void start() {
        server = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void reset() {
        server.resetAll();
    }

    @Test
    void gitHubListsAnOrganisationByPages() throws IOException {
        answer(
                "/orgs/acme/repos?per_page=100",
                """
                [{"full_name": "acme/shop", "default_branch": "main", "archived": false, "fork": false},
                 {"full_name": "acme/old", "default_branch": "master", "archived": true, "fork": true}]
                """,
                "<" + url() + "/organizations/1/repos?per_page=100&page=2>; rel=\"next\"");
        answer(
                "/organizations/1/repos?per_page=100&page=2",
                """
                [{"full_name": "acme/cart", "default_branch": "trunk", "archived": false, "fork": false}]
                """,
                "<" + url() + "/organizations/1/repos?per_page=100&page=1>; rel=\"first\"");

        List<ListedRepository> repositories = list("github:acme", "github.com");

        assertThat(repositories)
                .containsExactly(
                        repository(Provider.GITHUB, "acme/cart", "trunk", false, false, false),
                        repository(Provider.GITHUB, "acme/old", "master", true, true, false),
                        repository(Provider.GITHUB, "acme/shop", "main", false, false, false));
        assertThat(repositories.get(0).cloneUrl()).isEqualTo("https://github.com/acme/cart.git");
        server.verify(2, getRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer " + TOKEN)));
    }

    @Test
    void whatAHostListsOnSeveralPagesIsEnrolledButForWhatIsArchived(@TempDir Path temporary) throws IOException {
        try (GitHttpServer git = GitHttpServer.serve(temporary.resolve("served"))) {
            for (String name : List.of("shop", "cart", "old")) {
                GitRepository repository =
                        GitRepository.create(temporary.resolve("served/acme").resolve(name + ".git"));
                repository.git("config", "uploadpack.allowFilter", "true");
                repository.write("Dockerfile", "FROM alpine:3.22\n");
                repository.write(".gitea/workflows/image.yml", """
                        on: [workflow_dispatch]
                        jobs:
                          image:
                            runs-on: ubuntu-latest
                            steps:
                              - uses: docker/build-push-action@v6
                                with: {push: true, tags: "ghcr.io/${{ github.repository }}:latest"}
                        """);
                repository.commit();
            }
            String first = "/api/v1/orgs/acme/repos?limit=50";
            server.stubFor(get(urlEqualTo(first))
                    .inScenario("pages")
                    .whenScenarioStateIs(Scenario.STARTED)
                    .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "1"))
                    .willSetStateTo("rested"));
            server.stubFor(get(urlEqualTo(first))
                    .inScenario("pages")
                    .whenScenarioStateIs("rested")
                    .willReturn(okJson("""
                            [{"full_name": "acme/shop", "default_branch": "main"},
                             {"full_name": "acme/old", "default_branch": "main", "archived": true}]""").withHeader("Link", "<" + url() + first + "&page=2>; rel=\"next\"")));
            answer(first + "&page=2", "[{\"full_name\": \"acme/cart\", \"default_branch\": \"main\"}]");

            List<ListedRepository> listed = list("gitea:" + git.url("").replaceFirst("/$", "") + "/acme,!archived");
            Proposals proposals = new ImageFactory(
                            new InfraRepository(
                                    temporary, temporary.resolve("images.yaml"), temporary.resolve("state"), false),
                            TestTurn.OF_A_TEST,
                            new UneventfulRun())
                    .enroll(
                            new Enrollments(List.of(), Warehouses.NONE),
                            listed,
                            Hosts.withCache(temporary.resolve("cache")).settings());

            assertThat(proposals.proposals())
                    .extracting(Proposal::image)
                    .containsExactly("ghcr.io/acme/cart", "ghcr.io/acme/shop");
            assertThat(proposals.proposals()).allMatch(one -> one.confidence() == Confidence.CERTAIN);
            assertThat(time.naps()).hasSize(1);
        }
    }

    @Test
    void gitHubListsAUserWhereThereIsNoSuchOrganisation() throws IOException {
        answer("/api/v3/users/me/repos?per_page=100", "[{\"full_name\": \"me/shop\", \"default_branch\": \"main\"}]");

        List<ListedRepository> repositories = list("github:" + url() + "/me");

        assertThat(repositories).extracting(ListedRepository::name).containsExactly("me/shop");
        assertThat(repositories.get(0).cloneUrl()).isEqualTo(url() + "/me/shop.git");
    }

    @Test
    void gitLabListsAGroupWithThoseBelow() throws IOException {
        answer(
                "/api/v4/groups/group%2Fsub/projects?include_subgroups=true&with_shared=false&order_by=id&per_page=100",
                """
                [{"path_with_namespace": "group/sub/deep/shop", "default_branch": "main", "archived": false,
                  "forked_from_project": {"id": 1}, "empty_repo": false},
                 {"path_with_namespace": "group/sub/new", "default_branch": null, "archived": false, "empty_repo": true}]
                """);

        assertThat(list("gitlab:" + url() + "/group/sub"))
                .containsExactly(
                        own(Provider.GITLAB, "group/sub/deep/shop", "main", false, true, false),
                        own(Provider.GITLAB, "group/sub/new", null, false, false, true));
    }

    @Test
    void giteaListsAnOrganisation() throws IOException {
        answer("/api/v1/orgs/acme/repos?limit=50", """
                [{"full_name": "acme/shop", "default_branch": "main", "archived": true, "fork": false, "empty": false},
                 {"full_name": "acme/new", "default_branch": "main", "archived": false, "fork": true, "empty": true}]
                """);

        assertThat(list("forgejo:" + url() + "/acme"))
                .containsExactly(
                        own(Provider.GITEA, "acme/new", "main", false, true, true),
                        own(Provider.GITEA, "acme/shop", "main", true, false, false));
    }

    @Test
    void bitbucketCloudListsAWorkspace() throws IOException {
        answer("/2.0/repositories/acme?pagelen=100", """
                {"values": [{"full_name": "acme/shop", "mainbranch": {"name": "main"}, "parent": null}],
                 "next": "%s/2.0/repositories/acme?pagelen=100&page=2"}
                """.formatted(url()));
        answer("/2.0/repositories/acme?pagelen=100&page=2", """
                {"values": [{"full_name": "acme/new", "mainbranch": null, "parent": {"full_name": "other/new"}}]}
                """);

        assertThat(list("bitbucket:acme", "bitbucket.org"))
                .containsExactly(
                        repository(Provider.BITBUCKET, "acme/new", null, false, true, true),
                        repository(Provider.BITBUCKET, "acme/shop", "main", false, false, false));
    }

    @Test
    void bitbucketDataCenterListsAProject() throws IOException {
        answer("/rest/api/1.0/projects/ACME/repos?limit=100", """
                {"values": [{"slug": "shop", "project": {"key": "ACME"}, "archived": false}],
                 "isLastPage": false, "nextPageStart": 25}
                """);
        answer("/rest/api/1.0/projects/ACME/repos?limit=100&start=25", """
                {"values": [{"slug": "cart", "project": {"key": "ACME"}, "archived": true, "origin": {"slug": "x"}}],
                 "isLastPage": false, "nextPageStart": 50}
                """);
        answer("/rest/api/1.0/projects/ACME/repos?limit=100&start=50", "{\"values\": [], \"isLastPage\": true}");

        List<ListedRepository> repositories = list("bitbucket:" + url() + "/ACME");

        assertThat(repositories)
                .containsExactly(
                        own(Provider.BITBUCKET, "ACME/cart", null, true, true, false),
                        own(Provider.BITBUCKET, "ACME/shop", null, false, false, false));
        assertThat(repositories.get(0).cloneUrl()).isEqualTo(url() + "/scm/ACME/cart.git");
    }

    @Test
    void bitbucketIsToldUserAndPassword() throws IOException {
        answer("/2.0/repositories/acme?pagelen=100", "{\"values\": []}");

        lists(Credentials.of(Map.of("bitbucket.org", new Credential(Optional.of("me"), new Secret(TOKEN)))))
                .list(RepositoryQuery.of("bitbucket:acme"));
        lists(Credentials.of(Map.of("bitbucket.org", new Credential(Optional.of("x-token-auth"), new Secret(TOKEN)))))
                .list(RepositoryQuery.of("bitbucket:acme"));

        assertThat(server.getAllServeEvents())
                .extracting(event -> event.getRequest().getHeader("Authorization"))
                .containsExactly("Bearer " + TOKEN, "Basic bWU6czNjcjN0LXQwa2Vu");
    }

    @Test
    void onlyWhatIsMeantIsListed() throws IOException {
        answer("/api/v1/orgs/acme/repos?limit=50", """
                [{"full_name": "acme/shop-web", "default_branch": "main"},
                 {"full_name": "acme/shop-old", "default_branch": "main", "archived": true},
                 {"full_name": "acme/shop-fork", "default_branch": "main", "fork": true},
                 {"full_name": "acme/shop-legacy", "default_branch": "main"},
                 {"full_name": "acme/docs", "default_branch": "main"}]
                """);

        assertThat(list("gitea:" + url() + "/acme/shop-*, gitea:" + url()
                        + "/acme/shop-web, !archived, !forks, !*-legacy"))
                .extracting(ListedRepository::name)
                .containsExactly("acme/shop-web");
    }

    @Test
    void aNameThatNoSourceHasIsLeftOut() throws IOException {
        answer("/api/v1/orgs/acme/repos?limit=50", """
                [{"full_name": "../../etc", "default_branch": "main"}, {"full_name": "acme/a b"}, {"full_name": null},
                 "text", {"full_name": "acme/shop", "default_branch": "a..b"}]
                """);

        assertThat(list("gitea:" + url() + "/acme"))
                .containsExactly(own(Provider.GITEA, "acme/shop", null, false, false, false));
    }

    @Test
    void aHostThatIsAskedTooOftenIsAskedAgainWhenItSays() throws IOException {
        String call = "/api/v1/orgs/acme/repos?limit=50";
        server.stubFor(get(urlEqualTo(call))
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "7"))
                .willSetStateTo("rested"));
        server.stubFor(get(urlEqualTo(call))
                .inScenario("busy")
                .whenScenarioStateIs("rested")
                .willReturn(okJson("[]")));

        assertThat(list("gitea:" + url() + "/acme")).isEmpty();
        assertThat(time.naps()).hasSize(1).allMatch(wait -> wait.compareTo(Duration.ofSeconds(7)) >= 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "401 does not let us list repositories (401); put a <server>",
                "403 does not let us list repositories (403); put a <server>",
                "404 knows no such owner, or has nothing of it for us; mend the name, or put a <server>",
                "302 lists no repositories (302); is it the address of the server, and one of gitea?",
                "503 fails (503); try again later",
                "429 takes no more requests for now (429); try again later, or put a <server>"
            })
    void aRefusalSaysWhatToDo(String expected) {
        int status = Integer.parseInt(expected.substring(0, 3));
        server.stubFor(get(urlPathEqualTo("/api/v1/orgs/acme/repos"))
                .willReturn(aResponse().withStatus(status).withHeader("Location", "/elsewhere")));
        server.stubFor(get(urlPathEqualTo("/api/v1/users/acme/repos"))
                .willReturn(aResponse().withStatus(status)));

        assertThatThrownBy(() -> list("gitea:" + url() + "/acme"))
                .isInstanceOf(MendableException.class)
                .hasMessageStartingWith("gitea:" + url() + "/acme: " + host() + expected.substring(3))
                .hasMessageNotContaining(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{\"values\": [", "[}"})
    void whatIsNoListIsSaid(String body) {
        answer("/api/v1/orgs/acme/repos?limit=50", body);

        assertThatThrownBy(() -> list("gitea:" + url() + "/acme"))
                .isInstanceOf(MendableException.class)
                .hasMessageContaining("answers with what is no list of repositories");
    }

    @Test
    void aNextPageOnAnotherServerIsNotAskedFor() {
        answer("/api/v1/orgs/acme/repos?limit=50", "[]", "<http://127.0.0.2:" + server.port() + "/>; rel=\"next\"");

        assertThatThrownBy(() -> list("gitea:" + url() + "/acme")).isInstanceOf(MendableException.class);
        assertThat(server.getAllServeEvents()).hasSize(1);
    }

    @Test
    void aListWithoutEndIsLeft() {
        String call = "/api/v1/orgs/acme/repos?limit=50";
        answer(call, "[]", "<" + url() + call + ">; rel=\"next\"");

        assertThatThrownBy(() -> list("gitea:" + url() + "/acme"))
                .isInstanceOf(MendableException.class)
                .hasMessageContaining("lists more than 200 pages of repositories");
        assertThat(server.getAllServeEvents()).hasSize(200);
    }

    @Test
    void aServerIsNotAskedInTheClear() {
        assertThatThrownBy(() -> list("gitea:http://git.example.com/acme"))
                .isInstanceOf(MendableException.class)
                .hasMessageContaining("is not asked by plain http");
    }

    private List<ListedRepository> list(String query) throws IOException {
        return list(query, host());
    }

    private List<ListedRepository> list(String query, String host) throws IOException {
        try (RepositoryLists lists =
                lists(Credentials.of(Map.of(host, new Credential(Optional.empty(), new Secret(TOKEN)))))) {
            return lists.list(RepositoryQuery.of(query));
        }
    }

    private RepositoryLists lists(Credentials credentials) throws IOException {
        return new RepositoryLists(
                ClientOptions.USUAL,
                credentials,
                (protocol, host) -> Optional.empty(),
                new Retries(ClientOptions.USUAL.retries(), time, new Random(1)),
                time,
                uri -> URI.create(url() + uri.getRawPath() + "?" + uri.getRawQuery()));
    }

    private void answer(String call, String json) {
        server.stubFor(get(urlEqualTo(call)).willReturn(okJson(json)));
    }

    private void answer(String call, String json, String link) {
        server.stubFor(get(urlEqualTo(call)).willReturn(okJson(json).withHeader("Link", link)));
    }

    private String host() {
        return "127.0.0.1:" + server.port();
    }

    private String url() {
        return "http://" + host();
    }

    private static ListedRepository repository(
            Provider provider, String name, String branch, boolean archived, boolean fork, boolean empty) {
        return new ListedRepository(
                provider, Optional.empty(), name, Optional.ofNullable(branch), archived, fork, empty);
    }

    private ListedRepository own(
            Provider provider, String name, String branch, boolean archived, boolean fork, boolean empty) {
        return new ListedRepository(
                provider, Optional.of(url()), name, Optional.ofNullable(branch), archived, fork, empty);
    }
}
