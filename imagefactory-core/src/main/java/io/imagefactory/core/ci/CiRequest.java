package io.imagefactory.core.ci;

import java.util.List;

/**
 * How the build of one image is asked for.
 *
 * @param values of the template's variables, in order
 */
public record CiRequest(CiRequestTemplate template, List<Value> values) {

    public CiRequest {
        values = List.copyOf(values);
    }

    /** What stands in the place of a variable. */
    public record Value(String name, String text) {}
}
