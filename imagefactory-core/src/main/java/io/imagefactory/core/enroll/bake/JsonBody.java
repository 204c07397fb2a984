package io.imagefactory.core.enroll.bake;

import io.imagefactory.core.enroll.hcl.Body;
import io.imagefactory.core.enroll.hcl.Expression;
import io.imagefactory.core.enroll.hcl.HclParser;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlReader;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** HCL's JSON syntax. It is read as the YAML that JSON is, for the lines. */
final class JsonBody {

    private static final Set<String> BLOCKS = Set.of("target", "group", "variable", "function");

    private JsonBody() {}

    static Body read(String text) {
        List<YamlNode> documents = YamlReader.readDocuments(text);
        YamlMapping root =
                documents.isEmpty() || !(documents.get(0) instanceof YamlMapping mapping) ? YamlMapping.EMPTY : mapping;
        List<Body.Block> blocks = new ArrayList<>();
        for (String type : root.keys()) {
            if (BLOCKS.contains(type)) {
                YamlMapping named = root.mapping(type);
                named.keys()
                        .forEach(name -> blocks.add(new Body.Block(
                                type,
                                List.of(name),
                                body(named.mapping(name)),
                                named.keyPosition(name).line())));
            }
        }
        return new Body(Map.of(), blocks);
    }

    private static Body body(YamlMapping members) {
        Map<String, Expression> attributes = new LinkedHashMap<>();
        members.values().forEach((name, value) -> attributes.put(name, expression(value)));
        return new Body(attributes, List.of());
    }

    private static Expression expression(YamlNode value) {
        if (value instanceof YamlSequence list) {
            return new Expression.ListOf(
                    list.items().stream().map(JsonBody::expression).toList());
        }
        if (value instanceof YamlMapping mapping) {
            Map<Expression, Expression> members = new LinkedHashMap<>();
            mapping.values()
                    .forEach((name, member) ->
                            members.put(new Expression.Literal(YamlScalar.of(name)), expression(member)));
            return new Expression.ObjectOf(members);
        }
        YamlScalar scalar = (YamlScalar) value;
        return scalar.isPlain() ? new Expression.Literal(scalar) : HclParser.template(scalar.text());
    }
}
