package io.imagefactory.core.dockerfile.check;

import io.imagefactory.core.dockerfile.shell.Fault;

/** The rules of {@code RUN --device} ({@code ParseDevice} in {@code commands_rundevice.go}). */
public final class Device {
    private Device() {}

    /** @throws Fault if the value breaks a rule */
    public static void verify(String value) {
        String name = "";
        for (CsvField field : CsvField.of(value)) {
            boolean given = field.value().isPresent();
            if (given && field.key().equals("name")) {
                if (!name.isEmpty()) {
                    throw new Fault(
                            "the device has two names, " + Fault.quote(name) + " and " + Fault.quote(field.text()));
                }
                name = field.value().get();
            } else if (field.key().equals("required")) {
                if (given && GoNumbers.parseBool(field.value().get()).isEmpty()) {
                    throw new Fault("a device is required=true or required=false, not " + Fault.quote(field.text()));
                }
            } else if (name.isEmpty()) {
                name = field.text();
            } else {
                throw new Fault(
                        "a device has a name and may be required; it has no field " + Fault.quote(field.text()));
            }
        }
    }
}
