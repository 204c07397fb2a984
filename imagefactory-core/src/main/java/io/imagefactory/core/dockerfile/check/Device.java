package io.imagefactory.core.dockerfile.check;

import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.Octets;

/** The rules of {@code RUN --device} ({@code ParseDevice} in {@code commands_rundevice.go}). */
public final class Device {
    private Device() {}

    /** @throws Fault if the value breaks a rule */
    public static void verify(String value) {
        String name = "";
        for (String field : CsvFields.of(value)) {
            int equals = field.indexOf('=');
            String key = Octets.lower(equals < 0 ? field : field.substring(0, equals));
            if (equals < 0 && key.equals("required")) {
                continue;
            }
            if (equals >= 0 && key.equals("name")) {
                if (!name.isEmpty()) {
                    throw new Fault("the device has two names, " + Fault.quote(name) + " and " + Fault.quote(field));
                }
                name = field.substring(equals + 1);
            } else if (equals >= 0 && key.equals("required")) {
                if (GoNumbers.parseBool(field.substring(equals + 1)).isEmpty()) {
                    throw new Fault("a device is required=true or required=false, not " + Fault.quote(field));
                }
            } else if (name.isEmpty()) {
                name = field;
            } else {
                throw new Fault("a device has a name and may be required; it has no field " + Fault.quote(field));
            }
        }
    }
}
