package io.imagefactory.core.source;

import io.imagefactory.core.git.GitUrl;
import io.imagefactory.core.text.MendableException;
import io.imagefactory.core.text.Words;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The repository that a checkout is mapped for.
 *
 * @param path the text, if it is a path without a protocol: {@code owner/repo} or {@code host/owner/repo}
 * @param url the text as a URL; of a path, what it is if it begins with a host
 */
record CheckoutKey(Optional<String> path, GitUrl url) {

    private static final Pattern PATH = Pattern.compile("[\\w.~-]++(?::\\d++)?(?:/[\\w.~-]++)++/*+");

    /** How well a key names a repository; the better ones come first. */
    enum Match {
        URL,
        HOST_AND_PATH,
        OWNER_AND_NAME
    }

    /** @throws MendableException if the text is of no accepted form */
    static CheckoutKey of(String text) {
        if (PATH.matcher(text).matches()) {
            GitUrl url = GitUrl.parse("https://" + text).orElseThrow(() -> invalid(text));
            return new CheckoutKey(Optional.of(text.replaceFirst("/+$", "").replaceFirst("(?i)\\.git$", "")), url);
        }
        return GitUrl.parse(text)
                .filter(url -> !url.path().isEmpty())
                .map(url -> new CheckoutKey(Optional.empty(), url))
                .orElseThrow(() -> invalid(text));
    }

    Optional<Match> match(HostedRepository repository) {
        if (repository.isAt(url)) {
            return Optional.of(path.isPresent() ? Match.HOST_AND_PATH : Match.URL);
        }
        return path.flatMap(text -> repository.repo().filter(text::equalsIgnoreCase))
                .map(repo -> Match.OWNER_AND_NAME);
    }

    private static MendableException invalid(String key) {
        return new MendableException(Words.OURS.checkouts() + " maps \"" + GitUrl.withoutCredentials(key)
                + "\", which names no repository; accepted are "
                + "owner/repo, a host and a path such as github.com/owner/repo, or a clone URL such as "
                + "https://github.com/owner/repo.git");
    }
}
