package io.imagefactory.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the repository, as GitHub shows it.
 *
 * @param file below the root of the repository
 * @param anchors of its headings
 * @param links that lead elsewhere in the repository
 * @param blocks its fenced blocks
 * @param spans its inline code
 */
record MarkdownPage(Path file, Set<String> anchors, List<String> links, List<Block> blocks, List<String> spans) {

    static final Path ROOT = Path.of(System.getProperty("basedir"), "..").normalize();

    private static final Pattern FENCE = Pattern.compile(" *```(\\w*)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");
    private static final Pattern SPAN_OR_LINK = Pattern.compile("(`+)(.+?)\\1|\\]\\(([^()\\s]+)\\)");

    /**
     * A fenced block.
     *
     * @param language empty where none is named
     * @param line of its fence
     */
    record Block(String language, int line, String text) {}

    /** All pages but those among the sources. */
    static List<MarkdownPage> all() throws IOException {
        return files(".md").stream()
                .map(ROOT::relativize)
                .filter(file -> !("/" + file.toString().replace('\\', '/')).contains("/src/"))
                .map(MarkdownPage::read)
                .toList();
    }

    /** The files of the repository whose names end so, sorted, without what is fetched or made, which may go meanwhile. */
    static List<Path> files(String ending) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean isOurs = folder.equals(ROOT)
                        || !Set.of("target", "node_modules", ".git")
                                .contains(folder.getFileName().toString());
                return isOurs ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(ending)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().sorted().toList();
    }

    private static MarkdownPage read(Path file) {
        MarkdownPage page =
                new MarkdownPage(file, new LinkedHashSet<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Map<String, Integer> seen = new HashMap<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                int begin = i + 1;
                do {
                    i++;
                } while (!FENCE.matcher(lines.get(i)).matches());
                page.blocks.add(new Block(fence.group(1), begin, String.join("\n", lines.subList(begin, i)) + "\n"));
            } else {
                page.addLine(lines.get(i), seen);
            }
        }
        return page;
    }

    private void addLine(String line, Map<String, Integer> seen) {
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            String anchor = heading.group(1)
                    .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}\\p{M}_ -]", "")
                    .replace(' ', '-');
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        Matcher found = SPAN_OR_LINK.matcher(line);
        while (found.find()) {
            if (found.group(2) != null) {
                spans.add(found.group(2));
            } else if (!found.group(3).matches("[a-z]+:.*")) {
                links.add(found.group(3));
            }
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
