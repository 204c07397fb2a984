package io.imagefactory.core.claim;

import static io.imagefactory.core.claim.InfraServer.NOON;
import static io.imagefactory.core.claim.InfraServer.TIMEOUT;
import static io.imagefactory.core.claim.InfraServer.claim;
import static io.imagefactory.core.claim.InfraServer.one;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.claim.Claims.Outcome;
import io.imagefactory.core.git.GitHttpServer;
import io.imagefactory.core.git.GitRepository;
import io.imagefactory.core.source.Hosts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several who claim at once, and answers that are lost. */
class GitClaimsRaceTest {

    private static final int RUNS = 3;
    private static final int IMAGES = 4;
    private static final int ROUNDS = 8;

    @TempDir
    private Path temporary;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private GitHttpServer server;
    private InfraServer infra;

    @BeforeEach
    void serve() throws IOException {
        server = GitHttpServer.serve(temporary.resolve("served"));
        infra = InfraServer.create(temporary.resolve("served/infra.git"));
    }

    @AfterEach
    void stop() {
        server.close();
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "file"})
    void ofManyWhoClaimAtOnceOneWinsEachImage(String protocol) throws Exception {
        String url = protocol.equals("http")
                ? server.url("infra.git")
                : infra.bare().folder().toString();
        for (int round = 0; round < ROUNDS; round++) {
            // From nothing, over what has timed out, and over other digests.
            Instant now = NOON.plus(TIMEOUT.multipliedBy(round / 2));
            String subject = "round " + round;

            List<Map<String, Outcome>> outcomes = atOnce(url, subject, now);

            for (int image = 0; image < IMAGES; image++) {
                String name = "app-" + image;
                assertThat(outcomes)
                        .extracting(all -> all.get(name))
                        .containsOnlyOnce(new Outcome.Won())
                        .containsOnly(new Outcome.Won(), new Outcome.Lost(now));
                assertThat(infra.history(name)).isEqualTo(round + 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/info/refs?service=git-receive-pack", "/git-receive-pack"})
    void aMoveBetweenOurLookAndOurPushWins(String request) throws Exception {
        GitClaims claims = claims(server.url("infra.git"));
        one(claims, claim("app", "a"), NOON);
        AtomicInteger pushes = new AtomicInteger();
        server.gate(exchange -> {
            if (exchange.getRequestURI().toString().endsWith(request) && pushes.getAndIncrement() == 0) {
                infra.plant("app", "Someone else", NOON.plusSeconds(30));
            }
            return false;
        });

        assertThat(one(claims, claim("app", "b"), NOON.plusSeconds(60)))
                .isEqualTo(new Outcome.Lost(NOON.plusSeconds(30)));
        assertThat(infra.message("app")).contains("Someone else");
        assertThat(pushes).hasValue(1);
    }

    @Test
    void aRealPushAtTheSameTimeWinsOrLoses() throws Exception {
        GitRepository.at(temporary).git("clone", "--quiet", server.url("infra.git"), "work");
        GitRepository work = GitRepository.at(temporary.resolve("work"));
        work.git(
                Map.of("GIT_COMMITTER_DATE", NOON.toString()), "commit", "--quiet", "--allow-empty", "-m", "Of no age");
        for (int round = 0; round < ROUNDS; round++) {
            String image = "app-" + round;
            CyclicBarrier start = new CyclicBarrier(2);
            Future<Boolean> push = threads.submit(() -> {
                start.await();
                return isPushed(work, image);
            });
            start.await();

            Outcome outcome = one(claims(server.url("infra.git")), claim(image, "a"), NOON);

            assertThat(outcome.equals(new Outcome.Won())).isNotEqualTo(push.get());
        }
    }

    @Test
    void aClaimWhoseAnswerWasLostIsFoundToBeOurs() throws Exception {
        Hosts hosts = Hosts.withCache(temporary.resolve("cache"));
        // Java asks once more by itself where a connection breaks off.
        server.loseAnswersToPushes(2);

        assertThat(one(hosts.claims(temporary, server.url("infra.git"), TIMEOUT), claim("app", "a"), NOON))
                .isEqualTo(new Outcome.Won());
        assertThat(infra.history("app")).isEqualTo(1);
    }

    @Test
    void aServerThatIsOutOfOrderForAMomentIsAskedAgain() throws Exception {
        Hosts hosts = Hosts.withCache(temporary.resolve("cache"));
        AtomicInteger turns = new AtomicInteger();
        server.gate(
                exchange -> turns.incrementAndGet() % 2 == 1 && turns.get() < 6 && GitHttpServer.answer(exchange, 503));

        assertThat(one(hosts.claims(temporary, server.url("infra.git"), TIMEOUT), claim("app", "a"), NOON))
                .isEqualTo(new Outcome.Won());
        assertThat(hosts.waits()).isNotEmpty();
    }

    private List<Map<String, Outcome>> atOnce(String url, String subject, Instant now) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RUNS);
        List<Callable<Map<String, Outcome>>> runs = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            runs.add(() -> {
                List<Claim> wanted = new ArrayList<>();
                for (int image = 0; image < IMAGES; image++) {
                    wanted.add(claim("app-" + image, subject));
                }
                start.await();
                return claims(url).claim(wanted, now);
            });
        }
        List<Map<String, Outcome>> outcomes = new ArrayList<>();
        for (Future<Map<String, Outcome>> run : threads.invokeAll(runs)) {
            outcomes.add(run.get());
        }
        return outcomes;
    }

    private GitClaims claims(String url) throws ClaimException {
        return Hosts.withCache(temporary.resolve("cache")).claims(temporary, url, TIMEOUT);
    }

    private static boolean isPushed(GitRepository work, String image) {
        String ref = "refs/imagefactory/rebuilds/" + image;
        try {
            work.git("push", "--quiet", "--force-with-lease=" + ref + ":", "origin", "+HEAD:" + ref);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
