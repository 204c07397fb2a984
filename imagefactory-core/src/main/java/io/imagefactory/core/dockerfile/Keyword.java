package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.shell.Octets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The instructions there are ({@code frontend/dockerfile/command}). */
enum Keyword {
    ADD,
    ARG,
    CMD,
    COPY,
    ENTRYPOINT,
    ENV,
    EXPOSE,
    FROM,
    HEALTHCHECK,
    LABEL,
    MAINTAINER,
    ONBUILD,
    RUN,
    SHELL,
    STOPSIGNAL,
    USER,
    VOLUME,
    WORKDIR;

    private static final Map<String, Keyword> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(k -> k.name().toLowerCase(Locale.ROOT), Function.identity()));

    /** The instruction that a word names, in any case. */
    static Optional<Keyword> of(String word) {
        return Optional.ofNullable(BY_NAME.get(Octets.lower(word)));
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Keyword::name).toList();
    }

    boolean takesHeredocs() {
        return this == ADD || this == COPY || this == RUN;
    }
}
