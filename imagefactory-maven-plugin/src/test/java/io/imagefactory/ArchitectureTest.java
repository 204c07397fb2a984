package io.imagefactory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.plugin.AbstractMojo;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house for the goals and the synthesis. */
class ArchitectureTest {

    /** What each package may import of the others here. All may import the core. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.of(
            "io.imagefactory.kargo", Set.of(),
            "io.imagefactory.kargo.cdk8s", Set.of("io.imagefactory.kargo"),
            "io.imagefactory.report", Set.of(),
            "io.imagefactory.report.ci", Set.of("io.imagefactory.report"),
            "io.imagefactory.report.html", Set.of("io.imagefactory.report"),
            "io.imagefactory.report.tree", Set.of("io.imagefactory.report"),
            "io.imagefactory.maven",
                    Set.of(
                            "io.imagefactory.kargo",
                            "io.imagefactory.kargo.cdk8s",
                            "io.imagefactory.report",
                            "io.imagefactory.report.ci",
                            "io.imagefactory.report.html",
                            "io.imagefactory.report.tree"));

    private static final int MOST_FILES = 45;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.imagefactory.maven", "io.imagefactory.kargo", "io.imagefactory.report");

    @Test
    void onlyTheGoalsKnowMaven() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.imagefactory.maven")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.maven..")
                .check(CLASSES);
    }

    @Test
    void allThatIsSaidPassesOnePlace() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CLASSES);
        noClasses()
                .that()
                .doNotHaveSimpleName("AbstractImageFactoryMojo")
                .should()
                .callMethod(AbstractMojo.class, "getLog")
                .check(CLASSES);
    }

    @Test
    void onlyTheConstructsKnowCdk8s() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.imagefactory.kargo.cdk8s")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.cdk8s..", "software..", "imports..")
                .check(CLASSES);
    }

    static Set<String> packages() {
        return MAY_IMPORT.keySet();
    }

    @Test
    void everyPackageIsInTheTable() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .isEqualTo(MAY_IMPORT.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void importsPointDown(String name) {
        Set<String> refused = new TreeSet<>(MAY_IMPORT.keySet());
        refused.remove(name);
        refused.removeAll(MAY_IMPORT.get(name));

        noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(refused.toArray(String[]::new))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void noPackageHasTooManyFiles(String name) {
        assertThat(CLASSES.stream().filter(type -> type.getPackageName().equals(name) && type.isTopLevelClass()))
                .hasSizeLessThanOrEqualTo(MOST_FILES);
    }

    @Test
    void yamlAndGitAreTheCoresAlone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.snakeyaml..", "org.eclipse.jgit..", "com.github.difflib..", "com.google.re2j..")
                .check(CLASSES);
    }

    @Test
    void filesAreHashedLockedAndReplacedByTheCoreAlone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.security\\.MessageDigest|java\\.nio\\.channels\\..*")
                .orShould()
                .accessField(StandardCopyOption.class, "ATOMIC_MOVE")
                .check(CLASSES);
    }

    @Test
    void theEnvironmentIsReadThroughMaven() {
        noClasses()
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void everyPackageSaysWhatItIsForAndIsNullMarked(String name) {
        assertThat(CLASSES.getPackage(name).isAnnotatedWith(NullMarked.class)).isTrue();
    }
}
