package io.imagefactory.core.source;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.git.HostLimits;
import io.imagefactory.core.host.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;

/** A process of its own that reads from a host. */
final class ReadingProcess {

    private ReadingProcess() {}

    /** @param arguments the cache, and the URL of the repository */
    public static void main(String[] arguments) throws Exception {
        HostLimits patient =
                new HostLimits(4, 4, Duration.ofMinutes(5), Duration.ofMinutes(5), 1 << 24, 1 << 30, RetryPolicy.USUAL);
        FileContent content = Hosts.withCache(Path.of(arguments[0]))
                .limits(patient)
                .read(Hosts.git(arguments[1], null, "Dockerfile"));
        System.out.println(content);
    }
}
