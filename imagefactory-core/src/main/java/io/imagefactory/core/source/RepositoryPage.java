package io.imagefactory.core.source;

import io.imagefactory.core.git.FileAt;
import io.imagefactory.core.host.Answer;
import io.imagefactory.core.host.HostName;
import io.imagefactory.core.host.LinkHeader;
import io.imagefactory.core.json.Json;
import io.imagefactory.core.provider.RepositoryListing;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A page of a list of repositories.
 *
 * @param answer a success
 * @param body its JSON
 */
record RepositoryPage(RepositoryListing listing, Answer answer, Json body) {

    /** Of a repository or a branch; hosts and Git take no longer one. */
    private static final int MOST_NAME = 1_000;

    /** What it lists; a name that no source could have is left out. */
    List<ListedRepository> repositories(RepositoryQuery.Owner owner) {
        List<Json> items = listing.items().map(body::items).orElseGet(body::items);
        return items.stream().flatMap(item -> repository(owner, item).stream()).toList();
    }

    /**
     * Where the next page is, as a {@code Link}, a member {@code next} or the number of its first item says.
     *
     * @throws IllegalArgumentException where it is on another server, which is not to know who we are
     */
    Optional<URI> next() {
        Optional<URI> next = answer.all("link").stream()
                .flatMap(header -> LinkHeader.target(header, "next").stream())
                .findFirst()
                .or(() -> body.text("next"))
                .map(answer.uri()::resolve)
                .or(this::nextByStart);
        if (next.filter(uri -> uri.getHost() == null || !HostName.origin(uri).equals(HostName.origin(answer.uri())))
                .isPresent()) {
            throw new IllegalArgumentException("the next page is on another server");
        }
        return next;
    }

    private Optional<URI> nextByStart() {
        if (body.isTrue("isLastPage") || body.number("nextPageStart").isEmpty()) {
            return Optional.empty();
        }
        String url = answer.uri().toString().replaceFirst("&start=\\d+$", "");
        return Optional.of(
                URI.create(url + "&start=" + body.number("nextPageStart").getAsLong()));
    }

    private Optional<ListedRepository> repository(RepositoryQuery.Owner owner, Json item) {
        List<String> name = listing.name().stream()
                .flatMap(path -> text(item, path).stream())
                .toList();
        Optional<String> branch = listing.branch()
                .flatMap(path -> text(item, path))
                .filter(found -> found.length() <= MOST_NAME && FileAt.isBranch(found));
        boolean empty =
                listing.empty().map(item::isTrue).orElse(listing.branch().isPresent() && branch.isEmpty());
        ListedRepository repository = new ListedRepository(
                owner.provider(),
                owner.server(),
                String.join("/", name),
                branch,
                item.isTrue(listing.archived()),
                item.isTrue(listing.fork()) || item.object(listing.fork()).isPresent(),
                empty);
        return name.size() == listing.name().size() && isNamed(repository) ? Optional.of(repository) : Optional.empty();
    }

    private static boolean isNamed(ListedRepository repository) {
        try {
            repository.source(Optional.empty(), Source.DEFAULT_DOCKERFILE);
            return repository.name().length() <= MOST_NAME;
        } catch (InvalidSourceException e) {
            return false;
        }
    }

    /** @param path members, with dots between them */
    private static Optional<String> text(Json item, String path) {
        int dot = path.indexOf('.');
        return dot < 0
                ? item.text(path)
                : item.object(path.substring(0, dot)).flatMap(inner -> text(inner, path.substring(dot + 1)));
    }
}
