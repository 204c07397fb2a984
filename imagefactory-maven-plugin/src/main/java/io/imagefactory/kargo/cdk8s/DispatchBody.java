package io.imagefactory.kargo.cdk8s;

import io.imagefactory.core.ci.CiRequestTemplate;
import io.imagefactory.core.enrollment.InputText;
import io.imagefactory.core.enrollment.InputText.Placeholder;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What Kargo sends to have an image built, with values in the place of placeholders, as {@link InputText#fill} puts them
 * there: a value becomes one part of a text, and no part is looked at again.
 *
 * <p>One expression, in which two braces together would end it. Its language is that of {@code expr-lang/expr}, of which
 * Kargo 1.8 has 1.17.6 and 1.11 has 1.17.8 ({@code go.mod}), with all functions of the language
 * ({@code pkg/expressions/json_templates.go}). There {@code toPairs} has no order; what {@code fromPairs} makes is nothing
 * that {@code quote} could write; {@code toJSON} puts the members of an object on lines of their own, but no text; and a
 * brace after {@code map(list,} begins a function.
 */
final class DispatchBody {

    private DispatchBody() {}

    static String of(CiRequestTemplate template) {
        String texts = template.listed()
                ? "map(inputs, ({\"key\": #[0], \"value\": #[1]}))"
                : "fromJSON(\"{\" + join(map(inputs, toJSON(#[0]) + \":\" + toJSON(#[1])), \",\") + \"}\")";
        String known = Arrays.stream(Placeholder.values())
                .map(placeholder -> "\"" + placeholder.part() + "\": " + value(placeholder))
                .collect(Collectors.joining(",\n    "));
        return """
            ${{
              let digest = freightMetadata(ctx.targetFreight.name).%s;
              let base = fromJSON(vars.%s)[ctx.targetFreight.origin.name];
              let known = {
                %s
              };
              let inputs = map(sortBy(toPairs(fromJSON(vars.%s)), #[0]), [#[0], join(map(#[1], known[#] ?? #))]);
              quote({
                "ref": vars.ref,
                "%s": %s
              })
            }}\
            """.formatted(
                DispatchTask.DIGEST, DispatchTask.BASE_IMAGES, known, DispatchTask.INPUTS, template.inputs(), texts);
    }

    private static String value(Placeholder placeholder) {
        return switch (placeholder) {
            case IMAGE -> "vars." + DispatchTask.IMAGE;
            case BASE_IMAGES -> "'{\"' + base.familiar + '\":\"' + digest + '\"}'";
            case SOURCE_POLICY ->
                "replace(replace(vars." + DispatchTask.SOURCE_POLICY
                        + ", \"{reference}\", base.canonical), \"{digest}\", digest)";
            case REQUEST -> "ctx.promotion";
            case REASON -> "\"due now, since \" + base.familiar + \" moved to \" + digest[:19]";
        };
    }
}
