package io.imagefactory.core.enroll.build;

/**
 * An image that something runs.
 *
 * @param reference as written; its parts may be {@linkplain Unknown not known}
 * @param place where that is written
 * @param tool what runs it, for people: {@code Compose}, {@code Kubernetes}
 */
public record ImageUse(String reference, Place place, String tool) {}
