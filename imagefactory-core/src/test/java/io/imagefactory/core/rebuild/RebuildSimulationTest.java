package io.imagefactory.core.rebuild;

import static io.imagefactory.core.property.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.property.Choices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold over weeks, whatever happens between two runs. */
class RebuildSimulationTest {

    private static final List<String> DELAYS = List.of("0m", "12h", "2d", "4d");

    /** The same histories each time, unless others are asked for. */
    private static final long SEED = 20260131;

    /** A factory of so many images, and for how many steps what happens to it is not calm; all else comes of the seed. */
    record Life(long seed, int images, int steps) {}

    @Test
    void everyImageEndsUpBuiltFromWhatIsThereWhateverHappens() {
        forAll(40, SEED, choices -> life(choices, 6), life -> {
            SimulatedFactory factory = factory(life.seed(), life.images(), DELAYS);
            SimulatedWorld world = factory.world();
            world.weather =
                    new Weather(0.05, 0.02, 0.01, 0.03, 0.3, 0.2, 0.03, life.seed() % 2 == 0, life.seed() % 3 == 0);
            for (int step = 0; step < life.steps(); step++) {
                factory.step(Duration.ofMinutes(30 + world.random.nextInt(240)));
            }
            world.log("calm");
            world.weather = world.weather.calm();
            for (int step = 0; step < 3; step++) {
                factory.step(Duration.ofHours(4));
            }
            // All bases move once more: of a build that nobody has vouched for, nothing better is known until then.
            factory.vendorBases().forEach(world::publish);
            factory.buildByHand();
            for (int step = 0; step < 45; step++) {
                factory.step(Duration.ofHours(4));
            }
            RebuildPlan plan = factory.plan();
            for (String image : factory.images()) {
                if (factory.isAutomatic(image) && !factory.builtFrom(image).equals(factory.current(image))) {
                    throw world.broken(image + " is built from " + SimulatedWorld.shortly(factory.builtFrom(image))
                            + ", not " + SimulatedWorld.shortly(factory.current(image)) + ": "
                            + plan.images().get(image).decision());
                }
            }
        });
    }

    @Test
    void basesThatMoveTogetherAreOneRebuildOfEachImageAfterItsParents() {
        forAll(40, SEED, choices -> life(choices, 8), life -> {
            SimulatedFactory factory = factory(life.seed(), life.images(), List.of("2d"));
            SimulatedWorld world = factory.world();
            factory.step(Duration.ofHours(1));
            factory.vendorBases().forEach(world::publish);
            for (int step = 0; step < 60; step++) {
                factory.step(Duration.ofHours(5));
            }
            List<String> built =
                    factory.ci().accepted().stream().map(SimulatedCi.Run::image).toList();
            for (String image : factory.images()) {
                if (factory.isAutomatic(image)
                        && Collections.frequency(built, image) != 1
                        && factory.ancestorsAreAutomatic(image)) {
                    throw world.broken(image + " is built " + Collections.frequency(built, image) + " times");
                }
                for (String base : factory.basesOf(image)) {
                    String parent = base.replaceFirst("^our-", "");
                    if (built.contains(image) && built.indexOf(parent) > built.indexOf(image)) {
                        throw world.broken(image + " is built before its parent " + parent);
                    }
                }
            }
        });
    }

    @Test
    void noImageIsRebuiltSinceItWasAdoptedOrSinceATagFlipsBack() {
        forAll(20, SEED, choices -> life(choices, 8), life -> {
            SimulatedFactory factory = factory(life.seed(), life.images(), List.of("2d", "4d"));
            SimulatedWorld world = factory.world();
            for (int step = 0; step < 40; step++) {
                if (step % 10 < 2) {
                    String base = factory.vendorBases().get(0);
                    Digest before = world.digestsOf(base).get(0);
                    if (step % 10 == 0) {
                        world.publish(base);
                    } else {
                        world.flip(base, before);
                    }
                }
                factory.step(Duration.ofHours(6));
            }
            assertThat(factory.ci().accepted())
                    .as(() -> String.join("\n", world.log))
                    .isEmpty();
        });
    }

    @Test
    void aBaseImageThatMovesEveryDayStarvesNobody() {
        SimulatedFactory factory = new SimulatedFactory(0, 10);
        SimulatedWorld world = factory.world();
        factory.publish("base");
        factory.enrol("app", List.of("base"), false, "rebuildDelay: 7d");
        factory.refresh(0);
        for (int day = 1; day <= 60; day++) {
            world.publish("base");
            int before = factory.ci().accepted().size();
            for (int hour = 0; hour < 24; hour++) {
                factory.step(Duration.ofHours(1));
            }
            assertThat(factory.ci().accepted().size() - before)
                    .as("rebuilds on day %d", day)
                    .isEqualTo(day <= 7 ? 0 : 1);
            if (day > 7) {
                Digest taken = factory.builtFrom("app").get("base");
                assertThat(Duration.between(world.publishedAt(taken), world.time))
                        .isBetween(Duration.ofDays(7), Duration.ofDays(8));
            }
        }
    }

    @Test
    void threeFailuresOpenTheCircuitUntilTheBaseImageMovesOn() {
        SimulatedFactory factory = new SimulatedFactory(0, 1);
        SimulatedWorld world = factory.world();
        factory.publish("base");
        factory.enrol("app", List.of("base"), true, "rebuildDelay: 0m");
        factory.refresh(0);
        factory.ci().broken = true;
        world.publish("base");
        for (int hour = 0; hour < 100; hour++) {
            factory.step(Duration.ofHours(1));
        }
        assertThat(factory.ci().accepted()).extracting(SimulatedCi.Run::attempt).containsExactly(1, 2, 3);
        assertThat(factory.plan().images().get("app").decision()).isInstanceOf(RebuildDecision.CircuitOpen.class);

        world.publish("base");
        factory.step(Duration.ofHours(1));

        assertThat(factory.ci().accepted()).extracting(SimulatedCi.Run::attempt).containsExactly(1, 2, 3, 1);
    }

    @Test
    void anImageWhoseDigestIsLostIsHeldAndTakesNoPlace() {
        SimulatedFactory factory = new SimulatedFactory(0, 1);
        SimulatedWorld world = factory.world();
        for (String base : List.of("first", "second")) {
            factory.publish(base);
            factory.enrol("of-" + base, List.of(base), true, "rebuildDelay: 1d");
        }
        factory.refresh(0);
        factory.vendorBases().forEach(world::publish);
        factory.step(Duration.ofHours(1));
        world.loseForGood(world.tag("first"));
        factory.step(Duration.ofHours(30));
        factory.step(Duration.ofHours(5));

        assertThat(factory.plan().images().get("of-first").decision()).isInstanceOf(RebuildDecision.Held.class);
        assertThat(factory.ci().accepted()).extracting(SimulatedCi.Run::image).containsExactly("of-second");
    }

    @Test
    void aReleaseIsForTheDigestThatIsThereAndEndsWithIt() {
        SimulatedFactory factory = new SimulatedFactory(0, 10);
        SimulatedWorld world = factory.world();
        factory.publish("base");
        factory.enrol("app", List.of("base"), true, "rebuildDelay: 7d");
        factory.enrol("other", List.of("base"), true, "rebuildDelay: 7d");
        factory.refresh(0);
        world.time = world.time.plus(Duration.ofDays(1));
        world.publish("base");
        factory.refresh(0);
        factory.rebuild(
                Optional.of(new ReleaseOrder("app", "an emergency", "a person", Optional.empty(), Optional.empty())));
        factory.step(Duration.ofHours(5));
        world.publish("base");
        for (int hour = 0; hour < 24; hour++) {
            factory.step(Duration.ofHours(1));
        }

        assertThat(factory.ci().accepted()).extracting(SimulatedCi.Run::image).containsExactly("app");
    }

    private static Life life(Choices choices, int mostImages) {
        return new Life(choices.number(), choices.between(1, mostImages), choices.between(0, 60));
    }

    private static SimulatedFactory factory(long seed, int images, List<String> delays) {
        SimulatedFactory factory = new SimulatedFactory(seed, 1 + (int) Math.floorMod(seed, 4L));
        Random random = factory.world().random;
        List<String> bases = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            factory.publish("base" + i);
            bases.add("base" + i);
        }
        for (int i = 0; i < images; i++) {
            List<String> standsOn = new ArrayList<>();
            standsOn.add(bases.get(random.nextInt(bases.size())));
            bases.stream()
                    .filter(base -> random.nextInt(3) == 0 && !standsOn.contains(base))
                    .forEach(standsOn::add);
            String policy = "rebuildDelay: " + delays.get(random.nextInt(delays.size())) + ", priority: "
                    + random.nextInt(3) + ", autoRebuild: " + (random.nextInt(10) > 0);
            factory.enrol("app" + i, standsOn, random.nextBoolean(), policy);
            bases.add("our-app" + i);
        }
        factory.refresh(0);
        return factory;
    }
}
