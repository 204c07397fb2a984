package io.imagefactory.core.trigger;

import io.imagefactory.core.host.Secret;
import io.imagefactory.core.text.Excerpt;
import java.net.http.HttpRequest;
import java.util.function.Function;

/** Asks a host for the default branch of a repository; GitHub and GitLab answer alike. */
final class DefaultBranch {

    private DefaultBranch() {}

    /** @param refusal what an answer means that is no success */
    static String ask(
            CiClient client,
            String host,
            String repository,
            HttpRequest request,
            Secret token,
            Function<Reply, TriggerException> refusal)
            throws TriggerException {
        Reply reply = client.ask(host, request);
        if (!reply.isSuccess()) {
            throw refusal.apply(reply);
        }
        return reply.text("default_branch", token)
                .filter(branch -> !branch.isBlank() && Excerpt.of(branch).equals(branch))
                .orElseThrow(() -> TriggerException.refused(host + " does not say which branch of " + repository
                        + " is its default; add `branch` to the source"));
    }
}
