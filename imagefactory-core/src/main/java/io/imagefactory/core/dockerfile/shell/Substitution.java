package io.imagefactory.core.dockerfile.shell;

import java.util.Optional;

/** A <code>${name...}</code> whose word is being read. */
sealed interface Substitution {
    String name();

    /** The variable's value before the substitution. */
    Optional<String> value();

    /** What stands before the word. */
    String head();

    /** Whether it comes to just the word behind the modifier. */
    default boolean isItsWord() {
        return false;
    }

    /**
     * What the substitution comes to.
     *
     * @param word the expanded word behind the modifier
     * @param known false if nothing can be said against a value that is not known
     * @throws Fault if a variable must be set and is not, or a pattern is invalid
     */
    String result(String word, boolean known, Budget budget);

    static Fault unsupported(String modifier) {
        return new Fault("there is no modifier " + Fault.quote(modifier)
                + " in a substitution; there are - :- + :+ ? :? # ## % %% / and //");
    }

    /** {@code - + ? # %}, with or without a colon, and the doubled {@code #} and {@code %} as the word's beginning. */
    record Modified(String name, Optional<String> value, String modifier, char operator) implements Substitution {
        @Override
        public String head() {
            return "${" + name + modifier;
        }

        private boolean isMissing() {
            return value.isEmpty() || modifier.startsWith(":") && value.get().isEmpty();
        }

        @Override
        public boolean isItsWord() {
            return operator == '-' && isMissing() || operator == '+' && !isMissing();
        }

        @Override
        public String result(String word, boolean known, Budget budget) {
            return switch (operator) {
                case '-' -> value.orElse("");
                case '+' -> "";
                case '?' -> required(word, known);
                case '#', '%' -> trimmed(word, known, budget);
                default -> throw unsupported(modifier);
            };
        }

        private String required(String word, boolean known) {
            if (isMissing() && known) {
                String reason = value.isEmpty() ? "is not allowed to be unset" : "is not allowed to be empty";
                throw new Fault("the variable " + Fault.quote(name) + " " + reason
                        + (word.isEmpty() ? "" : ": " + Fault.quote(word)));
            }
            return value.orElse("");
        }

        private String trimmed(String word, boolean known, Budget budget) {
            boolean longest = !word.isEmpty() && word.charAt(0) == operator;
            String pattern = longest ? word.substring(1) : word;
            if (!known) {
                return value.orElse("");
            }
            return operator == '#'
                    ? ShellPattern.of(pattern).withoutPrefix(value.orElse(""), longest, budget)
                    : ShellPattern.reversed(pattern).withoutSuffix(value.orElse(""), longest, budget);
        }
    }

    /** The part of <code>${name/pattern/replacement}</code> before its second slash. */
    record Pattern(String name, Optional<String> value, boolean all) implements Substitution {
        @Override
        public String head() {
            return "${" + name + "/";
        }

        @Override
        public String result(String word, boolean known, Budget budget) {
            throw new IllegalStateException("a pattern is followed by a replacement");
        }

        Replaced replacedBy(String pattern) {
            return new Replaced(name, value, all, pattern);
        }
    }

    /** The whole of <code>${name/pattern/replacement}</code>. */
    record Replaced(String name, Optional<String> value, boolean all, String pattern) implements Substitution {
        @Override
        public String head() {
            return "";
        }

        @Override
        public String result(String word, boolean known, Budget budget) {
            if (!known) {
                return value.orElse("");
            }
            ShellPattern compiled = ShellPattern.of(pattern);
            return all
                    ? compiled.replaceAll(value.orElse(""), word, budget)
                    : compiled.replaceFirst(value.orElse(""), word, budget);
        }
    }
}
