package io.imagefactory.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import java.io.File;
import java.util.HashMap;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.settings.Settings;
import org.junit.jupiter.api.Test;

/** Whose fault a goal says an error is: Maven calls the user's input a failure, and what broke an error. */
@MojoTest
class GoalFailuresTest {

    private static final String POM = "src/test/resources/goals/pom.xml";
    private static final String BROKEN = "src/test/resources/goals/broken/images.yaml";
    private static final String GOOD = "src/test/resources/goals/good/images.yaml";
    private static final String FOLDER = "src/test/resources/goals/folder";
    private static final String INCOMPLETE = "src/test/resources/goals/incomplete";
    private static final String NO_STATE = "target/no-state";
    private static final String NO_FOLDER = "pom.xml";

    @Test
    @InjectMojo(goal = "discover")
    void aProjectWithoutImagesIsNobodysFault(DiscoverMojo discover) throws Exception {
        discover.execute();

        assertThat(discover.stateDirectory).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "discover")
    @MojoParameter(name = "imagesFile", value = "no-such.yaml")
    void aFileThatThePomNamesMustBeThere(DiscoverMojo discover) {
        assertThatThrownBy(discover::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("no-such.yaml is not there");
    }

    @Test
    @InjectMojo(goal = "discover")
    @MojoParameter(name = "imagesFile", value = "no-such.yaml")
    @MojoParameter(name = "skip", value = "true")
    void nothingIsWrongWithWhatIsSkipped(DiscoverMojo discover) throws Exception {
        discover.execute();
    }

    @Test
    @InjectMojo(goal = "rebuild")
    void aMisspeltPropertyActsOnNothing(RebuildMojo rebuild) {
        rebuild.session.getUserProperties().setProperty("imagefactory.dryRnu", "true");
        rebuild.project.getProperties().setProperty("imagefactory.statedirectory", "elsewhere");
        rebuild.project.getProperties().setProperty("imagefactory.version", "1");
        rebuild.project.getProperties().setProperty("imagefactoryOfOurs", "1");
        rebuild.skip = true;

        assertThatThrownBy(rebuild::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("-Dimagefactory.dryRnu: there is no such property; did you mean \"imagefactory.dryRun\"?\n"
                        + "<imagefactory.statedirectory> in the POM: there is no such property; did you mean "
                        + "\"imagefactory.stateDirectory\"?");
    }

    @Test
    @InjectMojo(goal = "discover")
    @MojoParameter(name = "imagesFile", value = BROKEN)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    void imagesYamlIsTheUsers(DiscoverMojo discover) {
        assertThatThrownBy(discover::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(BROKEN + ":1:3")
                .hasMessageContaining(BROKEN + ":2:3");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "imagesFile", value = BROKEN)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    void imagesYamlIsTheUsersForVerifyToo(VerifyMojo verify) {
        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(BROKEN + ":2:3");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "imagesFile", value = FOLDER + "/images")
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    void aFolderOfFilesIsReadAndEachIsNamed(VerifyMojo verify) {
        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(FOLDER + "/images has 2 problems:")
                .hasMessageContaining(FOLDER + "/images/checkout.yaml:2:3: image \"cart\" has an unknown key")
                .hasMessageContaining(FOLDER + "/images/payments.yaml:1:3: image \"cart\" is enrolled twice, first at "
                        + FOLDER + "/images/checkout.yaml:1:3");
    }

    @Test
    @InjectMojo(goal = "discover")
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    void aProjectWithoutImagesFileMayHaveAFolder(DiscoverMojo discover) {
        discover.project.setFile(new File(FOLDER, "pom.xml").getAbsoluteFile());

        assertThatThrownBy(discover::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("images has 2 problems:");
    }

    @Test
    @InjectMojo(goal = "discover")
    @MojoParameter(name = "imagesFile", value = FOLDER)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    void aFolderThatIsNamedMustHaveFiles(DiscoverMojo discover) {
        assertThatThrownBy(discover::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(FOLDER + " has no file that enrols images; write one with the ending .yaml");
    }

    @Test
    @InjectMojo(goal = "discover")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "now", value = "yesterday")
    void theTimeOfTheRunIsTheUsers(DiscoverMojo discover) {
        assertThatThrownBy(discover::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("imagefactory.now: ")
                .hasMessageContaining("yesterday");
    }

    @Test
    @InjectMojo(goal = "rebuild")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "release", value = "node:22")
    void aReleaseNeedsAReason(RebuildMojo rebuild) {
        assertThatThrownBy(rebuild::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("say why with -Dimagefactory.reason");
    }

    @Test
    @InjectMojo(goal = "plan")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "release", value = "node:22")
    @MojoParameter(name = "reason", value = "a hole in it")
    void onlyWhatIsThereCanBeReleased(PlanMojo plan) {
        assertThatThrownBy(plan::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("\"node:22\" is no base image and no managed image");
    }

    @Test
    @InjectMojo(goal = "plan")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "release", value = "node:22")
    @MojoParameter(name = "reason", value = "a hole in it")
    @MojoParameter(name = "releaseUntil", value = "tomorrow")
    void theEndOfAReleaseIsATime(PlanMojo plan) {
        assertThatThrownBy(plan::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("\"tomorrow\" is no time");
    }

    @Test
    @InjectMojo(goal = "plan")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "release", value = "node:22")
    @MojoParameter(name = "reason", value = "urgent")
    @MojoParameter(name = "cve", value = "CVE-26-1")
    void theNameOfAVulnerabilityIsTheUsers(PlanMojo plan) {
        assertThatThrownBy(plan::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(
                        "imagefactory.cve: \"CVE-26-1\" is no name of a vulnerability; write CVE-2026-1234");
    }

    @Test
    @InjectMojo(goal = "plan")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "buildTimeout", value = "never")
    void howLongABuildTakesIsTheUsers(PlanMojo plan) {
        assertThatThrownBy(plan::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("imagefactory.buildTimeout: \"never\" is no duration");
    }

    @Test
    @InjectMojo(goal = "plan")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "image", value = "patience")
    void onlyWhatIsManagedIsPlanned(PlanMojo plan) {
        assertThatThrownBy(plan::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("\"patience\" is no managed image of images.yaml");
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "image", value = "postgrse")
    void onlyWhatIsThereHasAStatus(StatusMojo status) {
        assertThatThrownBy(status::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("\"postgrse\" is neither an image of images.yaml nor a base image of one; did you"
                        + " mean \"postgres\"?");
    }

    @Test
    @InjectMojo(goal = "rebuild")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "claimRemote", value = "no-such-remote")
    void aRemoteThatIsNotThereIsTheUsers(RebuildMojo rebuild) {
        when(rebuild.session.getSettings()).thenReturn(new Settings());

        assertThatThrownBy(rebuild::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("there is no Git remote \"no-such-remote\"")
                .hasMessageContaining("-Dimagefactory.claim=false");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    void staleStateIsTheUsers(VerifyMojo verify) {
        verify.setPluginContext(new HashMap<>());

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("1 file is stale")
                .hasMessageContaining("+++ b/target/no-state/images/postgres.yaml")
                .hasMessageContaining("mvn imagefactory:discover");
    }

    @Test
    @InjectMojo(goal = "discover", pom = POM)
    @MojoParameter(name = "imagesFile", value = GOOD)
    void aCheckoutWithoutAFolderIsTheUsers(DiscoverMojo discover) {
        assertThatThrownBy(discover::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("<directory>");
    }

    @Test
    @InjectMojo(goal = "discover")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "allowedProtocols", value = "https,gopher")
    void theProtocolsAreTheUsers(DiscoverMojo discover) {
        assertThatThrownBy(discover::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("imagefactory.allowedProtocols: ")
                .hasMessageContaining("gopher");
    }

    @Test
    @InjectMojo(goal = "synth")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "interval", value = "often")
    void theIntervalIsTheUsers(SynthMojo synth) {
        assertThatThrownBy(synth::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("imagefactory.interval: ")
                .hasMessageContaining("often");
    }

    @Test
    @InjectMojo(goal = "synth")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "kargoVersion", value = "2.0")
    void theVersionOfKargoIsTheUsers(SynthMojo synth) {
        assertThatThrownBy(synth::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("imagefactory.kargoVersion: ")
                .hasMessageContaining("2.0");
    }

    @Test
    @InjectMojo(goal = "synth")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "baseImageStrategy", value = "SemVer")
    void theStrategyOfBaseImagesIsTheUsers(SynthMojo synth) {
        assertThatThrownBy(synth::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("imagefactory.baseImageStrategy: ")
                .hasMessageContaining("SemVer");
    }

    @Test
    @InjectMojo(goal = "synth")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "pipeline", value = "Record")
    void whatKargoIsToDoIsTheUsers(SynthMojo synth) {
        assertThatThrownBy(synth::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("imagefactory.pipeline: \"Record\" is nothing to do; there are none, record, rebuild");
    }

    @Test
    @InjectMojo(goal = "synth")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "dockerHubAccount", value = "team")
    void theAccountOfDockerHubIsTheUsers(SynthMojo synth) {
        assertThatThrownBy(synth::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("imagefactory.dockerHubAccount: ")
                .hasMessageContaining("team");
    }

    @Test
    @InjectMojo(goal = "synth")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "pipeline", value = "record")
    void whereTheStateIsMustBeSaid(SynthMojo synth) {
        assertThatThrownBy(synth::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("imagefactory.stateRepository is not set");
    }

    @Test
    @InjectMojo(goal = "synth")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "pipeline", value = "record")
    @MojoParameter(name = "stateRepository", value = "https://me:s3cr3t@git.example.com/infra.git")
    void aStateRepositoryWithAPasswordIsTheUsersAndNotShown(SynthMojo synth) {
        assertThatThrownBy(synth::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("imagefactory.stateRepository: must be the https URL")
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    @InjectMojo(goal = "synth")
    @MojoParameter(name = "imagesFile", value = INCOMPLETE + "/images.yaml")
    @MojoParameter(name = "stateDirectory", value = INCOMPLETE + "/state")
    @MojoParameter(name = "pipeline", value = "record")
    @MojoParameter(name = "stateRepository", value = "https://git.example.com/infra.git")
    void aStateInWhichKargoCouldChangeNothingIsTheUsers(SynthMojo synth) {
        assertThatThrownBy(synth::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(INCOMPLETE + "/state/kargo/node-22.yaml is not there, or lacks one of")
                .hasMessageContaining(INCOMPLETE + "/state/base-images/redis-7.yaml is missing")
                .hasMessageContaining("mvn imagefactory:discover");
    }

    @Test
    @InjectMojo(goal = "synth")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "node", value = "no-such-node")
    @MojoParameter(name = "cacheDirectory", value = "target/no-cache")
    void aMachineWithoutNodeIsTheUsersToSetUp(SynthMojo synth) {
        assertThatThrownBy(synth::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("no-such-node")
                .hasMessageContaining("https://nodejs.org");
    }

    @Test
    @InjectMojo(goal = "discover")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_FOLDER)
    void aFolderThatCannotBeUsedIsWhatBroke(DiscoverMojo discover) {
        assertThatThrownBy(discover::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("imagefactory:discover ")
                .hasMessageContaining("pom.xml");
    }

    @Test
    @InjectMojo(goal = "refresh")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "minCheckInterval", value = "often")
    void theTimeBetweenChecksIsTheUsers(RefreshMojo refresh) {
        assertThatThrownBy(refresh::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("imagefactory.minCheckInterval: ")
                .hasMessageContaining("often");
    }

    @Test
    @InjectMojo(goal = "refresh")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    void aMirrorWithAPasswordInItsUrlIsTheUsersAndNotShown(RefreshMojo refresh) {
        RegistryMirror mirror = new RegistryMirror();
        mirror.registry = "docker.io";
        mirror.url = "https://me:s3cr3t@mirror.acme.com";
        refresh.mirrors = List.of(mirror);

        assertThatThrownBy(refresh::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("the mirror of docker.io needs a <url>")
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    @InjectMojo(goal = "refresh")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    void aMirrorWithoutAUrlIsTheUsers(RefreshMojo refresh) {
        RegistryMirror mirror = new RegistryMirror();
        mirror.registry = "docker.io";
        refresh.mirrors = List.of(mirror);

        assertThatThrownBy(refresh::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("needs <registry> and <url>");
    }

    @Test
    @InjectMojo(goal = "refresh")
    @MojoParameter(name = "imagesFile", value = GOOD)
    @MojoParameter(name = "stateDirectory", value = NO_STATE)
    @MojoParameter(name = "caCertificates", value = "no-such.pem")
    void certificatesThatAreNotThereAreWhatBroke(RefreshMojo refresh) {
        when(refresh.session.getSettings()).thenReturn(new Settings());

        assertThatThrownBy(refresh::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("no-such.pem");
    }
}
