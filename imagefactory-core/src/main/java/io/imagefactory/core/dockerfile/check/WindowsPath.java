package io.imagefactory.core.dockerfile.check;

import io.imagefactory.core.dockerfile.shell.Fault;

/** Paths that a Windows image can have ({@code CheckSystemDriveAndRemoveDriveLetter} in {@code util/system/path.go}). */
public final class WindowsPath {
    private WindowsPath() {}

    /** @throws Fault if the path is a network path, a bare drive or on another drive than C: */
    public static void verify(String path) {
        String slashed = path.replace('\\', '/');
        int colon = path.indexOf(':');
        boolean bareDrive = path.length() == 2 && colon == 1;
        boolean otherDrive = colon >= 0 && !path.substring(0, colon).equalsIgnoreCase("c");
        if (bareDrive || otherDrive || slashed.startsWith("//")) {
            throw new Fault(Fault.quote(path) + " is no path below C:\\");
        }
    }
}
