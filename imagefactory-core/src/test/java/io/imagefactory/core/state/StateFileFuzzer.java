package io.imagefactory.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must hold for any bytes in the place of a state file: they are told to be broken, or written as what they say. */
public final class StateFileFuzzer {

    private static final Pattern NAME = Pattern.compile("(?m)^name: ([a-z0-9.-]{1,80})$");

    private StateFileFuzzer() {}

    /** Named and shaped as Jazzer wants it. */
    public static void fuzzerTestOneInput(byte[] input) {
        Matcher name = NAME.matcher(new String(input, StandardCharsets.UTF_8));
        String own = name.find() ? name.group(1) : "app";
        for (Folder folder : List.of(Folder.IMAGES, Folder.BASE_IMAGES)) {
            verify(new StatePath(folder, false, own), input);
        }
    }

    private static void verify(StatePath path, byte[] content) {
        StateFile file = StateFile.of(path, content);
        file.problems().forEach(problem -> assertThat(problem).isNotBlank().hasSizeLessThan(2_000));
        file.image().ifPresent(image -> {
            YamlMapping tree = StateCodec.tree(image);
            assertThat(read(path, tree).image()).contains(image);
        });
        file.baseImage().ifPresent(base -> {
            YamlMapping tree = StateCodec.tree(base);
            assertThat(read(path, tree).baseImage()).contains(base);
        });
    }

    private static StateFile read(StatePath path, YamlMapping tree) {
        String text = YamlWriter.write("", tree);
        StateFile file = StateFile.of(path, text.getBytes(StandardCharsets.UTF_8));
        assertThat(file.problems()).isEmpty();
        return file;
    }
}
