package io.imagefactory.core.source;

import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.text.Suggestion;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which repositories of Git hosts are meant. As text: terms with commas or blanks between them.
 *
 * <ul>
 *   <li>{@code github:acme}, {@code bitbucket:workspace}, {@code gitea:acme}: all repositories of an owner;
 *       {@code gitlab:group/subgroup} all of a group and of the groups below
 *   <li>{@code github:acme/shop-*}: those whose name fits; {@code *} stands for anything, {@code ?} for one character.
 *       {@code github:acme/shop} is one alone; on GitLab a name without {@code *} and {@code ?} is a group
 *   <li>{@code gitlab:https://git.example.com/group}: of a server of one's own, at its root. {@code forgejo:} is
 *       {@code gitea:} of such a server
 *   <li>{@code !archived}, {@code !forks}: not those; {@code !legacy-*}, {@code !acme/legacy-*}: not those whose name fits,
 *       the last part of it or the whole
 * </ul>
 *
 * @param owners at least one
 * @param withoutArchived whether those are left out to which nobody can push any more
 * @param withoutForks whether those are left out that were begun as a copy of another one
 * @param excluded which names are left out
 */
public record RepositoryQuery(
        List<Owner> owners, boolean withoutArchived, boolean withoutForks, List<NamePattern> excluded) {

    private static final Pattern PART = Pattern.compile("[\\w.~-]+");
    private static final Pattern PATTERN = Pattern.compile("[\\w.~*?-]+");
    private static final String FORGEJO = "forgejo";
    private static final String ARCHIVED = "!archived";
    private static final String FORKS = "!forks";
    private static final String FORM = "write github:acme, github:acme/shop-*, gitlab:group/subgroup, "
            + "gitea:https://git.example.com/acme, !archived, !forks or !legacy-*, with commas between them";

    public RepositoryQuery {
        owners = List.copyOf(owners);
        excluded = List.copyOf(excluded);
    }

    /**
     * Whose repositories.
     *
     * @param server of one's own, without a slash at its end
     * @param path a user, an organisation, a workspace, a project of Bitbucket Data Center or a group
     * @param names which of them
     */
    public record Owner(Provider provider, Optional<String> server, String path, Optional<NamePattern> names) {

        /** For messages: {@code github:acme}, {@code gitea:https://git.example.com/acme/shop-*}. */
        @Override
        public String toString() {
            return provider.text() + ":" + server.map(url -> url + "/").orElse("") + path
                    + names.map(pattern -> "/" + pattern).orElse("");
        }
    }

    /**
     * A pattern for names.
     *
     * @param text in which {@code *} stands for anything and {@code ?} for one character but {@code /}; without regard to
     *     case. With a {@code /} it is one for whole names, without for the last part
     */
    public record NamePattern(String text) {

        /** @param name {@code owner/repo} */
        boolean fits(String name) {
            String part = text.contains("/") ? name : name.substring(name.lastIndexOf('/') + 1);
            return fits(part.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
        }

        /** Goes back to the last asterisk alone, so that the cost is the product of both lengths at most. */
        private static boolean fits(String name, String pattern) {
            int at = 0;
            int in = 0;
            int asterisk = -1;
            int retry = 0;
            while (at < name.length()) {
                char wanted = in < pattern.length() ? pattern.charAt(in) : 0;
                if (wanted == '*') {
                    asterisk = in++;
                    retry = at;
                } else if (wanted == name.charAt(at) || wanted == '?' && name.charAt(at) != '/') {
                    at++;
                    in++;
                } else if (asterisk >= 0) {
                    in = asterisk + 1;
                    at = ++retry;
                } else {
                    return false;
                }
            }
            return pattern.substring(in).chars().allMatch(c -> c == '*');
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException where a term is none; the message says what is accepted
     */
    public static RepositoryQuery of(String text) {
        List<String> terms = Arrays.stream(text.split("[,\\s]+"))
                .filter(term -> !term.isEmpty())
                .toList();
        List<Owner> owners = new ArrayList<>();
        List<NamePattern> excluded = new ArrayList<>();
        for (String term : terms) {
            if (!term.startsWith("!")) {
                owners.add(owner(term));
            } else if (!term.equals(ARCHIVED) && !term.equals(FORKS)) {
                excluded.add(pattern(term, term.substring(1)));
            }
        }
        if (owners.isEmpty()) {
            throw new IllegalArgumentException("\"" + text.strip() + "\" names no owner of repositories; " + FORM);
        }
        return new RepositoryQuery(owners, terms.contains(ARCHIVED), terms.contains(FORKS), excluded);
    }

    /** Whether one that was listed for the owner is meant. */
    boolean includes(Owner owner, ListedRepository repository) {
        return owner.names().filter(names -> !names.fits(repository.name())).isEmpty()
                && !(withoutArchived && repository.archived())
                && !(withoutForks && repository.fork())
                && excluded.stream().noneMatch(pattern -> pattern.fits(repository.name()));
    }

    private static Owner owner(String term) {
        int colon = term.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("\"" + term + "\" says no provider; " + FORM);
        }
        Provider provider = provider(term.substring(0, colon));
        String rest = term.substring(colon + 1);
        Optional<String> server = rest.contains("://") ? Optional.of(server(term, rest)) : Optional.empty();
        if (server.isEmpty() && term.startsWith(FORGEJO)) {
            throw new IllegalArgumentException(
                    "\"" + term + "\" names no server; write forgejo:https://git.example.com/<owner>");
        }
        String path = server.map(url -> rest.substring(url.length())).orElse("/" + rest);
        List<String> parts = List.of(path.replaceFirst("^/", "").split("/", -1));
        String last = parts.get(parts.size() - 1);
        boolean named = parts.size() > 1
                && (provider != Provider.GITLAB || !PART.matcher(last).matches());
        List<String> owner = named ? parts.subList(0, parts.size() - 1) : parts;
        boolean isOwner = owner.stream().allMatch(part -> PART.matcher(part).matches() && !part.matches("\\.{1,2}"));
        if (!isOwner || !provider.namesByParts(owner.size() + 1L)) {
            throw new IllegalArgumentException("\"" + term + "\" names no owner on " + provider.text() + "; " + FORM);
        }
        return new Owner(
                provider, server, String.join("/", owner), named ? Optional.of(pattern(term, last)) : Optional.empty());
    }

    private static NamePattern pattern(String term, String text) {
        if (!Arrays.stream(text.split("/", -1))
                .allMatch(part -> PATTERN.matcher(part).matches())) {
            throw new IllegalArgumentException("\"" + term + "\" is no pattern for names; " + FORM);
        }
        return new NamePattern(text);
    }

    private static Provider provider(String word) {
        List<String> known = Stream.concat(
                        Arrays.stream(Provider.values())
                                .filter(Provider::namesRepositories)
                                .map(Provider::text),
                        Stream.of(FORGEJO))
                .collect(Collectors.toList());
        if (!known.contains(word)) {
            throw new IllegalArgumentException(
                    "\"" + word + "\" is no provider whose repositories can be listed; " + Suggestion.of(word, known));
        }
        return word.equals(FORGEJO) ? Provider.GITEA : Provider.of(word);
    }

    /** As written, up to the path. */
    private static String server(String term, String url) {
        try {
            URI parsed = new URI(url.replaceAll("[*?]", "x"));
            boolean isServer = parsed.getHost() != null
                    && parsed.getRawUserInfo() == null
                    && List.of("https", "http").contains(parsed.getScheme());
            if (isServer) {
                return url.substring(
                        0,
                        url.indexOf(parsed.getRawAuthority())
                                + parsed.getRawAuthority().length());
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new IllegalArgumentException("\"" + term.replaceFirst("//.*@", "//") + "\" names no server; write it as "
                + "gitea:https://git.example.com/acme, without a user");
    }
}
