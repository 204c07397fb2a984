package io.imagefactory.core.enroll.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.enroll.build.Unknown;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

    private static final YamlMapping CONTEXTS =
            (YamlMapping) YamlReader.read("""
                    matrix: {name: cart, on: true, off: false, list: [a, b], deep: {image: {tag: "1.10"}}}
                    env: {EMPTY: ""}
                    """).root();

    @ParameterizedTest
    @CsvSource(delimiter = '\u00a6', quoteCharacter = '`', textBlock = """
                    ghcr.io/acme/${{ matrix.name }}:1           ¦ ghcr.io/acme/cart:1
                    ${{ matrix['name'] }}-${{matrix.NAME}}      ¦ cart-cart
                    ${{ matrix.deep.image.tag }}                ¦ 1.10
                    ${{ matrix.list[1] }}                       ¦ b
                    ${{ matrix.absent }}.                       ¦ .
                    ${{ secrets.TOKEN }}                        ¦ ?
                    v${{ github.run_number }}                   ¦ v?
                    ${{ 'it''s }}' }}                           ¦ it's }}
                    ${{ matrix.on && 'yes' || 'no' }}           ¦ yes
                    ${{ matrix.off && 'yes' || 'no' }}          ¦ no
                    ${{ env.EMPTY || matrix.name }}             ¦ cart
                    ${{ github.ref == 'main' && 'a' || 'b' }}   ¦ ?
                    ${{ matrix.name == 'CART' }}                ¦ true
                    ${{ matrix.name != 'cart' }}                ¦ false
                    ${{ !matrix.off }}                          ¦ true
                    ${{ format('{0}/{1}{{}}', 'a', matrix.name) }} ¦ a/cart{}
                    ${{ join(matrix.list, '-') }}               ¦ a-b
                    ${{ contains(matrix.list, 'B') }}           ¦ true
                    ${{ contains('cart', 'AR') }}               ¦ true
                    ${{ startsWith(matrix.name, 'ca') && endsWith(matrix.name, 'rt') }} ¦ true
                    ${{ fromJSON('{"a": ["x"]}').a[0] }}        ¦ x
                    ${{ hashFiles('**') }}                      ¦ ?
                    ${{ 1 < 2 }}                                ¦ ?
                    ${{ matrix. }}                              ¦ ?
                    ${{ (matrix.name }}                         ¦ ?
                    ${{ matrix.name                             ¦ cart
                    """)
    void replacesWhatIsKnown(String template, String expected) {
        String text = Expression.interpolate(template, ExpressionTest::context, Optional.empty());

        assertThat(Unknown.shown(text)).isEqualTo(expected);
    }

    @Test
    void keepsTheTypeOfWhatIsAlone() {
        assertThat(Expression.value("${{ matrix.list }}", ExpressionTest::context, Optional.empty()))
                .isEqualTo(CONTEXTS.mapping("matrix").get("list").orElseThrow());
    }

    @Test
    void endsForWhatIsNestedTooDeep() {
        String deep = "${{ " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " }}";

        assertThat(Expression.interpolate(deep, ExpressionTest::context, Optional.empty()))
                .isEqualTo(Unknown.TEXT);
    }

    private static YamlNode context(String name) {
        return CONTEXTS.get(name).orElse(Expression.UNKNOWN);
    }
}
