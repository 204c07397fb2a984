package io.imagefactory.core.claim;

import io.imagefactory.core.claim.Claims.Outcome;
import io.imagefactory.core.git.GitRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The repository of an infra repository as its server has it, and what runs claim there. */
record InfraServer(GitRepository bare) {

    static final Duration TIMEOUT = Duration.ofHours(6);
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    static InfraServer create(Path folder) {
        GitRepository bare = GitRepository.create(folder);
        bare.git("config", "http.receivepack", "true");
        return new InfraServer(bare);
    }

    static Claim claim(String image, String subject) {
        return new Claim(image, subject, "by a test");
    }

    static Outcome one(Claims claims, Claim claim, Instant now) throws Exception {
        return claims.claim(List.of(claim), now).get(claim.image());
    }

    /** All references of claims, and what they point to. */
    String refs() {
        return bare.git("for-each-ref", "--format=%(refname) %(objectname)", "refs/imagefactory");
    }

    String message(String image) {
        return bare.git("log", "-1", "--format=%an <%ae> %cI%n%B", "refs/imagefactory/rebuilds/" + image);
    }

    int history(String image) {
        return Integer.parseInt(bare.git("rev-list", "--count", "refs/imagefactory/rebuilds/" + image));
    }

    /** Points the image's reference to a commit of that message, made at that time. */
    String plant(String image, String message, Instant time) {
        String tree = bare.git("mktree");
        String commit = bare.git(
                Map.of("GIT_COMMITTER_DATE", time.getEpochSecond() + " +0000"), "commit-tree", tree, "-m", message);
        point(image, commit);
        return commit;
    }

    void point(String image, String object) {
        bare.git("update-ref", "refs/imagefactory/rebuilds/" + image, object);
    }
}
