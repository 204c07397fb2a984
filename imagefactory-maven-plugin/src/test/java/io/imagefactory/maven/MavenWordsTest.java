package io.imagefactory.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.text.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MavenWordsTest {

    @Test
    void messagesOfTheCoreAreInTheWordsOfMaven() {
        assertThat(Words.OURS.discover()).isEqualTo("`mvn imagefactory:discover`");
        assertThat(Words.OURS.login("git.example.com"))
                .isEqualTo("put a <server> with id git.example.com into settings.xml");
    }

    @Test
    void everyWordIsMavens() throws IOException {
        Properties ours = new Properties();
        try (InputStream file = Words.class.getResourceAsStream("/META-INF/imagefactory-words.properties")) {
            ours.load(file);
        }

        assertThat(ours.stringPropertyNames())
                .containsExactlyInAnyOrder(Arrays.stream(Words.class.getRecordComponents())
                        .map(word -> word.getName())
                        .toArray(String[]::new));
    }
}
