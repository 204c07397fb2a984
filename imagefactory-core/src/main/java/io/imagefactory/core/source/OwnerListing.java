package io.imagefactory.core.source;

import io.imagefactory.core.host.Answer;
import io.imagefactory.core.host.Deadline;
import io.imagefactory.core.host.NoAnswer;
import io.imagefactory.core.host.UnusableAnswerException;
import io.imagefactory.core.json.Json;
import io.imagefactory.core.json.MalformedJsonException;
import io.imagefactory.core.provider.RepositoryListing;
import io.imagefactory.core.text.MendableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the list of one owner, page by page.
 *
 * @param host for messages
 * @param pages asks for one
 */
record OwnerListing(RepositoryQuery.Owner owner, String host, RepositoryListing listing, Pages pages) {

    static final int MOST_PAGES = 200;

    /** Of what is listed of an owner. */
    private static final long MOST_CHARACTERS = 16_000_000;

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    /** Asks for a page, whatever its status. */
    interface Pages {

        Answer get(URI uri) throws IOException;
    }

    /** One page, whatever its status. */
    Answer page(URI uri) throws IOException {
        try {
            return pages.get(uri);
        } catch (UnusableAnswerException | Deadline.Passed e) {
            throw new MendableException(owner + ": the list of " + host + " cannot be read: " + e.getMessage(), e);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new MendableException(
                    owner + ": " + host + " cannot be reached (" + reason(e)
                            + "); try again later, or mend its name, the proxy or the certificates",
                    e);
        }
    }

    /** What is on this page and those behind it. */
    List<ListedRepository> all(Answer first) throws IOException {
        List<ListedRepository> repositories = new ArrayList<>();
        Optional<URI> next = add(first, repositories);
        for (int read = 1; next.isPresent(); read++) {
            if (read == MOST_PAGES || size(repositories) > MOST_CHARACTERS) {
                throw new MendableException(
                        owner + ": " + host + " lists more than " + MOST_PAGES
                                + " pages of repositories, or very long ones, which are not read to the end; name a part of them");
            }
            next = add(page(next.get()), repositories);
        }
        return repositories;
    }

    private static long size(List<ListedRepository> repositories) {
        return repositories.stream()
                .mapToLong(repository -> repository.name().length()
                        + repository.defaultBranch().map(String::length).orElse(0))
                .sum();
    }

    private Optional<URI> add(Answer answer, List<ListedRepository> repositories) {
        check(answer);
        try {
            RepositoryPage page = new RepositoryPage(listing, answer, Json.read(answer.body()));
            repositories.addAll(page.repositories(owner));
            return page.next();
        } catch (MalformedJsonException | IllegalArgumentException e) {
            throw new MendableException(
                    owner + ": " + host + " answers with what is no list of repositories; " + isItThis(), e);
        }
    }

    private void check(Answer answer) {
        int status = answer.status();
        String asked = owner + ": " + host;
        String hint = owner.provider().accessHint(host);
        if (answer.isTurnedAway()) {
            throw new MendableException(asked + " takes no more requests for now (" + status + "); try again later, or "
                    + hint + ", of whom it takes more");
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            throw new MendableException(asked + " does not let us list repositories (" + status + "); " + hint);
        }
        if (status >= SERVER_ERROR) {
            throw new MendableException(asked + " fails (" + status + "); try again later");
        }
        if (status / 100 != 2) {
            throw new MendableException(asked + " lists no repositories (" + status + "); " + isItThis());
        }
    }

    /** Of an owner that no call found. */
    MendableException unknown() {
        return new MendableException(
                owner + ": " + host + " knows no such owner, or has nothing of it for us; mend the name, " + "or "
                        + owner.provider().accessHint(host));
    }

    private String isItThis() {
        return "is it the address of the server, and one of " + owner.provider().text() + "?";
    }

    /** Not the exception's own message: it may quote what the host has sent, which may be anything. */
    private static String reason(IOException e) {
        return switch (NoAnswer.of(e)) {
            case UNTRUSTED, BROKEN_ENCRYPTION -> "no encryption that both know and trust";
            case NO_CONNECTION_IN_TIME, NOT_IN_TIME, TOO_LATE -> "it takes too long";
            case UNKNOWN_HOST -> "no such host";
            case NO_CONNECTION -> "it takes no connection";
            case INTERRUPTED -> "interrupted";
            case BROKEN -> "the connection broke";
        };
    }
}
