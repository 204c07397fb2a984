package io.imagefactory.core.source;

import io.imagefactory.core.git.FileAt;
import io.imagefactory.core.git.GitUrl;
import io.imagefactory.core.provider.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What each key of a source may say. */
final class SourceChecks {

    private static final Pattern REPO = Pattern.compile("[\\w.~-]+(?:/[\\w.~-]+)+");
    private static final Set<String> CLONE_SCHEMES = Set.of("https", "http", "ssh", "git", "file");
    private static final Set<String> SERVER_SCHEMES = Set.of("https", "http");

    private SourceChecks() {}

    /** @throws InvalidSourceException with the first thing that is wrong */
    static void check(
            Provider provider,
            Optional<String> repo,
            Optional<String> url,
            Optional<String> branch,
            String dockerfile) {
        checkRepository(provider, repo, url);
        checkBranch(branch);
        checkDockerfile(provider, dockerfile);
    }

    /** Everything that is wrong, a key at a time. */
    static List<InvalidSourceException> problems(
            Provider provider,
            Optional<String> repo,
            Optional<String> url,
            Optional<String> branch,
            String dockerfile) {
        List<InvalidSourceException> problems = new ArrayList<>();
        for (Runnable check : List.<Runnable>of(
                () -> checkRepository(provider, repo, url),
                () -> checkBranch(branch),
                () -> checkDockerfile(provider, dockerfile))) {
            try {
                check.run();
            } catch (InvalidSourceException e) {
                problems.add(e);
            }
        }
        return problems;
    }

    private static void checkRepository(Provider provider, Optional<String> repo, Optional<String> url) {
        if (provider.namesRepositories()) {
            checkRepo(provider, repo);
            url.ifPresent(text -> checkServer(text, provider));
            return;
        }
        if (repo.isPresent()) {
            throw new InvalidSourceException(
                    "repo",
                    "provider " + provider.text() + " takes no repo"
                            + (provider == Provider.GIT ? "; name the repository by its clone URL, url" : ""));
        }
        if (provider == Provider.LOCAL) {
            if (url.isPresent()) {
                throw new InvalidSourceException(
                        "url", "provider local takes no url; it reads beside images.yaml and needs dockerfile only");
            }
            return;
        }
        checkCloneUrl(url.orElseThrow(() -> new InvalidSourceException(
                "url", "provider git needs url, the clone URL, such as https://git.example.com/team/app.git")));
    }

    private static void checkBranch(Optional<String> branch) {
        if (branch.isPresent() && !FileAt.isBranch(branch.get())) {
            throw new InvalidSourceException(
                    "branch",
                    "branch \"" + branch.get() + "\" is no branch name that Git accepts; write it as in `git branch`, "
                            + "such as main or release/1.2");
        }
    }

    private static void checkDockerfile(Provider provider, String dockerfile) {
        DockerfilePath.problem(dockerfile, provider == Provider.LOCAL).ifPresent(problem -> {
            throw new InvalidSourceException("dockerfile", problem);
        });
    }

    private static void checkRepo(Provider provider, Optional<String> repo) {
        String text = repo.orElseThrow(() -> new InvalidSourceException(
                "repo", "provider " + provider.text() + " needs repo, as " + provider.repoForm()));
        long parts = text.chars().filter(character -> character == '/').count() + 1;
        if (!REPO.matcher(text).matches()
                || !provider.namesByParts(parts)
                || Pattern.compile("(^|/)\\.{1,2}(/|$)").matcher(text).find()
                || text.toLowerCase(Locale.ROOT).endsWith(".git")) {
            throw new InvalidSourceException(
                    "repo",
                    "repo \"" + GitUrl.withoutCredentials(text) + "\" is not of the form " + provider.repoForm()
                            + "; a host goes into url, and .git is left out");
        }
    }

    private static void checkServer(String text, Provider provider) {
        GitUrl url = parse(text, SERVER_SCHEMES, "the server, such as https://git.example.com");
        if (url.isLocal()) {
            throw new InvalidSourceException(
                    "url", "url of provider " + provider.text() + " names the server, such as https://git.example.com");
        }
    }

    private static void checkCloneUrl(String text) {
        GitUrl url = parse(text, CLONE_SCHEMES, "a clone URL, such as https://git.example.com/team/app.git");
        if (url.path().isEmpty()) {
            throw new InvalidSourceException(
                    "url", "url \"" + GitUrl.withoutCredentials(text) + "\" names a server but no repository");
        }
    }

    private static GitUrl parse(String text, Set<String> schemes, String accepted) {
        GitUrl url = GitUrl.parse(text)
                .filter(parsed -> schemes.contains(parsed.scheme()))
                .orElseThrow(() -> new InvalidSourceException(
                        "url", "url \"" + GitUrl.withoutCredentials(text) + "\" is not " + accepted));
        if (url.hasPassword()) {
            throw new InvalidSourceException(
                    "url",
                    "url \"" + GitUrl.withoutCredentials(text) + "\" is written with a password; leave it out, since "
                            + "images.yaml and state are committed");
        }
        return url;
    }
}
