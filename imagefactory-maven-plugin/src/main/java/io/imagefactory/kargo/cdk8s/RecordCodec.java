package io.imagefactory.kargo.cdk8s;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Trees of records as bytes, of which only equal ones have the same. All components are written by themselves: one that is
 * new cannot be forgotten. They are texts, integers, truth values, durations, enums, records, sealed interfaces of records,
 * and lists and optionals of all these.
 */
final class RecordCodec {

    private RecordCodec() {}

    static byte[] bytes(Record value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(new DataOutputStream(bytes), value, value.getClass());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What {@link #bytes} has written. */
    static <T extends Record> T read(byte[] bytes, Class<T> type) throws ReflectiveOperationException {
        return type.cast(read(ByteBuffer.wrap(bytes), type));
    }

    private static void write(DataOutputStream out, Object value, Type type) throws IOException {
        if (type instanceof ParameterizedType generic) {
            List<?> items =
                    value instanceof Optional<?> optional ? optional.stream().toList() : (List<?>) value;
            out.writeInt(items.size());
            for (Object item : items) {
                write(out, item, generic.getActualTypeArguments()[0]);
            }
        } else if (value instanceof Record) {
            if (((Class<?>) type).isSealed()) {
                writeText(out, value.getClass().getName());
            }
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                write(out, component(value, component), component.getGenericType());
            }
        } else {
            writeText(out, value instanceof Enum<?> constant ? constant.name() : value.toString());
        }
    }

    private static Object read(ByteBuffer in, Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            int count = in.getInt();
            List<Object> items = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                items.add(read(in, generic.getActualTypeArguments()[0]));
            }
            return generic.getRawType() == Optional.class ? items.stream().findFirst() : items;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return readRecord(in, plain);
        }
        String text = readText(in);
        if (plain.isEnum()) {
            return plain.getField(text).get(null);
        } else if (plain.isSealed()) {
            return readRecord(in, Class.forName(text).asSubclass(plain));
        } else if (plain == Duration.class) {
            return Duration.parse(text);
        } else if (plain == int.class) {
            return Integer.valueOf(text);
        }
        return plain == boolean.class ? Boolean.valueOf(text) : text;
    }

    private static Object readRecord(ByteBuffer in, Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = read(in, components[i].getGenericType());
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    static Object component(Object value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no " + component + " of " + value.getClass(), e);
        }
    }

    static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** @throws IndexOutOfBoundsException for a length that lies */
    static String readText(ByteBuffer in) {
        int length = in.getInt();
        int from = Objects.checkFromIndexSize(in.position(), length, in.limit());
        in.position(from + length);
        return new String(in.array(), from, length, StandardCharsets.UTF_8);
    }
}
