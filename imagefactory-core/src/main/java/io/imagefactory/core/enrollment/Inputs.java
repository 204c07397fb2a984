package io.imagefactory.core.enrollment;

import io.imagefactory.core.yaml.YamlMapping;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code inputs:} of a source. */
final class Inputs {

    private static final String KEY = "inputs";

    /** What GitHub takes as the id of an input, and GitLab, but for the hyphen, as the name of a variable. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private Inputs() {}

    /** Empty where nothing is said; a mapping without entries says that there are none. */
    static Optional<Map<String, InputText>> of(Fields fields, YamlMapping source) {
        YamlMapping written = source.mapping(KEY);
        for (String name : written.keys()) {
            if (!NAME.matcher(name).matches()) {
                fields.report(
                        written.keyPosition(name),
                        "\"" + name + "\" in " + KEY
                                + " is no name of an input; write letters, digits, \"_\" and \"-\", "
                                + "beginning with a letter or \"_\"");
            }
        }
        Map<String, InputText> texts = fields.texts(KEY, InputText::of);
        return source.get(KEY).filter(YamlMapping.class::isInstance).map(any -> texts);
    }
}
