package io.imagefactory.core.enroll.hcl;

import io.imagefactory.core.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the names in an expression stand for. */
public interface Scope {

    /** The value of a variable; empty where nobody knows one of that name. */
    Optional<YamlNode> variable(String name);

    /** The result of a function that the file defines itself; empty where it defines none of that name. */
    Optional<YamlNode> call(String function, List<YamlNode> arguments);

    /**
     * Whether one more turn of a loop or call of a function may be computed. There is a bound over all, since loops in loops
     * and functions that call themselves twice come to more than anyone can wait for.
     */
    boolean step();

    /** The same, with other variables before those of this scope. */
    default Scope with(Map<String, YamlNode> variables) {
        Scope outer = this;
        return new Scope() {
            @Override
            public Optional<YamlNode> variable(String name) {
                return Optional.ofNullable(variables.get(name)).or(() -> outer.variable(name));
            }

            @Override
            public Optional<YamlNode> call(String function, List<YamlNode> arguments) {
                return outer.call(function, arguments);
            }

            @Override
            public boolean step() {
                return outer.step();
            }
        };
    }
}
