package io.imagefactory.core.source;

import io.imagefactory.core.text.MendableException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A {@link Source} that contradicts itself or names something no repository can have. */
public final class InvalidSourceException extends MendableException {

    private final Map<String, String> problems;

    InvalidSourceException(Map<String, String> problems) {
        super(String.join("\n", problems.values()));
        this.problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
    }

    /**
     * What is wrong, by the key of images.yaml that it is about: at most one problem for each of the repository ({@code
     * repo} or {@code url}), {@code branch} and {@code dockerfile}.
     */
    public Map<String, String> problems() {
        return problems;
    }
}
