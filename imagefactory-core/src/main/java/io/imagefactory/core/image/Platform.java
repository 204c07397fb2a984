package io.imagefactory.core.image;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an image is built for, {@code linux/arm64} or {@code linux/arm/v7}, in the normal form of
 * {@code containerd/platforms}.
 *
 * @param osVersion empty for all but Windows
 * @param features of the operating system, mostly none
 * @param variant empty for most architectures
 */
public record Platform(String os, String osVersion, List<String> features, String architecture, String variant) {
    /** The platform that builds, whatever machine this runs on, and the one that is built for by default. */
    public static final Platform LINUX_AMD64 = new Platform("linux", "", List.of(), "amd64", "");

    private static final Set<String> SYSTEMS = Set.of(
            "aix",
            "android",
            "darwin",
            "dragonfly",
            "freebsd",
            "hurd",
            "illumos",
            "ios",
            "js",
            "linux",
            "nacl",
            "netbsd",
            "openbsd",
            "plan9",
            "solaris",
            "windows",
            "zos");

    private static final Set<String> ARCHITECTURES = Set.of(
            "386",
            "amd64",
            "amd64p32",
            "arm",
            "armbe",
            "arm64",
            "arm64be",
            "ppc64",
            "ppc64le",
            "loong64",
            "mips",
            "mipsle",
            "mips64",
            "mips64le",
            "mips64p32",
            "mips64p32le",
            "ppc",
            "riscv",
            "riscv64",
            "s390",
            "s390x",
            "sparc",
            "sparc64",
            "wasm");

    public Platform {
        features = List.copyOf(features);
    }

    /**
     * Reads {@code os/arch}, {@code os/arch/variant}, an operating system alone (for amd64) or an architecture alone (for
     * linux), in any case; {@code x86_64}, {@code aarch64}, {@code armhf} and the like are other words for the usual
     * ones.
     *
     * @throws InvalidPlatformException if the text is none of these
     */
    public static Platform of(String text) {
        String[] parts = text.split("/", 4);
        if (parts.length > 3) {
            throw new InvalidPlatformException(text);
        }
        for (int i = 1; i < parts.length; i++) {
            if (!isSpecifier(parts[i])) {
                throw new InvalidPlatformException(text);
            }
        }
        OperatingSystem system = OperatingSystem.of(parts[0], text);
        if (parts.length == 1) {
            return ofSinglePart(parts[0], system, text);
        }
        Architecture architecture = Architecture.of(parts[1], parts.length == 3 ? parts[2] : "");
        return system.with(architecture);
    }

    private static Platform ofSinglePart(String part, OperatingSystem system, String text) {
        if (SYSTEMS.contains(system.name())) {
            return system.with(new Architecture("amd64", ""));
        }
        Architecture architecture = Architecture.of(part, "");
        if (!ARCHITECTURES.contains(architecture.name())) {
            throw new InvalidPlatformException(text);
        }
        return new OperatingSystem("linux", system.version(), system.features()).with(architecture);
    }

    private static boolean isSpecifier(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> isNamePart(c) || c == '.');
    }

    private static boolean isNamePart(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    private record OperatingSystem(String name, String version, List<String> features) {

        /** {@code name}, or {@code name(version+feature+feature)}. */
        static OperatingSystem of(String text, String whole) {
            int open = text.indexOf('(');
            String name = open < 0 ? text : text.substring(0, open);
            boolean closed = open < 0 || text.endsWith(")") && text.indexOf(')') == text.length() - 1;
            if (name.isEmpty() || !closed || !name.chars().allMatch(Platform::isNamePart)) {
                throw new InvalidPlatformException(whole);
            }
            String lower = name.toLowerCase(Locale.ROOT);
            String system = lower.equals("macos") ? "darwin" : lower;
            if (open < 0) {
                return new OperatingSystem(system, "", List.of());
            }
            String[] options = text.substring(open + 1, text.length() - 1).split("\\+", -1);
            List<String> decoded =
                    Arrays.stream(options).map(option -> decode(option, whole)).toList();
            List<String> features = decoded.subList(1, decoded.size());
            if (Arrays.stream(options).skip(1).anyMatch(String::isEmpty)) {
                throw new InvalidPlatformException(whole);
            }
            return new OperatingSystem(
                    system,
                    decoded.get(0),
                    features.stream().sorted().distinct().toList());
        }

        private static String decode(String option, String whole) {
            if (!option.chars().allMatch(c -> isNamePart(c) || c == '.' || c == '%')) {
                throw new InvalidPlatformException(whole);
            }
            try {
                return URLDecoder.decode(option, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw new InvalidPlatformException(whole);
            }
        }

        Platform with(Architecture architecture) {
            return new Platform(name, version, features, architecture.name(), architecture.variant());
        }
    }

    private record Architecture(String name, String variant) {
        static Architecture of(String writtenName, String writtenVariant) {
            String name = writtenName.toLowerCase(Locale.ROOT);
            String variant = writtenVariant.toLowerCase(Locale.ROOT);
            return switch (name) {
                case "i386" -> new Architecture("386", "");
                case "x86_64", "x86-64", "amd64" -> new Architecture("amd64", variant.equals("v1") ? "" : variant);
                case "aarch64", "arm64" -> new Architecture("arm64", ofArm64(variant));
                case "armhf" -> new Architecture("arm", "v7");
                case "armel" -> new Architecture("arm", "v6");
                case "arm" -> new Architecture("arm", ofArm(variant));
                default -> new Architecture(name, variant);
            };
        }

        private static String ofArm64(String variant) {
            return switch (variant) {
                case "8", "v8", "v8.0" -> "";
                case "9", "9.0", "v9.0" -> "v9";
                default -> variant;
            };
        }

        private static String ofArm(String variant) {
            return switch (variant) {
                case "", "7" -> "v7";
                case "5", "6", "8" -> "v" + variant;
                default -> variant;
            };
        }
    }

    /** {@code os/arch/variant}, without the version and the features of the operating system. */
    public String withoutVersion() {
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }

    /** {@code os/arch/variant}, or {@code os(version+feature)/arch/variant}. */
    @Override
    public String toString() {
        StringBuilder options = new StringBuilder(encode(osVersion));
        features.forEach(feature -> options.append('+').append(encode(feature)));
        String version = options.isEmpty() ? "" : "(" + options + ")";
        return os + version + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }

    private static String encode(String option) {
        return option.replace("%", "%25")
                .replace("+", "%2B")
                .replace("(", "%28")
                .replace(")", "%29")
                .replace("/", "%2F");
    }
}
