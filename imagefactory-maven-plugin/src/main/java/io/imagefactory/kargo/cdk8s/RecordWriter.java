package io.imagefactory.kargo.cdk8s;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Writes trees of records so that {@link RecordReader} makes equal ones of the bytes, and only equal ones have the same
 * bytes. All components are written by themselves: one that is new cannot be forgotten. They are texts, integers, truth
 * values, durations, enums, records, sealed interfaces of records, and lists and optionals of all these.
 */
final class RecordWriter {

    private final DataOutputStream out;

    RecordWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    void write(Record value) throws IOException {
        write(value, value.getClass());
    }

    private void write(Object value, Type type) throws IOException {
        if (type instanceof ParameterizedType generic) {
            Collection<?> items = value instanceof Optional<?> optional
                    ? optional.<List<?>>map(List::of).orElse(List.of())
                    : (List<?>) value;
            out.writeInt(items.size());
            for (Object item : items) {
                write(item, generic.getActualTypeArguments()[0]);
            }
        } else if (value instanceof Enum<?> constant) {
            writeText(constant.name());
        } else if (type instanceof Class<?> sealed && sealed.isSealed()) {
            writeText(value.getClass().getName());
            write(value, value.getClass());
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                write(component(value, component), component.getGenericType());
            }
        } else if (value instanceof Duration duration) {
            out.writeLong(duration.getSeconds());
            out.writeInt(duration.getNano());
        } else if (value instanceof Integer number) {
            out.writeInt(number);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else {
            writeText((String) value);
        }
    }

    static Object component(Object value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no " + component + " of " + value.getClass(), e);
        }
    }

    private void writeText(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
