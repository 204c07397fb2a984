package io.imagefactory.core.image;

import io.imagefactory.core.text.Excerpt;

/** Takes a reference apart from left to right, once; the grammar of each part is in {@link ReferenceGrammar}. */
final class ReferenceParser {
    static final String DOCKER_HUB = "docker.io";
    static final String LIBRARY = "library/";
    private static final String OLD_DOCKER_HUB = "index.docker.io";
    private static final String DEFAULT_TAG = "latest";
    private static final String KIND = "image reference";
    private static final int MAX_REPOSITORY_LENGTH = 255;

    private final String text;

    private ReferenceParser(String text) {
        this.text = text;
    }

    static ImageReference parse(String text) {
        return new ReferenceParser(text).parse();
    }

    static ImageReference fromParts(String registry, String repository, String version) {
        String text = registry + "/" + repository + version;
        ImageReference reference = parse(text);
        if (!reference.repository().equals(repository)
                && !reference.repository().equals(LIBRARY + repository)) {
            throw new InvalidReferenceException(
                    text, KIND, "\"" + Excerpt.of(repository) + "\" is no repository, but more than that");
        }
        boolean sameRegistry =
                reference.registry().equals(registry) || registry.equals(OLD_DOCKER_HUB) && reference.isOnDockerHub();
        if (!sameRegistry) {
            throw new InvalidReferenceException(
                    text,
                    KIND,
                    "\"" + Excerpt.of(registry)
                            + "\" is not read as a registry, which has a dot or a port or is localhost");
        }
        return reference;
    }

    private ImageReference parse() {
        if (text.isEmpty()) {
            throw invalid("it is empty");
        }
        if (text.length() == 64 && Digest.isLowerHex(text)) {
            throw invalid("64 hexadecimal digits are the identifier of an image, not its name");
        }
        int slash = text.indexOf('/');
        String first = slash < 0 ? "" : text.substring(0, slash);
        boolean hasRegistry = ReferenceGrammar.isReadAsRegistry(first);
        String registry = hasRegistry && !first.equals(OLD_DOCKER_HUB) ? first : DOCKER_HUB;
        String rest = hasRegistry ? text.substring(slash + 1) : text;
        if (registry.equals(DOCKER_HUB) && rest.indexOf('/') < 0) {
            rest = LIBRARY + rest;
        }
        return parse(registry, rest);
    }

    private ImageReference parse(String registry, String rest) {
        int at = rest.indexOf('@');
        String beforeDigest = at < 0 ? rest : rest.substring(0, at);
        int colon = beforeDigest.indexOf(':');
        String repository = colon < 0 ? beforeDigest : beforeDigest.substring(0, colon);
        checkName(registry, repository);
        String defaultTag = at < 0 ? DEFAULT_TAG : null;
        String tag = colon < 0 ? defaultTag : checkedTag(beforeDigest.substring(colon + 1));
        Digest digest = at < 0 ? null : checkedDigest(rest.substring(at + 1));
        return new ImageReference(registry, repository, tag, digest);
    }

    private void checkName(String registry, String repository) {
        if (!ReferenceGrammar.isPath(repository)) {
            throw invalid(ReferenceGrammar.problemOfPath(repository));
        }
        boolean isHost = ReferenceGrammar.isHost(registry);
        // A first element that is no host may still be part of a path: my_host.example/app has no registry there.
        if (!isHost && !ReferenceGrammar.isPath(registry)) {
            throw invalid(
                    "\"" + Excerpt.of(registry) + "\" is no registry, which is a host name with or without a port");
        }
        int length = isHost ? repository.length() : registry.length() + 1 + repository.length();
        if (length > MAX_REPOSITORY_LENGTH) {
            throw invalid("a repository has at most " + MAX_REPOSITORY_LENGTH + " characters, this one " + length);
        }
    }

    private String checkedTag(String tag) {
        if (!ReferenceGrammar.isTag(tag)) {
            throw invalid("a tag has at most 128 letters, digits, dots, dashes and underscores and starts with none of"
                    + " dot and dash");
        }
        return tag;
    }

    private Digest checkedDigest(String digest) {
        try {
            return Digest.of(digest);
        } catch (InvalidReferenceException e) {
            throw invalid(e.reason());
        }
    }

    private InvalidReferenceException invalid(String reason) {
        return new InvalidReferenceException(text, KIND, reason);
    }
}
