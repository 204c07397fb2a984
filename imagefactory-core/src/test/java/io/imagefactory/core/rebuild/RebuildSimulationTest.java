package io.imagefactory.core.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.rebuild.SimulatedFactory.Weather;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What must hold over weeks, whatever happens between two runs. */
class RebuildSimulationTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<String> DELAYS = List.of("0m", "12h", "2d", "4d");

    @Property(tries = 2)
    void aBaseImageThatMovesEveryDayStarvesNobody(@ForAll long seed) {
        SimulatedFactory factory = new SimulatedFactory(seed, 10);
        factory.publish("base");
        factory.enrol("app", "7d", List.of("base"), true);
        for (int day = 1; day <= 60; day++) {
            factory.moveBase("base");
            int asked = 0;
            for (int hour = 0; hour < 24; hour++) {
                asked += factory.step(HOUR);
            }
            assertThat(asked).as("rebuilds on day %d", day).isEqualTo(day <= 7 ? 0 : 1);
            if (day > 7) {
                assertThat(factory.age(factory.builtFrom("app").get("base")))
                        .isBetween(Duration.ofDays(7), Duration.ofDays(8));
            }
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void everyImageEndsUpBuiltFromWhatIsThereWhateverHappens(@ForAll long seed) {
        SimulatedFactory factory = factory(seed);
        factory.in(new Weather(0.05, 0.02, 0.3, 0.2, 0.05, seed % 2 == 0));
        for (int step = 0; step < 80; step++) {
            factory.step(Duration.ofMinutes(150));
        }
        factory.in(Weather.CALM);
        factory.moveAllBases();
        for (int step = 0; step < 60; step++) {
            factory.step(Duration.ofHours(2));
        }
        assertThat(factory.plan().counts())
                .as("%s%n%s", factory.plan(), factory.history())
                .containsOnlyKeys("up-to-date");
        for (String image : factory.images().keySet()) {
            assertThat(factory.builtFrom(image))
                    .as("what %s is built from at last%n%s", image, factory.history())
                    .isEqualTo(factory.current(image));
        }
    }

    private static SimulatedFactory factory(long seed) {
        Random random = new Random(seed);
        SimulatedFactory factory = new SimulatedFactory(random.nextLong(), 1 + random.nextInt(4));
        List<String> bases = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            factory.publish("base" + i);
            bases.add("base" + i);
        }
        int images = 1 + random.nextInt(6);
        for (int i = 0; i < images; i++) {
            List<String> standsOn = new ArrayList<>();
            standsOn.add(bases.get(random.nextInt(bases.size())));
            bases.stream()
                    .filter(base -> random.nextInt(3) == 0 && !standsOn.contains(base))
                    .forEach(standsOn::add);
            factory.enrol("app" + i, DELAYS.get(random.nextInt(DELAYS.size())), standsOn, random.nextBoolean());
            bases.add("our-app" + i);
        }
        return factory;
    }
}
