package io.imagefactory.core.enroll.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.enroll.build.Unknown;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HclTest {

    @ParameterizedTest
    @CsvSource(delimiter = '\u00a6', quoteCharacter = '`', textBlock = """
                    "a-${name}-$${x}"                       ¦ a-cart-${x}
                    "${name}"                               ¦ cart
                    "${upper("${name}")}"                   ¦ CART
                    "quote \\" and \\\\ and \\t."           ¦ quote " and \\ and \t.
                    nothing                                 ¦ ?
                    name == "cart" ? "yes" : "no"           ¦ yes
                    name != "cart" && flag ? "yes" : "no"   ¦ no
                    nothing != "" ? "yes" : "no"            ¦ ?
                    !flag || flag                       ¦ true
                    1 + 2 * 3 - 4 / 2                       ¦ 5
                    -1 + 10 % 4                             ¦ 1
                    7 >= 7 && 1 < 2                         ¦ true
                    ["a", "b",][1]                          ¦ b
                    {a = 1, "b" : 2}["b"]                   ¦ 2
                    object.list[0].name                     ¦ one
                    join(",", object.list[*].name)          ¦ one,two
                    join(",", [for o in object.list : upper(o.name) if o.name != "one"]) ¦ TWO
                    join(",", [for i, o in object.list : i]) ¦ 0,1
                    {for o in object.list : o.name => o.name}.two ¦ two
                    join("-", concat(["a"], ["b", "c"])...) ¦ ?
                    format("%s:%d", name, 3)                ¦ cart:3
                    replace(lower("A.B"), ".", "-")         ¦ a-b
                    coalesce("", name)                      ¦ cart
                    trimprefix("v1", "v")                   ¦ 1
                    element(split(",", "a,b"), 3)           ¦ b
                    length(object.list)                     ¦ 2
                    regex_replace(name, "a", "b")           ¦ ?
                    own("x")                                ¦ own(x)
                    """)
    void evaluates(String expression, String expected) {
        Body body = HclParser.parse("x = " + expression + "\n");

        YamlNode value = body.attribute("x").orElseThrow().evaluate(new Names());

        assertThat(Unknown.shown(Expression.text(value))).isEqualTo(expected.replace("\\t", "\t"));
    }

    @Test
    void readsBlocksCommentsAndHeredocs() {
        Body body = HclParser.parse("""
                # one
                // two
                /* three
                   lines */
                target "web" "second" {
                  tags = [ # of it
                    "a",
                    "b"
                  ]
                  args = {
                    A = 1
                    "B" = <<EOT
                  two ${name}
                EOT
                  }
                }
                empty {}
                """);

        Body.Block target = body.blocks("target").findFirst().orElseThrow();
        assertThat(target.labels()).containsExactly("web", "second");
        assertThat(target.line()).isEqualTo(5);
        assertThat(target.body().attribute("args").orElseThrow().evaluate(new Names()))
                .isEqualTo(YamlReader.read("{A: 1, B: \"  two cart\\n\"}").root());
        assertThat(body.blocks("empty")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '\u00a6', quoteCharacter = '`', textBlock = """
                    x =                       ¦ 1 ¦ a name or a value was expected
                    x = "a                    ¦ 1 ¦ a quote is not closed
                    x = [1 2]                 ¦ 1 ¦ "," was expected
                    x = {a 1}                 ¦ 1 ¦ "=" or ":" was expected behind the key of an object
                    x = "%{ if true }a%{ endif }" ¦ 1 ¦ directives in templates are not read
                    a {                       ¦ 1 ¦ "}" was expected
                    }                         ¦ 1 ¦ an attribute or a block was expected
                    """)
    void saysWhereItIsNoHcl(String text, int line, String problem) {
        assertThatThrownBy(() -> HclParser.parse(text)).isInstanceOfSatisfying(HclException.class, fault -> {
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault).hasMessage(problem);
        });
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        assertThatThrownBy(() -> HclParser.parse("x = " + "[".repeat(50_000)))
                .isInstanceOf(HclException.class)
                .hasMessageContaining("nested deeper");
    }

    @Test
    void doesNotGrowWithoutEnd() {
        String doubled = "x = [for a in object.list : [for b in object.list : [for c in object.list : big]]]";

        YamlNode value = HclParser.parse(doubled).attribute("x").orElseThrow().evaluate(new Names());

        assertThat(value.size()).isLessThan(10);
        assertThat(Expression.isKnown(value)).isFalse();
    }

    /** A few names that stand for something. */
    private static final class Names implements Scope {

        @Override
        public boolean step() {
            return true;
        }

        @Override
        public Optional<YamlNode> variable(String name) {
            return switch (name) {
                case "name" -> Optional.of(YamlReader.read("cart").root());
                case "flag" -> Optional.of(YamlReader.read("true").root());
                case "object" ->
                    Optional.of(
                            YamlReader.read("list: [{name: one}, {name: two}]").root());
                case "big" ->
                    Optional.of(
                            YamlReader.read("[" + "1,".repeat(50_000) + "1]").root());
                default -> Optional.empty();
            };
        }

        @Override
        public Optional<YamlNode> call(String function, List<YamlNode> arguments) {
            return function.equals("own")
                    ? Optional.of(YamlReader.read("own(" + Expression.text(arguments.get(0)) + ")")
                            .root())
                    : Optional.empty();
        }
    }
}
