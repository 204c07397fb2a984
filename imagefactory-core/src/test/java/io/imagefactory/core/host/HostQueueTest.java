package io.imagefactory.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HostQueueTest {

    @Test
    void anErrorOfAWorkerEndsTheRunAndNoOtherTaskIsBegun() {
        Error broken = new StackOverflowError();
        AtomicBoolean begun = new AtomicBoolean();
        List<HostQueue.Task> tasks = List.of(
                new HostQueue.Task("example.com", () -> {
                    throw broken;
                }),
                new HostQueue.Task("example.org", () -> begun.set(true)));

        assertThatThrownBy(() -> HostQueue.run("test", 1, 1, tasks)).hasCause(broken);

        assertThat(begun).isFalse();
    }
}
