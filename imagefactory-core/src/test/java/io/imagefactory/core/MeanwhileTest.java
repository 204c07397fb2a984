package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeanwhileTest {

    @Test
    void readsWhileThisThreadDoesSomethingElse() throws IOException {
        CountDownLatch here = new CountDownLatch(1);
        try (Meanwhile<String> meanwhile = Meanwhile.of(() -> {
            await(here);
            return "read";
        })) {
            here.countDown();

            assertThat(meanwhile.result()).isEqualTo("read");
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {IOException.class, IllegalStateException.class, OutOfMemoryError.class})
    void failsAsTheReadingDid(Class<? extends Throwable> kind) throws ReflectiveOperationException {
        Throwable fault = kind.getConstructor(String.class).newInstance("no more");
        try (Meanwhile<String> meanwhile = Meanwhile.of(() -> {
            if (fault instanceof IOException broken) {
                throw broken;
            }
            throw unchecked(fault);
        })) {
            assertThatThrownBy(meanwhile::result).isSameAs(fault);
        }
    }

    @Test
    void isOverWhenItIsClosed() {
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch here = new CountDownLatch(1);
        Meanwhile<String> meanwhile = Meanwhile.of(() -> {
            await(here);
            over.set(true);
            throw new IOException("nobody asks for it");
        });
        here.countDown();

        meanwhile.close();

        assertThat(over).isTrue();
    }

    private static RuntimeException unchecked(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        return (RuntimeException) fault;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
