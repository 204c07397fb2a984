package io.imagefactory.core.trigger;

/** What a CI system may say instead of that it builds, for tests of others. */
public final class CiAnswers {

    private CiAnswers() {}

    public static TriggerException refused(String message) {
        return TriggerException.refused(message);
    }

    public static TriggerException unknown(String message) {
        return TriggerException.unknown(message);
    }
}
