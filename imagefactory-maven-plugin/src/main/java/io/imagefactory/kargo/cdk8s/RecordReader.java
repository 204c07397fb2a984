package io.imagefactory.kargo.cdk8s;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what {@link RecordWriter} has written. */
final class RecordReader {

    private final DataInputStream in;

    RecordReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    <T extends Record> T read(Class<T> type) throws IOException {
        return type.cast(read((Type) type));
    }

    private Object read(Type type) throws IOException {
        if (type instanceof ParameterizedType generic) {
            List<Object> items = readItems(generic.getActualTypeArguments()[0]);
            return generic.getRawType() == Optional.class ? items.stream().findFirst() : items;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return constant(plain, readText());
        } else if (plain.isSealed()) {
            String name = readText();
            return read(Arrays.stream(plain.getPermittedSubclasses())
                    .filter(permitted -> permitted.getName().equals(name))
                    .findFirst()
                    .orElseThrow());
        } else if (plain.isRecord()) {
            return readRecord(plain);
        } else if (plain == Duration.class) {
            return Duration.ofSeconds(in.readLong(), in.readInt());
        } else if (plain == int.class) {
            return in.readInt();
        } else if (plain == boolean.class) {
            return in.readBoolean();
        }
        return readText();
    }

    private List<Object> readItems(Type type) throws IOException {
        int count = in.readInt();
        List<Object> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(read(type));
        }
        return items;
    }

    private Object readRecord(Class<?> type) throws IOException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = read(components[i].getGenericType());
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no " + type + " of " + Arrays.toString(values), e);
        }
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String readText() throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
