package io.imagefactory.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the goals take from a POM, and what they assume where it says nothing. */
@MojoTest
class GoalParametersTest {

    private static final String POM = "src/test/resources/goals/pom.xml";

    @Test
    @InjectMojo(goal = "discover")
    void discoverNeedsNoConfiguration(DiscoverMojo discover) {
        assertThat(discover.skip).isFalse();
        assertThat(discover.imagesFile).isNull();
        assertThat(discover.stateDirectory).isEqualTo(file("state"));
        assertThat(discover.now).isNull();
        assertThat(discover.checkouts).isEmpty();
        assertThat(discover.credentials).isEmpty();
        assertThat(discover.hermetic).isNull();
        assertThat(discover.allowedProtocols).isEqualTo("https,ssh");
        assertThat(discover.failOnDiscoveryError).isTrue();
        assertThat(discover.dryRun).isFalse();
        assertThat(discover.frozen).isFalse();
    }

    @Test
    @InjectMojo(goal = "discover", pom = POM)
    void discoverTakesWhatThePomSays(DiscoverMojo discover) {
        assertThat(discover.imagesFile).isEqualTo(file("config/images.yaml"));
        assertThat(discover.stateDirectory).isEqualTo(file("config/state"));
        assertThat(discover.checkouts)
                .extracting(checkout -> checkout.repository)
                .containsExactly("acme/shop", "acme/till");
        assertThat(discover.checkouts)
                .extracting(checkout -> checkout.directory)
                .containsExactly(file("checkouts/shop"), null);
        assertThat(discover.credentials).extracting(entry -> entry.host).containsExactly("git.example.com");
        assertThat(discover.credentials).extracting(entry -> entry.server).containsExactly("our-git");
        assertThat(discover.hermetic).isTrue();
        assertThat(discover.allowedProtocols).isEqualTo("https");
        assertThat(discover.failOnDiscoveryError).isFalse();
        assertThat(discover.dryRun).isTrue();
        assertThat(discover.frozen).isTrue();
    }

    @Test
    @InjectMojo(goal = "refresh")
    void refreshNeedsNoConfiguration(RefreshMojo refresh) {
        assertThat(refresh.minCheckInterval).isEqualTo("12h");
        assertThat(refresh.refreshManaged).isTrue();
        assertThat(refresh.mirrors).isEmpty();
        assertThat(refresh.credentials).isEmpty();
        assertThat(refresh.insecureRegistries).isNull();
        assertThat(refresh.caCertificates).isNull();
        assertThat(refresh.failOnDiscoveryError).isTrue();
        assertThat(refresh.dryRun).isFalse();
        assertThat(refresh.frozen).isFalse();
    }

    @Test
    @InjectMojo(goal = "refresh", pom = POM)
    void refreshTakesWhatThePomSays(RefreshMojo refresh) {
        assertThat(refresh.minCheckInterval).isEqualTo("2h");
        assertThat(refresh.refreshManaged).isTrue();
        assertThat(refresh.mirrors).extracting(mirror -> mirror.registry).containsExactly("docker.io");
        assertThat(refresh.mirrors).extracting(mirror -> mirror.url).containsExactly("https://mirror.acme.com/hub");
        assertThat(refresh.insecureRegistries).isEqualTo("registry.lan");
        assertThat(refresh.caCertificates).isEqualTo(file("ca.pem"));
        assertThat(refresh.failOnDiscoveryError).isFalse();
        assertThat(refresh.dryRun).isTrue();
        assertThat(refresh.frozen).isTrue();
    }

    @Test
    @InjectMojo(goal = "plan")
    void planNeedsNoConfiguration(PlanMojo plan) {
        assertThat(plan.image).isNull();
        assertThat(plan.planFile).isEqualTo(file("target/imagefactory-plan.json"));
        assertThat(plan.policyDirectory).isNull();
        assertThat(plan.checkDigests).isFalse();
        assertThat(plan.buildTimeout).isEqualTo("6h");
        assertThat(plan.maxConcurrentRebuilds).isEqualTo(10);
        assertThat(plan.release).isNull();
    }

    @Test
    @InjectMojo(goal = "plan", pom = POM)
    void planTakesWhatThePomSays(PlanMojo plan) {
        assertThat(plan.image).isEqualTo("app");
        assertThat(plan.planFile).isEqualTo(file("out/plan.json"));
        assertThat(plan.policyDirectory).isEqualTo(file("out/policies"));
        assertThat(plan.checkDigests).isTrue();
        assertThat(plan.buildTimeout).isEqualTo("90m");
        assertThat(plan.maxConcurrentRebuilds).isEqualTo(3);
    }

    @Test
    @InjectMojo(goal = "rebuild")
    void rebuildNeedsNoConfiguration(RebuildMojo rebuild) {
        assertThat(rebuild.claim).isTrue();
        assertThat(rebuild.claimRemote).isEqualTo("origin");
        assertThat(rebuild.allowedProtocols).isEqualTo("https,ssh");
        assertThat(rebuild.dryRun).isFalse();
        assertThat(rebuild.failOnRebuildError).isTrue();
        assertThat(rebuild.mirrors).isEmpty();
    }

    @Test
    @InjectMojo(goal = "rebuild", pom = POM)
    void rebuildTakesWhatThePomSays(RebuildMojo rebuild) {
        assertThat(rebuild.claim).isFalse();
        assertThat(rebuild.claimRemote).isEqualTo("upstream");
        assertThat(rebuild.allowedProtocols).isEqualTo("https");
        assertThat(rebuild.dryRun).isTrue();
        assertThat(rebuild.failOnRebuildError).isFalse();
        assertThat(rebuild.buildTimeout).isEqualTo("90m");
        assertThat(rebuild.mirrors).hasSize(1);
        assertThat(rebuild.credentials).hasSize(1);
    }

    @Test
    @InjectMojo(goal = "synth")
    void synthNeedsNoConfiguration(SynthMojo synth) {
        assertThat(synth.manifestDirectory).isEqualTo(file("target/imagefactory"));
        assertThat(synth.buildDirectory).isEqualTo(file("target"));
        assertThat(synth.namespace).isEqualTo("image-factory");
        assertThat(synth.kargoVersion).isEqualTo("1.12");
        assertThat(synth.interval).isEqualTo("24h");
        assertThat(synth.baseImageStrategy).isEqualTo("Lexical");
        assertThat(synth.dockerHubAccount).isEqualTo("anonymous");
        assertThat(synth.syncWaves).isFalse();
        assertThat(synth.kustomization).isFalse();
        assertThat(synth.pipeline).isEqualTo("none");
        assertThat(synth.stateRepository).isNull();
        assertThat(synth.stateBranch).isEqualTo("main");
        assertThat(synth.statePath).isNull();
        assertThat(synth.node).isNull();
        assertThat(synth.classifier).isEqualTo("kargo");
    }

    @Test
    @InjectMojo(goal = "synth", pom = POM)
    void synthTakesWhatThePomSays(SynthMojo synth) {
        assertThat(synth.manifestDirectory).isEqualTo(file("manifests"));
        assertThat(synth.namespace).isEqualTo("acme");
        assertThat(synth.kargoVersion).isEqualTo("1.8");
        assertThat(synth.interval).isEqualTo("12h");
        assertThat(synth.baseImageStrategy).isEqualTo("Digest");
        assertThat(synth.dockerHubAccount).isEqualTo("paid");
        assertThat(synth.syncWaves).isTrue();
        assertThat(synth.kustomization).isTrue();
        assertThat(synth.pipeline).isEqualTo("rebuild");
        assertThat(synth.stateRepository).isEqualTo("https://git.example.com/acme/infra.git");
        assertThat(synth.stateBranch).isEqualTo("state");
        assertThat(synth.statePath).isEqualTo("infra/state");
        assertThat(synth.node).isEqualTo("node22");
        assertThat(synth.classifier).isEqualTo("warehouses");
    }

    @Test
    @InjectMojo(goal = "verify")
    void verifyLeavesItToTheEnvironmentWhetherToLookAtTheCommit(VerifyMojo verify) {
        assertThat(verify.committed).isNull();
    }

    @Test
    @InjectMojo(goal = "verify", pom = POM)
    void verifyTakesWhatThePomSays(VerifyMojo verify) {
        assertThat(verify.committed).isTrue();
        assertThat(verify.checkouts).hasSize(2);
        assertThat(verify.manifestDirectory).isEqualTo(file("manifests"));
    }

    @Test
    void everyGoalSaysSinceWhenItIsThere() {
        assertThat(PluginDescriptor.read().goals()).isNotEmpty().allSatisfy(goal -> {
            assertThat(goal.since()).as(goal.name()).isEqualTo("0.1.0");
            assertThat(goal.parameters())
                    .allSatisfy(parameter -> assertThat(parameter.since())
                            .as(goal.name() + " " + parameter.name())
                            .isEqualTo("0.1.0"));
        });
    }

    @Test
    void everyParameterIsExplainedInSentences() {
        assertThat(PluginDescriptor.read().goals())
                .flatExtracting(PluginDescriptor.Goal::parameters)
                .allSatisfy(parameter -> assertThat(parameter.description()).matches("(?s)[A-Z].{20,}"));
    }

    /** Those of {@code tree} that {@code dependency:tree} has too are called as there. */
    @Test
    void aParameterHasOnePropertyOfItsName() {
        assertThat(PluginDescriptor.read().goals())
                .flatExtracting(PluginDescriptor.Goal::parameters)
                .filteredOn(parameter -> !parameter.property().isEmpty())
                .allSatisfy(parameter -> assertThat(parameter.property())
                        .isEqualTo(
                                List.of("outputFile", "outputType", "verbose").contains(parameter.name())
                                        ? parameter.name()
                                        : "imagefactory." + parameter.name()));
    }

    /** A goal takes nothing that it does not use: who adds a parameter thinks here of each goal that gets it. */
    @ParameterizedTest
    @CsvSource({
        "discover, allowedProtocols caCertificates cacheDirectory checkouts credentials dryRun failOnDiscoveryError frozen"
                + " full hermetic now pipeline timeout",
        "enroll, allowedProtocols caCertificates cacheDirectory confidence credentials dryRun frozen repositories write",
        "refresh, caCertificates cacheDirectory credentials dryRun failOnDiscoveryError frozen insecureRegistries"
                + " minCheckInterval mirrors now refreshManaged timeout",
        "plan, buildTimeout caCertificates checkDigests credentials cve image insecureRegistries interval maxConcurrentRebuilds"
                + " mirrors now pipeline planFile policyDirectory reason release releaseUntil releasedBy timeout",
        "rebuild, allowedProtocols buildTimeout caCertificates cacheDirectory claim claimRemote credentials cve dryRun"
                + " failOnRebuildError frozen insecureRegistries interval maxConcurrentRebuilds mirrors now pipeline reason"
                + " release releaseUntil releasedBy timeout",
        "report, buildTimeout cacheDirectory checkouts interval maxConcurrentRebuilds now pipeline reportDirectory",
        "status, buildTimeout cacheDirectory checkouts diagnostics image interval kargoVersion maxConcurrentRebuilds node now pipeline",
        "synth, baseImageStrategy cacheDirectory classifier dockerHubAccount dryRun frozen interval kargoVersion"
                + " kustomization manifestDirectory namespace node pipeline stateBranch statePath stateRepository syncWaves",
        "tree, buildTimeout cacheDirectory checkouts dependents image interval maxConcurrentRebuilds now outputFile outputType pipeline"
                + " verbose",
        "verify, baseImageStrategy cacheDirectory checkouts committed interval kargoVersion kustomization"
                + " manifestDirectory namespace node now pipeline stateBranch statePath stateRepository syncWaves",
    })
    void aGoalTakesWhatItUses(String goal, String own) {
        assertThat(PluginDescriptor.read().goal(goal).parameters())
                .extracting(PluginDescriptor.Parameter::name)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("ci", "lockTimeout", "skip", "imagesFile", "stateDirectory"),
                                Stream.of(own.split(" ")))
                        .toList());
    }

    private static File file(String path) {
        return new File(MojoExtension.getBasedir(), path);
    }
}
