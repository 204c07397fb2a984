package io.imagefactory.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.text.Words;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MavenWordsTest {

    @Test
    void messagesOfTheCoreAreInTheWordsOfMaven() {
        assertThat(Words.OURS).isInstanceOf(MavenWords.class);
    }

    @Test
    void everyWordIsMavens() {
        assertThat(MavenWords.class.getDeclaredMethods())
                .extracting(method -> method.getName())
                .contains(Arrays.stream(Words.class.getDeclaredMethods())
                        .filter(method -> method.isDefault())
                        .map(method -> method.getName())
                        .toArray(String[]::new));
    }
}
