package io.imagefactory.core.registry;

/** What a registry may say instead of a digest, for tests of others. */
public final class RegistryAnswers {

    private RegistryAnswers() {}

    public static RegistryException notFound(String registry) {
        return RegistryException.lasting(registry + " has no such image or tag, or does not show it to us (404)");
    }
}
