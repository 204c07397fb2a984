package io.imagefactory.core.source;

import java.util.Map;

/** What to do about a host that does not let us in. */
final class AccessHint {

    private static final Map<String, String> VARIABLES = Map.of(
            "github.com", "GITHUB_TOKEN",
            "gitlab.com", "GITLAB_TOKEN",
            "gitea.com", "GITEA_TOKEN",
            "bitbucket.org", "BITBUCKET_TOKEN");

    private AccessHint() {}

    /** To go on with after a comma. */
    static String of(CloneUrl url) {
        if (url.scheme().equals("ssh")) {
            return "give " + url.host() + " a key of the ssh agent or of ~/.ssh";
        }
        String variable = VARIABLES.get(url.host());
        return "put a <server> with id " + url.host() + " into settings.xml"
                + (variable == null ? "" : ", or " + variable + " into the environment");
    }
}
