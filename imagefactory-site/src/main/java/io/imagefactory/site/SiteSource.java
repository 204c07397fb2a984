package io.imagefactory.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lays the pages of the repository out for maven-site-plugin: whatever the README leads to, in the folders in which it lies.
 * Pages stay as they are, but for three things that GitHub does and Doxia does not: a heading has an anchor that is called
 * after its words, {@code README.md} is the page of its folder, and a link to a folder means that page.
 *
 * <p>Run by the build as a single file: {@code java SiteSource.java <repository> <descriptor of the plugin> <target>}.
 * Makes {@code markdown} and
 * {@code resources} in the target, and {@code resources/search/documents.js}, of which the search makes its index.
 */
final class SiteSource {

    private static final String START = "README.md";

    /** Inline code, which is left alone, or the target of a link. */
    private static final Pattern LINK = Pattern.compile("`[^`\n]*`|\\]\\(([^()\\s]+)\\)");

    private static final Pattern HEADING = Pattern.compile("(#{1,6}) (.*)");
    private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");
    private static final Pattern GOAL = Pattern.compile("(?s)<mojo>.*?</mojo>");
    private static final Pattern PARAMETER = Pattern.compile("(?s)<parameter>.*?</parameter>");

    private final Path repository;
    private final Path descriptor;
    private final Path target;
    private final Map<Path, Page> pages = new LinkedHashMap<>();

    /** A part of a page that can be found. */
    private record Section(String page, String title, String address, String text) {}

    /**
     * A page of the repository.
     *
     * @param text what the site makes its page of
     * @param links to other pages and files
     */
    private record Page(String text, List<String> links, List<Section> sections) {}

    private SiteSource(Path repository, Path descriptor, Path target) {
        this.repository = repository;
        this.descriptor = descriptor;
        this.target = target;
    }

    public static void main(String[] arguments) throws IOException {
        Path repository = Path.of(arguments[0]).toRealPath();
        new SiteSource(repository, Path.of(arguments[1]), Path.of(arguments[2])).write();
    }

    private void write() throws IOException {
        Deque<Path> waiting = new ArrayDeque<>(List.of(Path.of(START)));
        while (!waiting.isEmpty()) {
            Path file = waiting.poll();
            if (pages.containsKey(file)) {
                continue;
            }
            Page page = page(file);
            pages.put(file, page);
            for (String link : page.links()) {
                Path linked = linked(file, link);
                if (isPage(linked)) {
                    waiting.add(linked);
                } else {
                    copy(linked);
                }
            }
        }
        List<Section> sections = new ArrayList<>();
        for (Map.Entry<Path, Page> entry : pages.entrySet()) {
            write(
                    target.resolve("markdown").resolve(asPage(entry.getKey())),
                    entry.getValue().text());
            sections.addAll(entry.getValue().sections());
        }
        sections.addAll(goals());
        write(target.resolve("resources/search/documents.js"), script(sections));
    }

    private Page page(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        List<String> links = new ArrayList<>();
        List<Section> sections = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        Map<String, Integer> seen = new HashMap<>();
        String title = "";
        boolean isCode = false;
        for (String line : Files.readString(repository.resolve(file)).lines().toList()) {
            boolean isFence = FENCE.matcher(line).matches();
            isCode ^= isFence;
            Matcher heading = HEADING.matcher(line);
            if (!isCode && heading.matches()) {
                String name = plain(heading.group(2));
                String anchor = anchor(name, seen);
                title = title.isEmpty() ? name : title;
                add(sections, words);
                sections.add(new Section(title, name, address(file) + (sections.isEmpty() ? "" : "#" + anchor), ""));
                // Doxia calls a heading of one word after it, and complains of what has two names that are the same.
                // The
                // first heading has none: Doxia takes the title of the page from it only where nothing comes before it.
                if (sections.size() > 1 && !anchor.equals(name)) {
                    text.append("<a id=\"").append(anchor).append("\"></a>\n\n");
                }
            } else if (!isFence) {
                words.append(isCode ? line : plain(line)).append('\n');
            }
            text.append(
                    isCode || isFence
                            ? line
                            : withLinks(line, link -> {
                                links.add(link);
                                return forSite(file, link);
                            }));
            text.append('\n');
        }
        add(sections, words);
        return new Page(text.toString(), links, sections);
    }

    /** Gives the last section its words. */
    private static void add(List<Section> sections, StringBuilder words) {
        if (!sections.isEmpty()) {
            Section last = sections.remove(sections.size() - 1);
            sections.add(new Section(
                    last.page(), last.title(), last.address(), words.toString().strip()));
        }
        words.setLength(0);
    }

    /** As GitHub calls it: the words in lower case, with hyphens for blanks; later ones of the same words have a number. */
    private static String anchor(String heading, Map<String, Integer> seen) {
        String anchor = heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}_ -]", "")
                .replace(' ', '-');
        int before = seen.merge(anchor, 1, Integer::sum) - 1;
        return before == 0 ? anchor : anchor + "-" + before;
    }

    private static String plain(String markdown) {
        return markdown.replaceAll("!?\\[([^\\]]*)\\]\\([^)]*\\)", "$1").replaceAll("[`*|]", "");
    }

    private static String withLinks(String line, UnaryOperator<String> change) {
        return LINK.matcher(line).replaceAll(match -> {
            String link = match.group(1);
            boolean isOurs = link != null && !link.matches("[a-z]+:.*");
            return Matcher.quoteReplacement(isOurs ? "](" + change.apply(link) + ")" : match.group());
        });
    }

    /** The page or file in the repository that a link leads to. */
    private Path linked(Path from, String link) {
        String path = link.replaceFirst("#.*", "");
        Path file = path.isEmpty() ? from : from.resolveSibling(path).normalize();
        Path there = repository.resolve(file);
        if (file.startsWith("..") || !Files.exists(there)) {
            throw new IllegalStateException(from + ": " + link + " leads nowhere");
        }
        return Files.isDirectory(there) ? file.resolve(START) : file;
    }

    /** The same link, from page to page of the site; Doxia makes {@code .html} of {@code .md}. */
    private String forSite(Path from, String link) {
        int hash = link.indexOf('#');
        String anchor = hash < 0 ? "" : link.substring(hash);
        if (hash == 0) {
            return link;
        }
        Path folder = asPage(from).getParent();
        Path to = asPage(linked(from, link));
        String path = folder == null ? to.toString() : folder.relativize(to).toString();
        return path.replace('\\', '/') + anchor;
    }

    private static boolean isPage(Path file) {
        return file.toString().endsWith(".md");
    }

    private static Path asPage(Path file) {
        return file.endsWith(START) ? file.resolveSibling("index.md") : file;
    }

    private static String address(Path file) {
        return asPage(file).toString().replace('\\', '/').replaceFirst("\\.md$", ".html");
    }

    private void copy(Path file) throws IOException {
        Path copy = target.resolve("resources").resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(repository.resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The goals and their parameters, as the descriptor of the plugin has them. */
    private List<Section> goals() throws IOException {
        List<Section> sections = new ArrayList<>();
        Matcher goals = GOAL.matcher(Files.readString(descriptor));
        while (goals.find()) {
            String goal = element(goals.group(), "goal");
            String title = "imagefactory:" + goal;
            String address = goal + "-mojo.html";
            sections.add(new Section(title, title, address, element(goals.group(), "description")));
            Matcher parameters = PARAMETER.matcher(goals.group());
            while (parameters.find()) {
                String name = element(parameters.group(), "name");
                if (element(parameters.group(), "editable").equals("true")) {
                    sections.add(
                            new Section(title, name, address + "#" + name, element(parameters.group(), "description")));
                }
            }
        }
        return sections;
    }

    private static String element(String xml, String name) {
        Matcher element =
                Pattern.compile("(?s)<" + name + ">(.*?)</" + name + ">").matcher(xml);
        String text = element.find() ? element.group(1) : "";
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("<[^>]*>", "")
                .strip();
    }

    private static String script(List<Section> sections) {
        StringBuilder script = new StringBuilder("\"use strict\";\nconst searchDocuments = [\n");
        for (Section section : sections) {
            script.append("  {")
                    .append("page: ")
                    .append(quoted(section.page()))
                    .append(", title: ")
                    .append(quoted(section.title()))
                    .append(", address: ")
                    .append(quoted(section.address()))
                    .append(", text: ")
                    .append(quoted(section.text()))
                    .append("},\n");
        }
        return script.append("];\n").toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            boolean isPlain = c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '<';
            quoted.append(isPlain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return quoted.append('"').toString();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
