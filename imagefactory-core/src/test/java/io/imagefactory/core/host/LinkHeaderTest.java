package io.imagefactory.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkHeaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "</v2/a/tags/list?n=2&last=x>; rel=\"next\" | /v2/a/tags/list?n=2&last=x",
                "</a>;rel=next | /a",
                "</a> ; title=\"x, <y>; rel=next\" ; REL = \"prev  next\" | /a",
                "</a>; rel=prev, </b>; rel=next | /b",
                "</a>; title=\"\\\"\"; rel=\"next\" | /a",
                "</a>; rel=nexts, </b> |",
                "</a; rel=next |",
                "/a; rel=next |",
                "</a>; rel= |",
                "</a>; rel=\"next | /a",
                "</a>; title, </b>; rel=next | /b",
            })
    void theNextPageIsWhereTheHeaderSaysSo(String header, String next) {
        assertThat(LinkHeader.target(header, "next").orElse(null)).isEqualTo(next);
    }

    @Test
    void aLongOneIsReadOnce() {
        assertThat(LinkHeader.target("<a>;" + "<x>; ".repeat(100_000), "next")).isEmpty();
        assertThat(LinkHeader.target("<".repeat(500_000), "next")).isEmpty();
        assertThat(LinkHeader.target("<a>; r=\"x\", ".repeat(50_000) + "<b>; rel=next", "next"))
                .contains("b");
    }
}
