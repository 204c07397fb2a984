package io.imagefactory.core.trigger;

import io.imagefactory.core.host.Secret;

/**
 * What GitHub's answers mean, and what to do about them.
 *
 * @param host of the repository
 * @param repository {@code owner/repo}
 * @param workflow its file
 * @param token what GitHub was shown; never part of a message
 */
record GitHubRefusals(String host, String repository, String workflow, Secret token) {

    /** An answer to a request to build. */
    TriggerException of(Reply reply, String branch) {
        String sentence = switch (reply.status()) {
            case 404 ->
                host + " has no workflow " + workflow + " in " + repository
                        + ", or does not show it to this token (404); it must be on the default branch, and the token "
                        + "must be allowed to read the repository";
            case 422 -> invalid(reply, branch);
            default -> general(reply);
        };
        return Refusals.of(host, reply, sentence);
    }

    /** An answer to a question about the repository. */
    TriggerException ofQuestion(Reply reply) {
        String sentence = reply.status() == 404
                ? host + " has no repository " + repository
                        + ", or does not show it to this token (404); mend `repo`, or let the token read it"
                : general(reply);
        return Refusals.ofQuestion(host, reply, sentence);
    }

    private String general(Reply reply) {
        if (reply.isRedirect()) {
            return host + " has " + repository + " under another name (" + reply.status()
                    + "), and is asked only under its own; write its present one as `repo`";
        }
        return switch (reply.status()) {
            case 401 ->
                host
                        + " does not accept the token that is known for it (401); it is wrong, or no longer valid: set a new one";
            case 403 -> forbidden(reply);
            default ->
                host + " refuses to start " + workflow + " of " + repository + " (" + reply.status() + ")"
                        + said(reply);
        };
    }

    private String forbidden(Reply reply) {
        if (reply.said(token).filter(text -> text.contains("SAML")).isPresent()) {
            return host + " wants the token to be authorised for single sign-on of the organisation that owns "
                    + repository + " (403); do so where the token was made";
        }
        return "the token that is known for " + host + " may not start workflows of " + repository + " (403)"
                + said(reply)
                + "; a fine-grained token or an app needs the permission Actions: write, a classic token the scope repo, and "
                + "GITHUB_TOKEN, which is for its own repository only, `permissions: actions: write`";
    }

    private String invalid(Reply reply, String branch) {
        String text = reply.said(token).orElse("");
        String where = "workflow " + workflow + " of " + repository;
        if (text.startsWith("Unexpected inputs provided")) {
            return where + " on " + branch + " does not declare all inputs (422)" + said(reply)
                    + "; declare them under on.workflow_dispatch.inputs, or say by `inputs` in images.yaml what it takes";
        }
        if (text.startsWith("Required input")) {
            return where + " on " + branch + " wants an input that it is not given (422)" + said(reply)
                    + "; add it to `inputs` in images.yaml, or give it a default";
        }
        if (text.contains("does not have 'workflow_dispatch' trigger")) {
            return where + " cannot be started on branch " + branch
                    + " (422); add `workflow_dispatch:` under `on:` there and on the default branch";
        }
        if (text.startsWith("No ref found")) {
            return repository + " has no branch " + branch + " (422); mend `branch` of the source";
        }
        if (text.contains("disabled workflow")) {
            return where + " is disabled (422); enable it under Actions";
        }
        return where + " is not started on " + branch + " (422)" + said(reply);
    }

    private String said(Reply reply) {
        return reply.said(token).map(text -> ", which says \"" + text + "\"").orElse("");
    }
}
