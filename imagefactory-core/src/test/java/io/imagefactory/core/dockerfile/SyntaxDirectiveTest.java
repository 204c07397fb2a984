package io.imagefactory.core.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.dockerfile.shell.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxDirectiveTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "# syntax=docker/dockerfile:1\n",
                "#syntax = docker/dockerfile:1 --flag\r\nFROM alpine\n",
                "#!/usr/bin/env x\n# escape=`\n# syntax=docker/dockerfile:1",
                "// syntax=docker/dockerfile:1\n",
                "#!x\n//syntax=docker/dockerfile:1\n",
                "{\"a\": [1, {}], \"syntax\": \"docker/dockerfile:1\"}",
                "{\"syntax\": 1, \"syntax\": \"docker\\/docker\\u0066ile:1\"}\n",
                "\uFEFF# syntax=docker/dockerfile:1\n"
            })
    void isFoundInEveryForm(String content) {
        assertThat(SyntaxDirective.find(Octets.of(content))).contains("docker/dockerfile:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " # syntax=docker/dockerfile:1\n",
                "# comment\n# syntax=docker/dockerfile:1\n",
                "\n# syntax=docker/dockerfile:1\n",
                "FROM alpine\n# syntax=docker/dockerfile:1\n",
                "# syntax\n",
                "# syntax=\n",
                "{\"syntax\": \"docker/dockerfile:1\"",
                "{\"syntax\": \"docker/dockerfile:1\"} x",
                "{\"syntax\": [\"docker/dockerfile:1\"]}",
                "[\"syntax\"]"
            })
    void isNotFoundElsewhere(String content) {
        assertThat(SyntaxDirective.find(Octets.of(content))).isEmpty();
    }

    @Test
    void isNoImageIfItIsNoReference() {
        assertThat(Dockerfile.parse("# syntax=Not/A/Reference:\nFROM scratch\n").syntaxImage())
                .isEmpty();
    }
}
