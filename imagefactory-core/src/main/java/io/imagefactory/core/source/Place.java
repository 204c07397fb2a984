package io.imagefactory.core.source;

import io.imagefactory.core.provider.Provider;
import java.util.Optional;

/** A source without its path: all that decides which tree serves it. */
record Place(Provider provider, Optional<String> repo, Optional<String> url, Optional<String> branch) {

    static Place of(Source source) {
        return new Place(source.provider(), source.repo(), source.url(), source.branch());
    }
}
