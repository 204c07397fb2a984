package io.imagefactory.core.enroll;

import io.imagefactory.core.dockerfile.Dockerfile;
import io.imagefactory.core.dockerfile.DockerfileParseException;
import io.imagefactory.core.enroll.build.RepositoryFiles;
import io.imagefactory.core.enroll.build.RepositoryPath;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The Dockerfiles of a repository, by their names: {@code Dockerfile}, {@code Containerfile}, {@code *.Dockerfile} and
 * {@code Dockerfile.*}, in any case. Templates are told from them by their ending ({@code .j2}, {@code .template},
 * {@code .tmpl}, {@code .tpl}, {@code .in}, {@code .erb}) or by a first instruction that is none.
 */
final class DockerfileSearch {

    private static final Pattern NAMES =
            Pattern.compile("(?i)(dockerfile|containerfile)([._-].+)?|.+\\.(dockerfile|containerfile)");
    private static final Pattern NO_DOCKERFILES = Pattern.compile(
            "(?i).*\\.(dockerignore|md|txt|rst|adoc|sh|py|rb|go|js|ts|java|json|ya?ml|toml|html?|patch|diff|bak|orig|lock|png|svg)");
    private static final Pattern TEMPLATES = Pattern.compile(
            "(?i).*\\.(j2|jinja2?|template|templ|tmpl|tpl|tt|in|erb|ejs|mustache|hbs|m4|gotmpl)(\\..*)?");
    private static final Set<String> INSTRUCTIONS = Set.of(
            ("FROM ARG ADD CMD COPY ENTRYPOINT ENV EXPOSE HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER "
                            + "VOLUME WORKDIR")
                    .split(" "));
    private static final int MAX_KEPT = 5_000;

    private final RepositoryFiles files;
    private final Map<String, Found> read = new LinkedHashMap<>();

    /** A file with such a name. */
    sealed interface Found {

        /** One that BuildKit takes, as far as it stands alone. */
        record Readable(Dockerfile dockerfile) implements Found {}

        /** One that BuildKit refuses. */
        record Broken(DockerfileParseException fault) implements Found {}

        /** No Dockerfile, or not yet. */
        record Template(String reason) implements Found {}

        /** Nothing is there. */
        record Absent() implements Found {}
    }

    DockerfileSearch(RepositoryFiles files) {
        this.files = files;
    }

    /** All of them, by path. */
    SortedMap<String, Found> all() {
        SortedMap<String, Found> all = new TreeMap<>();
        for (String path : files.paths()) {
            String name = RepositoryPath.name(path);
            if (NAMES.matcher(name).matches() && !NO_DOCKERFILES.matcher(name).matches()) {
                all.put(path, at(path));
            }
        }
        return all;
    }

    /** The one at the path, whatever its name. */
    Found at(String path) {
        Found known = read.get(path);
        if (known == null) {
            known = found(path);
            if (read.size() < MAX_KEPT) {
                read.put(path, known);
            }
        }
        return known;
    }

    private Found found(String path) {
        if (TEMPLATES.matcher(RepositoryPath.name(path)).matches()) {
            return new Found.Template("a template");
        }
        Optional<String> text = files.text(path);
        if (text.isEmpty()) {
            return new Found.Absent();
        }
        try {
            return new Found.Readable(Dockerfile.parse(text.get()));
        } catch (DockerfileParseException e) {
            return beginsWithInstruction(text.get())
                    ? new Found.Broken(e)
                    : new Found.Template("no Dockerfile: it begins with no instruction");
        }
    }

    private static boolean beginsWithInstruction(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .flatMap(line -> Arrays.stream(line.split("\\s", 2)).findFirst())
                .filter(word -> INSTRUCTIONS.contains(word.toUpperCase(Locale.ROOT)))
                .isPresent();
    }
}
