package io.imagefactory.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.Observed;
import io.imagefactory.core.state.State;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BaseImageNamesTest {

    private static final ImageReference NODE = ImageReference.of("node:22");

    @Test
    void aNameWithDigitsThatAnotherImageHasInTheStateGetsMoreDigits() {
        SortedMap<String, BaseImageState> known = new TreeMap<>();
        for (String name : List.of(NODE.resourceName(), NODE.resourceNameWithHash(0), NODE.resourceNameWithHash(1))) {
            ImageReference other = ImageReference.of("acme/other:" + known.size());
            known.put(name, new BaseImageState(name, other, List.of(), Observed.NOTHING, Optional.empty()));
        }

        BaseImageNames names =
                BaseImageNames.of(new State(new TreeMap<>(), known, new TreeMap<>(), new TreeMap<>()), List.of(NODE));

        assertThat(names.of(NODE)).isEqualTo(NODE.resourceNameWithHash(2)).hasSize("node-22-".length() + 10);
    }
}
