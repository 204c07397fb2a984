package io.imagefactory.core.provider;

import java.util.List;
import java.util.Optional;

/**
 * How the API of a provider lists the repositories of an owner. What is said of one stands under a path of members, with
 * dots between them: {@code mainbranch.name}.
 *
 * @param calls what to ask below the API's URL, for the first page; the next one where the answer is 404, since an owner
 *     may be of one kind or another
 * @param items the member of a page that is the list; empty where the page is one
 * @param name where the parts of a repository's name stand, which {@code /} joins
 * @param branch where the default branch stands; empty where no list says it
 * @param archived where it stands that nobody can push any more: {@code true}
 * @param fork where it stands of what it is a fork: {@code true} or an object
 * @param empty where it stands that there is no commit yet; where it stands nowhere, a missing branch says it
 */
public record RepositoryListing(
        List<String> calls,
        Optional<String> items,
        List<String> name,
        Optional<String> branch,
        String archived,
        String fork,
        Optional<String> empty) {

    public RepositoryListing {
        calls = List.copyOf(calls);
        name = List.copyOf(name);
    }
}
