package io.imagefactory.core.dockerfile;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file of build args, as {@code buildah build} and {@code podman build} take it by {@code --build-arg-file}: in each line
 * {@code NAME=value}, taken literally, spaces and quotes included. Lines that are empty or begin with {@code #} are none; of
 * two for one name the later counts. A name alone takes its value from the environment of who builds, which is unknown here:
 * it counts as not set, as it does there where the environment has none of that name.
 *
 * <p>Unlike there, a line may end with {@code \r\n}, as a checkout on Windows makes it.
 */
public final class BuildArgsFile {

    private BuildArgsFile() {}

    /**
     * The values by name, in the order written.
     *
     * @throws DockerfileParseException with the line, where one has a value without a name
     */
    public static Map<String, String> parse(byte[] content) {
        Map<String, String> values = new LinkedHashMap<>();
        int number = 0;
        for (String written : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
            number++;
            String line = written.endsWith("\r") ? written.substring(0, written.length() - 1) : written;
            int equals = line.indexOf('=');
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (equals == 0) {
                throw new DockerfileParseException(
                        number, "a value without a name; write NAME=value, or # before a comment");
            }
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            } else {
                values.remove(line);
            }
        }
        return values;
    }
}
