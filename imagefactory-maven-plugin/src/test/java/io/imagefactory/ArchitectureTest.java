package io.imagefactory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the house for the goals and the synthesis. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.imagefactory.maven", "io.imagefactory.kargo");

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
    void onlyTheSynthesisKnowsCdk8s() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.imagefactory.kargo")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.cdk8s..", "software..", "imports..")
                .check(CLASSES);
    }

    @Test
    void theSynthesisDoesNotKnowTheGoals() {
        noClasses()
                .that()
                .resideInAPackage("io.imagefactory.kargo")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.imagefactory.maven")
                .check(CLASSES);
    }

    @Test
    void yamlAndGitAreTheCoresAlone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.snakeyaml..", "org.eclipse.jgit..", "com.github.difflib..")
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
    @ValueSource(strings = {"io.imagefactory.maven", "io.imagefactory.kargo"})
    void everyPackageSaysWhatItIsForAndIsNullMarked(String name) {
        assertThat(CLASSES.getPackage(name).isAnnotatedWith(NullMarked.class)).isTrue();
    }
}
