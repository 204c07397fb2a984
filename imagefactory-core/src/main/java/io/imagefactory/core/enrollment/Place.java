package io.imagefactory.core.enrollment;

import io.imagefactory.core.yaml.Position;

/**
 * Where something stands in images.yaml.
 *
 * @param file what messages call it, {@code images.yaml} or {@code images/payments.yaml}
 */
public record Place(String file, Position position) {

    /** {@code images.yaml:12:3}, the form that editors and terminals turn into a link. */
    @Override
    public String toString() {
        return file + ":" + position;
    }
}
