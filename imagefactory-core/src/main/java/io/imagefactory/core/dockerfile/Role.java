package io.imagefactory.core.dockerfile;

/** What a stage does with an image. */
public enum Role {
    /** {@code FROM image}: the stage stands on it. */
    FROM,
    /** {@code COPY --from=image}. */
    COPY,
    /** {@code RUN --mount=from=image}. */
    MOUNT,
    /** {@code ONBUILD COPY --from=image} in the stage that the stage stands on. */
    ONBUILD_COPY,
    /** {@code ONBUILD RUN --mount=from=image} in the stage that the stage stands on. */
    ONBUILD_MOUNT;

    Role onbuild() {
        return this == COPY ? ONBUILD_COPY : ONBUILD_MOUNT;
    }
}
