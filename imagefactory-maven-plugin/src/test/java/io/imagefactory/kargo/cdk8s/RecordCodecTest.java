package io.imagefactory.kargo.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    sealed interface Shape {}

    record Circle(int radius) implements Shape {}

    record Dot() implements Shape {}

    /** Sealed as well, since a constant has a body. */
    enum Frame {
        NONE {
            @Override
            int width() {
                return 0;
            }
        };

        abstract int width();
    }

    record Picture(
            String title,
            boolean framed,
            Duration exposure,
            Frame frame,
            Optional<Circle> sun,
            List<Shape> shapes,
            List<Optional<String>> captions) {}

    private static final Picture PICTURE = new Picture(
            "ü\n",
            true,
            Duration.ofNanos(1_500_000_000),
            Frame.NONE,
            Optional.of(new Circle(-1)),
            List.of(new Dot(), new Circle(2)),
            List.of(Optional.empty(), Optional.of("")));

    @Test
    void what_is_written_is_read() throws ReflectiveOperationException {
        Picture read = RecordCodec.read(RecordCodec.bytes(PICTURE), Picture.class);

        assertThat(read).isEqualTo(PICTURE);
    }

    @Test
    void texts_do_not_run_into_each_other() {
        assertThat(RecordCodec.bytes(captioned("ab", ""))).isNotEqualTo(RecordCodec.bytes(captioned("a", "b")));
    }

    private static Picture captioned(String one, String other) {
        return new Picture(
                "",
                false,
                Duration.ZERO,
                Frame.NONE,
                Optional.empty(),
                List.of(),
                List.of(Optional.of(one), Optional.of(other)));
    }
}
