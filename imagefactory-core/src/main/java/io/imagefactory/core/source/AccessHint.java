package io.imagefactory.core.source;

import io.imagefactory.core.provider.Provider;

/** What to do about a host that does not let us in. */
final class AccessHint {

    private AccessHint() {}

    /** To go on with after a comma. */
    static String of(CloneUrl url) {
        if (url.scheme().equals("ssh")) {
            return "give " + url.host() + " a key of the ssh agent or of ~/.ssh";
        }
        return Provider.at(url.host()).accessHint(url.host());
    }
}
