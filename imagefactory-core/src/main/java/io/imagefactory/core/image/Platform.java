package io.imagefactory.core.image;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    private static final Set<String> SYSTEMS =
            Set.of(("aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris "
                            + "windows zos")
                    .split(" "));

    private static final Set<String> ARCHITECTURES =
            Set.of(("386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le "
                            + "mips64p32 mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64 wasm")
                    .split(" "));

    /** Variants of which each runs what is made for those after it. */
    private static final List<String> AMD64 = List.of("v4", "v3", "v2", "");

    private static final List<String> ARM = List.of("v8", "v7", "v6", "v5");

    /** {@code os}, or {@code os(version+feature+feature)}, and what follows it. */
    private static final Pattern FORM = Pattern.compile(
            "([\\w-]++)(?:\\(([\\w.%-]*+)((?:\\+[\\w.%-]++)*+)\\))?" + "(?:/([\\w.-]++)(?:/([\\w.-]++))?)?");

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
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new InvalidPlatformException(text);
        }
        String name = form.group(1).toLowerCase(Locale.ROOT);
        String os = name.equals("macos") ? "darwin" : name;
        if (form.group(4) == null && !SYSTEMS.contains(os)) {
            Architecture alone = Architecture.of(name, "");
            if (form.group(2) != null || !ARCHITECTURES.contains(alone.name())) {
                throw new InvalidPlatformException(text);
            }
            return new Platform("linux", "", List.of(), alone.name(), alone.variant());
        }
        Architecture architecture = Architecture.of(
                Objects.requireNonNullElse(form.group(4), "amd64"), Objects.requireNonNullElse(form.group(5), ""));
        List<String> options = Stream.of(form.group(2), form.group(3))
                .filter(Objects::nonNull)
                .flatMap(option -> Arrays.stream(option.split("\\+")))
                .map(option -> decode(option, text))
                .toList();
        List<String> features = options.stream().skip(2).sorted().distinct().toList();
        return new Platform(
                os, options.isEmpty() ? "" : options.get(0), features, architecture.name(), architecture.variant());
    }

    private static String decode(String option, String text) {
        try {
            return URLDecoder.decode(option, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidPlatformException(text);
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

    /**
     * Which of the platforms of an index this one is served by: its own, else, as {@code platforms.Only} of containerd has
     * it, the best that it also runs. Of several versions of an operating system it is the last.
     *
     * @param platforms as registries have them; what is no platform serves nobody
     */
    public Optional<String> servedBy(Collection<String> platforms) {
        return compatible()
                .flatMap(wanted -> platforms.stream()
                        .filter(text -> parsed(text).filter(wanted::isMetBy).isPresent())
                        .max(Comparator.naturalOrder())
                        .stream())
                .findFirst();
    }

    private boolean isMetBy(Platform other) {
        return os.equals(other.os)
                && architecture.equals(other.architecture)
                && variant.equals(other.variant)
                && (osVersion.isEmpty() || osVersion.equals(other.osVersion));
    }

    /** What it runs, the best first. */
    private Stream<Platform> compatible() {
        Stream<Platform> lower = switch (architecture) {
            case "amd64" -> Stream.concat(below(AMD64), Stream.of(with("386", "")));
            case "arm64" ->
                Stream.concat(
                        variant.isEmpty() ? Stream.empty() : Stream.of(with("arm64", "")),
                        ARM.stream().map(version -> with("arm", version)));
            case "arm" -> below(ARM);
            default -> Stream.empty();
        };
        return Stream.concat(Stream.of(this), lower);
    }

    private Stream<Platform> below(List<String> variants) {
        return variants.stream()
                .skip(variants.contains(variant) ? variants.indexOf(variant) + 1 : variants.size())
                .map(version -> with(architecture, version));
    }

    private Platform with(String otherArchitecture, String otherVariant) {
        return new Platform(os, osVersion, features, otherArchitecture, otherVariant);
    }

    /** A platform as a registry has it, in normal form; what is no platform as it stands. */
    public static String normalized(String text) {
        return parsed(text).map(Platform::toString).orElse(text);
    }

    private static Optional<Platform> parsed(String text) {
        try {
            return Optional.of(of(text));
        } catch (InvalidPlatformException e) {
            return Optional.empty();
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
