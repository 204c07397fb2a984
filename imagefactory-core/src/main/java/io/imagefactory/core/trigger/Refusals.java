package io.imagefactory.core.trigger;

/** What is the same in answers of all CI systems that are no success. */
final class Refusals {

    private Refusals() {}

    /**
     * An answer to a request to build.
     *
     * @param sentence what a refusal of its status means here; for others the general one
     */
    static TriggerException of(String host, Reply reply, String sentence) {
        if (reply.isServerError() && !reply.isTurnedAway()) {
            return TriggerException.unknown(host + " has failed while it was asked (" + reply.status()
                    + "): nobody knows whether it builds, so it is not asked again; look there for the run");
        }
        return refused(host, reply, sentence);
    }

    /** An answer to a question, after which nothing runs whatever it says. */
    static TriggerException ofQuestion(String host, Reply reply, String sentence) {
        if (reply.isServerError() && !reply.isTurnedAway()) {
            return TriggerException.unavailable(host + " fails (" + reply.status() + "); try again later");
        }
        return refused(host, reply, sentence);
    }

    private static TriggerException refused(String host, Reply reply, String sentence) {
        if (reply.isTurnedAway()) {
            return TriggerException.unavailable(host + " takes no more requests for now (" + reply.status()
                    + "); try again later, or less at once");
        }
        return TriggerException.refused(sentence);
    }
}
