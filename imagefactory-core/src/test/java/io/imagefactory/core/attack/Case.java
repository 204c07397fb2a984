package io.imagefactory.core.attack;

import java.util.List;

/**
 * An attack.
 *
 * @param name what is done
 * @param run does it, and gives what is said of it
 * @param expected a part of that; empty where nothing needs to be said
 */
record Case(String name, Run run, String expected) {

    /** Makes servers and uses the goals. */
    @FunctionalInterface
    interface Run {
        List<String> in(Scene scene) throws Exception;
    }
}
