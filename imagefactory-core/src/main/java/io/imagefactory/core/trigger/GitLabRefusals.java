package io.imagefactory.core.trigger;

import io.imagefactory.core.host.Secret;

/**
 * What GitLab's answers mean, and what to do about them.
 *
 * @param host of the project
 * @param project its path, {@code group/app}
 * @param token what GitLab was shown; never part of a message
 */
record GitLabRefusals(String host, String project, Secret token) {

    /** An answer to a request to build. */
    TriggerException of(Reply reply, String branch) {
        return Refusals.of(host, reply, reply.status() == 400 ? invalid(reply, branch) : general(reply));
    }

    /** An answer to a question about the project. */
    TriggerException ofQuestion(Reply reply) {
        return Refusals.ofQuestion(host, reply, general(reply));
    }

    private String general(Reply reply) {
        if (reply.isRedirect()) {
            return host + " has " + project + " under another name (" + reply.status()
                    + "), and is asked only under its own; write its present one as `repo`, or its server as `url`";
        }
        return switch (reply.status()) {
            case 401 ->
                host
                        + " does not accept the token that is known for it (401); it is wrong, or no longer valid: set a new one";
            case 403 ->
                "the token that is known for " + host + " may not start pipelines of " + project + " (403)"
                        + said(reply)
                        + "; a personal, project or group token needs the scope api and the role Developer, and the project's "
                        + "CI/CD must be enabled";
            case 404 ->
                host + " has no project " + project
                        + ", or does not show it to this token (404); mend `repo`, or let the token "
                        + "in: a job's token by the project's job token permissions, a trigger token is for its own project only";
            default -> host + " refuses to start a pipeline of " + project + " (" + reply.status() + ")" + said(reply);
        };
    }

    private String invalid(Reply reply, String branch) {
        String text = reply.said(token).orElse("");
        if (text.equals("Reference not found")) {
            return project + " has no branch " + branch + " (400); mend `branch` of the source";
        }
        if (text.equals("Missing CI config file") || text.equals("Missing .gitlab-ci.yml file")) {
            return project + " has no .gitlab-ci.yml on " + branch + " (400); add one, or mend `branch` of the source";
        }
        if (text.contains("Insufficient permissions to set pipeline variables")) {
            return "the token that is known for " + host + " may not set variables of pipelines of " + project
                    + " (400); allow its role to, under Settings, CI/CD, Variables, minimum role to use pipeline variables";
        }
        if (text.contains("would have been empty")
                || text.contains("No stages / jobs")
                || text.contains("rules configuration prevented")) {
            return "no job of " + project + " on " + branch + " has rules that let it run (400); let one run if "
                    + "$IMAGEFACTORY_JOB or $IMAGEFACTORY_PIPELINE is what images.yaml says";
        }
        return project + " gets no pipeline on " + branch + " (400)" + said(reply);
    }

    private String said(Reply reply) {
        return reply.said(token).map(text -> ", which says \"" + text + "\"").orElse("");
    }
}
