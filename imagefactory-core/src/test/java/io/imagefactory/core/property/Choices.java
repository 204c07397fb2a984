package io.imagefactory.core.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What a value is made from: whole numbers, drawn at random or told beforehand. The same numbers make the same value, and fewer
 * and smaller numbers a simpler one; so no generator needs to know how its values become simpler.
 */
public final class Choices {

    private final List<Long> told;
    private final Optional<RandomGenerator> random;
    private final List<Long> made = new ArrayList<>();

    private Choices(List<Long> told, Optional<RandomGenerator> random) {
        this.told = told;
        this.random = random;
    }

    static Choices drawn(RandomGenerator random) {
        return new Choices(List.of(), Optional.of(random));
    }

    /** Where no more are told, each is 0. */
    static Choices told(List<Long> choices) {
        return new Choices(choices, Optional.empty());
    }

    List<Long> made() {
        return List.copyOf(made);
    }

    /** Both included; one time in twenty it is one of the two. The nearer to the smallest, the simpler. */
    public int between(int smallest, int largest) {
        long bound = (long) largest - smallest + 1;
        return (int) (smallest + next(bound, any -> oftenAnEnd(any, bound)));
    }

    /** From 0 on, all alike. */
    public long number() {
        return next(Long.MAX_VALUE, any -> any.nextLong(Long.MAX_VALUE));
    }

    /** Each as likely as the others; the first is the simplest. */
    @SafeVarargs
    public final <T> T of(T... values) {
        return values[place(values.length)];
    }

    /** Each as likely as the others; the first is the simplest. */
    @SafeVarargs
    public final <T> T oneOf(Supplier<? extends T>... values) {
        return values[place(values.length)].get();
    }

    private int place(int places) {
        return (int) next(places, any -> any.nextInt(places));
    }

    /** The place of a weight, as likely as the weight is heavy; the first is the simplest. */
    public int weighted(int... weights) {
        return (int) next(weights.length, any -> {
            int left = any.nextInt(IntStream.of(weights).sum());
            int place = 0;
            while (left >= weights[place]) {
                left -= weights[place++];
            }
            return place;
        });
    }

    /** With that probability; nothing is simpler. */
    public <T> Optional<T> maybe(double probability, Supplier<? extends T> value) {
        boolean present = next(2, any -> any.nextDouble() < probability ? 1 : 0) == 1;
        return present ? Optional.of(value.get()) : Optional.empty();
    }

    /** Each length as likely as the others, but one time in twenty the shortest or the longest. */
    public <T> List<T> list(int shortest, int longest, Supplier<? extends T> item) {
        int length = random.map(any -> shortest + (int) oftenAnEnd(any, longest - shortest + 1))
                .orElse(longest);
        List<T> items = new ArrayList<>();
        // A choice before each item says that there is one more: left out both, and it is the list without the item.
        while (items.size() < longest && (items.size() < shortest || isOneMore(items.size() < length))) {
            items.add(item.get());
        }
        return items;
    }

    private boolean isOneMore(boolean drawn) {
        return next(2, any -> drawn ? 1 : 0) == 1;
    }

    /** Of these characters. */
    public String text(String characters, int shortest, int longest) {
        return joined(list(shortest, longest, () -> characters.charAt(between(0, characters.length() - 1))));
    }

    /** Of anything that 16 bits can be, half a pair or a control character too, though half of it is plain. */
    public String anyText(int longest) {
        return joined(list(0, longest, () -> (char) this.<Integer>oneOf(
                        () -> between(' ', '~'),
                        () -> between(' ', '~'),
                        () -> between('\0', '\u00ff'),
                        () -> between('\0', '\uffff'))
                .intValue()));
    }

    private static String joined(List<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }

    public byte[] bytes(int longest) {
        List<Integer> values = list(0, longest, () -> between(0, 0xff));
        byte[] bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = values.get(i).byteValue();
        }
        return bytes;
    }

    /** For code that wants one: its numbers are choices, too. */
    public Random random() {
        return new Random() {
            @Override
            protected int next(int bits) {
                return (int) Choices.this.next(1L << bits, any -> any.nextLong(1L << bits));
            }
        };
    }

    private static long oftenAnEnd(RandomGenerator any, long bound) {
        return switch (any.nextInt(40)) {
            case 0 -> 0;
            case 1 -> bound - 1;
            default -> any.nextLong(bound);
        };
    }

    private long next(long bound, ToLongFunction<RandomGenerator> draw) {
        long choice = random.map(draw::applyAsLong)
                .orElseGet(() -> made.size() < told.size() ? Math.min(told.get(made.size()), bound - 1) : 0L);
        made.add(choice);
        return choice;
    }
}
