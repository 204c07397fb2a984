package io.imagefactory.core.host;

import java.util.Optional;
import java.util.stream.Stream;

/** An exception and what it was caused by. */
public record Causes(Throwable failure) {

    /** Some libraries make rings. */
    private static final int MOST = 20;

    public <T extends Throwable> Optional<T> find(Class<T> type) {
        return all().filter(type::isInstance).map(type::cast).findFirst();
    }

    public boolean has(Class<? extends Throwable> type) {
        return find(type).isPresent();
    }

    /** Whether one of them says so: for what libraries tell in words only. */
    public boolean say(String words) {
        return all().map(Throwable::getMessage).anyMatch(message -> message != null && message.contains(words));
    }

    private Stream<Throwable> all() {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MOST);
    }
}
