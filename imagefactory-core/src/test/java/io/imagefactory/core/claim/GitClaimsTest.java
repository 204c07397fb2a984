package io.imagefactory.core.claim;

import static io.imagefactory.core.claim.InfraServer.NOON;
import static io.imagefactory.core.claim.InfraServer.TIMEOUT;
import static io.imagefactory.core.claim.InfraServer.claim;
import static io.imagefactory.core.claim.InfraServer.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.claim.Claims.Outcome;
import io.imagefactory.core.git.GitHttpServer;
import io.imagefactory.core.git.GitRepository;
import io.imagefactory.core.source.Hosts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands on the server, and what comes of claims then. */
class GitClaimsTest {

    private static final Outcome WON = new Outcome.Won();

    /** What the server can do, and its references; then what it takes, and the push. */
    private static final int TO_LOOK = 2;

    private static final int TO_READ = 1;
    private static final int TO_PUSH = 2;

    @TempDir
    private Path temporary;

    private GitHttpServer server;
    private InfraServer infra;
    private GitClaims claims;

    @BeforeEach
    void serve() throws IOException {
        server = GitHttpServer.serve(temporary.resolve("served"));
        infra = InfraServer.create(temporary.resolve("served/infra.git"));
        claims = claims(Hosts.withCache(temporary.resolve("cache")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theFirstWinsAndTheSecondLoses(boolean old) throws Exception {
        if (old) {
            server.old();
        }

        assertThat(one(claims, claim("app", "node:22 sha256:2222"), NOON)).isEqualTo(WON);
        assertThat(one(claims, claim("app", "node:22 sha256:2222"), NOON.plusSeconds(60)))
                .isEqualTo(new Outcome.Lost(NOON));
        assertThat(infra.history("app")).isEqualTo(1);
    }

    @Test
    void aClaimCanBeReadByPeople() throws Exception {
        one(claims, new Claim("app", "node:22 sha256:2222\nfirst attempt", "since node:22 moved"), NOON);

        assertThat(infra.message("app")).matches("""
                        Image Factory <imagefactory@localhost> 2026-01-31T12:00:00(Z|\\+00:00)
                        Rebuild app

                        node:22 sha256:2222
                        first attempt

                        since node:22 moved

                        Claim-Format: 1
                        Claim-Subject: [0-9a-f]{64}
                        Claim-Id: [0-9a-f]{32}""");
        assertThat(infra.bare().git("ls-tree", "-r", "refs/imagefactory/rebuilds/app"))
                .isEmpty();
    }

    @Test
    void anotherSubjectWinsAndTheOneBeforeIsRemembered() throws Exception {
        assertThat(one(claims, claim("app", "node:22 sha256:2222"), NOON)).isEqualTo(WON);
        assertThat(one(claims, claim("app", "node:22 sha256:3333"), NOON.plusSeconds(60)))
                .isEqualTo(WON);

        assertThat(one(claims, claim("app", "node:22 sha256:2222"), NOON.plusSeconds(120)))
                .isEqualTo(new Outcome.Lost(NOON));
        assertThat(infra.history("app")).isEqualTo(2);
    }

    @Test
    void aClaimStandsForTheTimeOutAndNoLonger() throws Exception {
        Claim claim = claim("app", "node:22 sha256:2222");
        one(claims, claim, NOON);

        assertThat(one(claims, claim, NOON.plus(TIMEOUT).minusSeconds(1))).isEqualTo(new Outcome.Lost(NOON));
        assertThat(one(claims, claim, NOON.plus(TIMEOUT))).isEqualTo(WON);
        assertThat(infra.message("app")).doesNotContain("Claim-Earlier");
    }

    @Test
    void aClaimOfAClockThatIsAheadStandsTooUnlessItIsFarAhead() throws Exception {
        Claim claim = claim("app", "node:22 sha256:2222");
        one(claims, claim, NOON);

        assertThat(one(claims, claim, NOON.minus(Duration.ofMinutes(5)))).isEqualTo(new Outcome.Lost(NOON));
        assertThat(one(claims, claim, NOON.minus(TIMEOUT))).isEqualTo(WON);
    }

    @Test
    void imagesAreClaimedEachForItself() throws Exception {
        one(claims, claim("taken", "a"), NOON);
        one(claims, claim("app", "another"), NOON);

        Map<String, Outcome> outcomes =
                claims.claim(List.of(claim("app", "a"), claim("taken", "a"), claim("app.lock", "a")), NOON);

        assertThat(outcomes)
                .containsOnly(
                        Map.entry("app", WON), Map.entry("taken", new Outcome.Lost(NOON)), Map.entry("app.lock", WON));
        assertThat(infra.refs()).contains("refs/imagefactory/rebuilds/app.lock_ ");
    }

    @Test
    void requestsDoNotGrowWithImages() throws Exception {
        List<Claim> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            many.add(claim("app-" + i, "a"));
        }

        claims.claim(many, NOON);
        assertThat(server.requests()).hasSize(TO_LOOK + TO_PUSH);

        server.forget();
        assertThat(claims.claim(many, NOON.plusSeconds(1)).values()).containsOnly(new Outcome.Lost(NOON));
        assertThat(server.requests()).hasSize(TO_LOOK + TO_READ);

        server.forget();
        claims.claim(many, NOON.plus(TIMEOUT));
        assertThat(server.requests()).hasSize(TO_LOOK + TO_READ + TO_PUSH);
    }

    @Test
    void nothingIsAskedForNothing() throws Exception {
        assertThat(claims.claim(List.of(), NOON)).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void oneImageTwiceIsAMistake() {
        assertThatThrownBy(() -> claims.claim(List.of(claim("app", "a"), claim("app", "b")), NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Something",
                "Rebuild app\n\nnode:22\n\nClaim-Format: 2\nClaim-Subject: new",
                "Rebuild app\n\nClaim-Format: 1\nClaim-Subject: xyz\nClaim-Id: 1"
            })
    void whatIsNoneOfOursStandsUntilTheTimeOut(String message) throws Exception {
        infra.plant("app", message, NOON);

        assertThat(one(claims, claim("app", "a"), NOON.plusSeconds(60))).isEqualTo(new Outcome.Lost(NOON));
        assertThat(one(claims, claim("app", "a"), NOON.plus(TIMEOUT))).isEqualTo(WON);
        assertThat(infra.history("app")).isEqualTo(2);
    }

    @Test
    void whatIsNoCommitIsReplaced() throws Exception {
        infra.point("app", infra.bare().git("rev-parse", "main:Dockerfile"));

        assertThat(one(claims, claim("app", "a"), NOON)).isEqualTo(WON);
        assertThat(infra.history("app")).isEqualTo(1);
    }

    @Test
    void aMessageThatIsFarTooLongStandsUntilTheTimeOut() throws Exception {
        Path message = infra.bare().write("message", "x\n".repeat(1_000_000));
        String commit = infra.bare()
                .git(
                        Map.of("GIT_COMMITTER_DATE", NOON.getEpochSecond() + " +0000"),
                        "commit-tree",
                        "main^{tree}",
                        "-F",
                        message.toString());
        infra.point("app", commit);

        assertThat(one(claims, claim("app", "a"), NOON)).isEqualTo(new Outcome.Lost(NOON));
    }

    @Test
    void whatIsTooLargeToBeFetchedIsReplacedAndHoldsNoOtherImageUp() throws Exception {
        byte[] noise = new byte[6 * 1024 * 1024];
        new java.util.Random(1).nextBytes(noise);
        java.nio.file.Files.write(infra.bare().folder().resolve("noise"), noise);
        infra.bare().commit();
        infra.point("app", "main");
        one(claims, claim("taken", "a"), NOON);

        Map<String, Outcome> outcomes = claims.claim(List.of(claim("app", "a"), claim("taken", "a")), NOON);

        assertThat(outcomes).containsOnly(Map.entry("app", WON), Map.entry("taken", new Outcome.Lost(NOON)));
        assertThat(infra.history("app")).isEqualTo(1);
    }

    @Test
    void aShallowCheckoutIsEnoughAndStaysAsItIs() throws Exception {
        infra.bare().write("more", "");
        infra.bare().commit();
        GitRepository work = GitRepository.at(temporary);
        work.git("clone", "--quiet", "--depth=1", server.url("infra.git"), "work");
        GitRepository checkout = GitRepository.at(temporary.resolve("work"));
        String before = everything(checkout);
        GitClaims there = Hosts.withCache(temporary.resolve("cache"))
                .claims(temporary.resolve("work/state/of/images"), "origin", TIMEOUT);

        assertThat(one(there, claim("app", "a"), NOON)).isEqualTo(WON);
        assertThat(one(there, claim("app", "a"), NOON)).isEqualTo(new Outcome.Lost(NOON));

        assertThat(infra.refs()).contains("refs/imagefactory/rebuilds/app ");
        assertThat(everything(checkout)).isEqualTo(before);
    }

    @Test
    void aServerThatLetsNothingGoBackTakesOneClaimAfterTheOther() throws Exception {
        infra.bare().git("config", "receive.denyNonFastForwards", "true");
        infra.bare().git("config", "receive.denyDeletes", "true");
        infra.bare().git("config", "receive.fsckObjects", "true");

        assertThat(one(claims, claim("app", "a"), NOON)).isEqualTo(WON);
        assertThat(one(claims, claim("app", "b"), NOON)).isEqualTo(WON);
        assertThat(one(claims, claim("app", "c"), NOON.plus(TIMEOUT))).isEqualTo(WON);
    }

    private GitClaims claims(Hosts hosts) throws ClaimException {
        return hosts.claims(temporary, server.url("infra.git"), TIMEOUT);
    }

    private static String everything(GitRepository repository) {
        return repository.git("for-each-ref")
                + repository.git("count-objects", "-v")
                + repository.git("status", "--porcelain", "--ignored")
                + repository.git("config", "--list", "--local");
    }
}
