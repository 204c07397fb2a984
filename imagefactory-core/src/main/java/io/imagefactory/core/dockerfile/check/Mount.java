package io.imagefactory.core.dockerfile.check;

import io.imagefactory.core.dockerfile.shell.Fault;
import java.util.Optional;

/** What {@code RUN --mount} mounts from, as far as it is read before variables are known ({@code commands_runmount.go}). */
public final class Mount {
    private Mount() {}

    /**
     * The stage or image behind {@code from=}; empty if there is none.
     *
     * @throws Fault if the fields cannot be read, or the source has a variable
     */
    public static Optional<String> from(String mount) {
        String from = "";
        for (CsvField field : CsvField.of(mount)) {
            if (field.key().equals("from") && field.value().isPresent()) {
                from = field.value().get();
                int dollar = from.indexOf('$');
                if (dollar >= 0 && dollar != from.length() - 1) {
                    throw new Fault("a mount's \"from\" takes no variables; name " + Fault.quote(from)
                            + " in a FROM of its own and mount from that stage");
                }
            }
        }
        return from.isEmpty() ? Optional.empty() : Optional.of(from);
    }
}
