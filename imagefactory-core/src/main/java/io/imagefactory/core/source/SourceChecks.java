package io.imagefactory.core.source;

import io.imagefactory.core.git.FileAt;
import io.imagefactory.core.git.GitUrl;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.text.Words;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What each key of a source may say. */
final class SourceChecks {

    private static final Pattern REPO = Pattern.compile("[\\w.~-]++(?:/[\\w.~-]++)++");
    private static final Pattern DOTS = Pattern.compile("(^|/)\\.{1,2}(/|$)");
    private static final Set<String> CLONE_SCHEMES = Set.of("https", "http", "ssh", "git", "file");
    private static final Set<String> SERVER_SCHEMES = Set.of("https", "http");

    private final Provider provider;
    private final Map<String, String> problems = new LinkedHashMap<>();

    SourceChecks(Provider provider) {
        this.provider = provider;
    }

    /** By key; at most one for each of repository, branch and Dockerfile. */
    Map<String, String> problems(
            Optional<String> repo, Optional<String> url, Optional<String> branch, String dockerfile) {
        checkRepository(repo, url);
        branch.filter(name -> !FileAt.isBranch(name))
                .ifPresent(name -> problems.put(
                        "branch",
                        "branch \"" + name + "\" is no branch name that Git accepts; write it as in `git branch`, "
                                + "such as main or release/1.2"));
        DockerfilePath.problem(dockerfile, provider == Provider.LOCAL)
                .ifPresent(problem -> problems.put("dockerfile", problem));
        return problems;
    }

    private void checkRepository(Optional<String> repo, Optional<String> url) {
        if (provider.namesRepositories()) {
            checkRepo(repo);
            url.filter(any -> problems.isEmpty()).ifPresent(this::checkServer);
        } else if (repo.isPresent()) {
            problems.put(
                    "repo",
                    "provider " + provider.text() + " takes no repo"
                            + (provider == Provider.GIT ? "; name the repository by its clone URL, url" : ""));
        } else if (provider == Provider.GIT) {
            checkCloneUrl(url);
        } else if (url.isPresent()) {
            problems.put("url", "provider local takes no url; it reads beside images.yaml and needs dockerfile only");
        }
    }

    private void checkRepo(Optional<String> repo) {
        if (repo.isEmpty()) {
            problems.put("repo", "provider " + provider.text() + " needs repo, as " + provider.repoForm());
        } else if (!isRepo(repo.get())) {
            problems.put(
                    "repo",
                    "repo \"" + GitUrl.withoutCredentials(repo.get()) + "\" is not of the form " + provider.repoForm()
                            + "; a host goes into url, and .git is left out");
        }
    }

    private boolean isRepo(String text) {
        return REPO.matcher(text).matches()
                && provider.namesByParts(
                        text.chars().filter(character -> character == '/').count() + 1)
                && !DOTS.matcher(text).find()
                && !text.toLowerCase(Locale.ROOT).endsWith(".git");
    }

    private void checkServer(String text) {
        checkUrl(text, SERVER_SCHEMES, "the server, such as https://git.example.com");
    }

    private void checkCloneUrl(Optional<String> text) {
        if (text.isEmpty()) {
            problems.put("url", "provider git needs url, the clone URL, such as https://git.example.com/team/app.git");
            return;
        }
        checkUrl(text.get(), CLONE_SCHEMES, "a clone URL, such as https://git.example.com/team/app.git")
                .filter(url -> url.path().isEmpty())
                .ifPresent(url -> problems.put("url", shown(text.get()) + " names a server but no repository"));
    }

    /** Empty if there is a problem. */
    private Optional<GitUrl> checkUrl(String text, Set<String> schemes, String accepted) {
        Optional<GitUrl> url = GitUrl.parse(text).filter(parsed -> schemes.contains(parsed.scheme()));
        if (url.isEmpty()) {
            problems.put("url", shown(text) + " is not " + accepted);
        } else if (url.get().hasSecret()) {
            problems.put(
                    "url",
                    shown(text)
                            + " is written with a user, password or query, any of which may be a token; leave it out, "
                            + "since images.yaml and state are committed, and "
                            + Words.OURS.login(url.get().host()));
        }
        return url.filter(any -> problems.isEmpty());
    }

    private static String shown(String url) {
        return "url \"" + GitUrl.withoutCredentials(url) + "\"";
    }
}
