package io.imagefactory.maven;

import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;

/**
 * The environment as Maven hands it to {@code ${env.X}}, so that tests can set it. A token is asked for here rather than
 * taken as a parameter, since {@code mvn -X} prints every parameter.
 */
record Environment(Properties system, Properties user) {

    static Environment of(MavenSession session) {
        return new Environment(session.getSystemProperties(), session.getUserProperties());
    }

    /** The value of a variable that is set and not blank. */
    Optional<String> get(String name) {
        String key = "env." + name;
        return Optional.ofNullable(user.getProperty(key, system.getProperty(key)))
                .filter(value -> !value.isBlank());
    }
}
