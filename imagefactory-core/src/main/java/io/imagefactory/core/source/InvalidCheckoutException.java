package io.imagefactory.core.source;

import io.imagefactory.core.git.GitUrl;
import io.imagefactory.core.text.MendableException;
import io.imagefactory.core.text.Words;

/** A mapped checkout that names no repository. */
public final class InvalidCheckoutException extends MendableException {

    InvalidCheckoutException(String key) {
        super(Words.OURS.checkouts() + " maps \"" + GitUrl.withoutCredentials(key)
                + "\", which names no repository; accepted are "
                + "owner/repo, a host and a path such as github.com/owner/repo, or a clone URL such as "
                + "https://github.com/owner/repo.git");
    }
}
