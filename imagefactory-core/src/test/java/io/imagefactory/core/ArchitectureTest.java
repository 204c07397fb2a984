package io.imagefactory.core;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house that a reader of CONTRIBUTING.md could forget. */
class ArchitectureTest {

    private static final String ROOT = "io.imagefactory.core";
    private static final int MOST_FILES = 45;

    /** What each package may import of ours, lowest first. The root may import all. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("text", Set.of()),
            Map.entry("image", Set.of("text")),
            Map.entry("yaml", Set.of("text")),
            Map.entry("json", Set.of()),
            Map.entry("file", Set.of("text")),
            Map.entry("host", Set.of()),
            Map.entry("dockerfile.shell", Set.of()),
            Map.entry("dockerfile.check", Set.of("dockerfile.shell", "text")),
            Map.entry("dockerfile", Set.of("dockerfile.check", "dockerfile.shell", "text", "image", "json")),
            Map.entry("provider", Set.of("text")),
            Map.entry("git", Set.of("host", "provider", "file", "text")),
            Map.entry("source", Set.of("git", "provider", "file", "json", "host", "text")),
            Map.entry("claim", Set.of("git", "provider", "host", "file", "text")),
            Map.entry("provenance", Set.of("image", "json")),
            Map.entry("registry", Set.of("provenance", "image", "file", "json", "host")),
            Map.entry("tags", Set.of()),
            Map.entry("enrollment", Set.of("tags", "text", "image", "source", "yaml", "file", "host", "provider")),
            Map.entry("enroll.build", Set.of("dockerfile")),
            Map.entry("enroll.hcl", Set.of("enroll.build", "yaml")),
            Map.entry("enroll.bake", Set.of("enroll.build", "enroll.hcl", "yaml")),
            Map.entry("enroll.command", Set.of("enroll.build", "enroll.bake")),
            Map.entry("enroll.actions", Set.of("enroll.build", "enroll.bake", "enroll.command", "yaml")),
            Map.entry("enroll.gitlab", Set.of("enroll.build", "enroll.bake", "enroll.command", "yaml")),
            Map.entry("enroll.compose", Set.of("enroll.build", "yaml")),
            Map.entry("enroll.cluster", Set.of("enroll.build", "enroll.command", "yaml")),
            Map.entry(
                    "enroll",
                    Set.of(
                            "enroll.build",
                            "enroll.bake",
                            "enroll.actions",
                            "enroll.gitlab",
                            "enroll.compose",
                            "enroll.cluster",
                            "enrollment",
                            "source",
                            "dockerfile",
                            "git",
                            "file",
                            "image",
                            "text")),
            Map.entry(
                    "discovery",
                    Set.of("state", "enrollment", "source", "dockerfile", "file", "image", "yaml", "provider")),
            Map.entry("index", Set.of("discovery", "enrollment", "source", "provider", "image", "file", "text")),
            Map.entry("state", Set.of("file", "text", "image", "yaml")),
            Map.entry("refresh", Set.of("host", "tags", "state", "enrollment", "registry", "provenance", "image")),
            Map.entry("ci", Set.of("enrollment", "image", "json", "host", "source", "text", "provider")),
            Map.entry(
                    "rebuild",
                    Set.of(
                            "ci",
                            "tags",
                            // what the own tag of an image names
                            "refresh",
                            "state",
                            "registry",
                            "enrollment",
                            "claim",
                            "text",
                            "image",
                            "json")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    static Set<String> packages() {
        return MAY_IMPORT.keySet();
    }

    @Test
    void everyPackageIsInTheTable() {
        Set<String> packages = CLASSES.stream()
                .map(type -> type.getPackageName())
                .filter(name -> !name.equals(ROOT))
                .map(name -> name.substring(ROOT.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(packages).isEqualTo(new TreeSet<>(MAY_IMPORT.keySet()));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void importsPointDown(String name) {
        List<String> allowed =
                MAY_IMPORT.get(name).stream().map(other -> ROOT + "." + other).collect(Collectors.toList());
        allowed.add(ROOT + "." + name);

        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "reside in another package of ours than " + allowed,
                        type -> type.getPackageName().startsWith(ROOT) && !allowed.contains(type.getPackageName())))
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void noPackageHasTooManyFiles(String name) {
        assertThat(CLASSES.stream()
                        .filter(type -> type.getPackageName().equals(ROOT + "." + name) && type.isTopLevelClass()))
                .hasSizeLessThanOrEqualTo(MOST_FILES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aThirdPartyLibraryHasOneDoor(String library, List<String> doors) {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        doors.stream().map(door -> ROOT + "." + door).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .haveNameMatching(library.replace(".", "\\.").replace("\\.\\.", "\\..*"))
                .check(CLASSES);
    }

    /** What is easily done wrong, of Java's own, has a door too. */
    static List<Arguments> doors() {
        return List.of(
                Arguments.of("org.snakeyaml..", List.of("yaml")),
                Arguments.of("org.eclipse.jgit..", List.of("git")),
                Arguments.of("com.google.re2j..", List.of("tags")),
                Arguments.of("com.github.difflib..", List.of("text")),
                Arguments.of("com.fasterxml.jackson..", List.of("json")),
                Arguments.of("java.lang.ProcessBuilder", List.of("file")),
                Arguments.of("java.nio.channels.FileChannel", List.of("file")),
                Arguments.of("java.security.MessageDigest", List.of("file", "image")),
                Arguments.of("java.net.http..", List.of("host")));
    }

    @Test
    void theCoreKnowsNeitherMavenNorCdk8s() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..", "org.cdk8s..", "software..", "imports..")
                .check(CLASSES);
    }

    @Test
    void theCoreNeitherLogsNorReadsTheEnvironment() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "java.util.logging..")
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void everyPackageSaysWhatItIsForAndIsNullMarked(String name) {
        JavaPackage described = CLASSES.getPackage(ROOT + "." + name);

        assertThat(described.isAnnotatedWith(NullMarked.class)).isTrue();
    }

    @Test
    void theMiddleTakesTimeAsAnArgument() {
        classes()
                .that()
                .resideInAnyPackage(
                        ROOT + ".state",
                        ROOT + ".refresh",
                        ROOT + ".rebuild",
                        ROOT + ".discovery",
                        ROOT + ".enrollment",
                        ROOT + ".tags",
                        ROOT + ".provenance",
                        ROOT + ".dockerfile")
                .should(not(callMethod(Instant.class, "now")))
                .check(CLASSES);
    }
}
