package io.imagefactory.core.provider;

import io.imagefactory.core.text.Suggestion;
import io.imagefactory.core.text.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who keeps the repository of a source, and all that is known of that one alone. In text, always lower case: {@code
 * github}.
 */
public enum Provider {
    GITHUB(
            "github.com",
            "ssh.github.com",
            new Ci("GitHub Actions: permissions: contents: write", "GITHUB_BASE_REF", "GITHUB_ACTOR")) {
        @Override
        public List<TokenVariable> tokenVariables() {
            return List.of(
                    token("GITHUB_TOKEN", "x-access-token").unless("GITHUB_SERVER_URL"),
                    token("GH_TOKEN", "x-access-token").unless("GITHUB_SERVER_URL"));
        }

        /** GitHub Enterprise Cloud with data residency has a host of its own for its API, GitHub Enterprise Server has not. */
        @Override
        public Optional<String> apiUrl(String server, String host) {
            boolean ownHost = isPublic(host) || host.endsWith(".ghe.com");
            return Optional.of(ownHost ? "https://api." + host : server + "/api/v3");
        }

        @Override
        public Optional<String> repositoryCall(String repo) {
            return Optional.of("/repos/" + repo);
        }

        @Override
        public Optional<String> filePage(Optional<String> branch, String path) {
            return Optional.of("/blob/" + encoded(branch.orElse("HEAD")) + "/" + encoded(path));
        }

        @Override
        public Optional<String> workflowPage(String workflow) {
            return Optional.of("/actions/workflows/" + encoded(workflow));
        }

        @Override
        public Optional<RepositoryListing> repositories(boolean ownServer, String owner) {
            return Optional.of(new RepositoryListing(
                    List.of("/orgs/" + owner + "/repos?per_page=100", "/users/" + owner + "/repos?per_page=100"),
                    Optional.empty(),
                    List.of("full_name"),
                    Optional.of("default_branch"),
                    "archived",
                    "fork",
                    Optional.empty()));
        }
    },
    GITLAB(
            "gitlab.com",
            "altssh.gitlab.com",
            new Ci(
                    "GitLab: a token with write_repository, or job tokens allowed to push",
                    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
                    "GITLAB_USER_LOGIN")) {
        /** Groups may nest. */
        @Override
        public boolean namesByParts(long parts) {
            return parts >= 2;
        }

        @Override
        public String repoForm() {
            return super.repoForm() + " (or group/team/repo)";
        }

        @Override
        public List<TokenVariable> tokenVariables() {
            return List.of(
                    token("GITLAB_TOKEN", "oauth2").unless("CI_SERVER_URL"),
                    token("CI_JOB_TOKEN", "gitlab-ci-token").only("CI_SERVER_URL"));
        }

        @Override
        public Optional<String> apiUrl(String server, String host) {
            return Optional.of(server + "/api/v4");
        }

        @Override
        public Optional<String> repositoryCall(String repo) {
            return Optional.of("/projects/" + URLEncoder.encode(repo, StandardCharsets.UTF_8));
        }

        /** With the projects of all groups below, and without what others share with the group. */
        @Override
        public Optional<RepositoryListing> repositories(boolean ownServer, String owner) {
            String name = URLEncoder.encode(owner, StandardCharsets.UTF_8);
            return Optional.of(new RepositoryListing(
                    List.of(
                            "/groups/" + name
                                    + "/projects?include_subgroups=true&with_shared=false&order_by=id&per_page=100",
                            "/users/" + name + "/projects?order_by=id&per_page=100"),
                    Optional.empty(),
                    List.of("path_with_namespace"),
                    Optional.of("default_branch"),
                    "archived",
                    "forked_from_project",
                    Optional.of("empty_repo")));
        }

        @Override
        public Optional<String> filePage(Optional<String> branch, String path) {
            return Optional.of("/-/blob/" + encoded(branch.orElse("HEAD")) + "/" + encoded(path));
        }
    },
    BITBUCKET("bitbucket.org", "altssh.bitbucket.org", null) {
        @Override
        public List<TokenVariable> tokenVariables() {
            return List.of(token("BITBUCKET_TOKEN", tokenUser()));
        }

        /** It knows only its own word. */
        @Override
        public String tokenUser() {
            return "x-token-auth";
        }

        @Override
        public boolean apiTakesPasswords() {
            return true;
        }

        /** Bitbucket Data Center has an API of its own. */
        @Override
        public Optional<String> apiUrl(String server, String host) {
            return Optional.of(isPublic(host) ? "https://api." + host + "/2.0" : server + "/rest/api/1.0");
        }

        @Override
        public Optional<RepositoryListing> repositories(boolean ownServer, String owner) {
            return Optional.of(
                    ownServer
                            ? new RepositoryListing(
                                    List.of("/projects/" + owner + "/repos?limit=100"),
                                    Optional.of("values"),
                                    List.of("project.key", "slug"),
                                    Optional.empty(),
                                    "archived",
                                    "origin",
                                    Optional.empty())
                            : new RepositoryListing(
                                    List.of("/repositories/" + owner + "?pagelen=100"),
                                    Optional.of("values"),
                                    List.of("full_name"),
                                    Optional.of("mainbranch.name"),
                                    "archived",
                                    "parent",
                                    Optional.empty()));
        }

        /** Bitbucket Data Center has a folder for it. */
        @Override
        String clonePath(boolean ownServer, String repo) {
            return (ownServer ? "scm/" : "") + super.clonePath(ownServer, repo);
        }

        /** Bitbucket Data Center has other addresses, which do not follow from the name alone. */
        @Override
        public Optional<String> page(Optional<String> server, String repo) {
            return server.isPresent() ? Optional.empty() : super.page(server, repo);
        }

        @Override
        public Optional<String> filePage(Optional<String> branch, String path) {
            return Optional.of("/src/" + encoded(branch.orElse("HEAD")) + "/" + encoded(path));
        }
    },
    GITEA("gitea.com", null, null) {
        @Override
        public List<TokenVariable> tokenVariables() {
            return List.of(token("GITEA_TOKEN", "oauth2").unless("GITEA_SERVER_URL"));
        }

        @Override
        public Optional<String> apiUrl(String server, String host) {
            return Optional.of(server + "/api/v1");
        }

        @Override
        public Optional<RepositoryListing> repositories(boolean ownServer, String owner) {
            return Optional.of(new RepositoryListing(
                    List.of("/orgs/" + owner + "/repos?limit=50", "/users/" + owner + "/repos?limit=50"),
                    Optional.empty(),
                    List.of("full_name"),
                    Optional.of("default_branch"),
                    "archived",
                    "fork",
                    Optional.of("empty")));
        }

        /** It has no word for the default branch. */
        @Override
        public Optional<String> filePage(Optional<String> branch, String path) {
            return branch.map(name -> "/src/branch/" + encoded(name) + "/" + encoded(path));
        }
    },
    /** Any other Git server, named by a clone URL. */
    GIT(null, null, null),
    /** No repository of its own: the folder of images.yaml and the working tree around it. */
    LOCAL(null, null, null);

    private final Optional<String> publicHost;
    private final Optional<String> sshHost;
    private final Optional<Ci> ci;

    /** What its CI needs and says, as the methods of these names tell. */
    private record Ci(String pushHint, String baseBranchVariable, String actorVariable) {}

    Provider(@Nullable String publicHost, @Nullable String sshHost, @Nullable Ci ci) {
        this.publicHost = Optional.ofNullable(publicHost);
        this.sshHost = Optional.ofNullable(sshHost);
        this.ci = Optional.ofNullable(ci);
    }

    /**
     * The provider written as {@code text}, lower case only.
     *
     * @throws IllegalArgumentException if there is none; the message lists them all
     */
    public static Provider of(String text) {
        return Arrays.stream(values())
                .filter(provider -> provider.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no provider; "
                        + Suggestion.of(
                                text,
                                Arrays.stream(values()).map(Provider::text).toList())));
    }

    /** Whose public server the host is; {@code GIT} if it is nobody's. */
    public static Provider at(String host) {
        return Arrays.stream(values())
                .filter(provider -> provider.isPublic(host))
                .findFirst()
                .orElse(GIT);
    }

    /** As images.yaml and the state files write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the provider names repositories by owner and name, which it compares without regard to case. */
    public boolean namesRepositories() {
        return publicHost.isPresent();
    }

    /** Whether the name of a repository may have so many parts, as {@code owner/repo} has two. */
    public boolean namesByParts(long parts) {
        return parts == 2;
    }

    /** How the name of a repository is written, for messages. */
    public String repoForm() {
        return "owner/repo";
    }

    /** Whether the host is the one that serves this provider where a source has no {@code url}. */
    public boolean isPublic(String host) {
        return publicHost.filter(host::equals).isPresent();
    }

    /** The server where a source has no {@code url}; only of one that names repositories. */
    public String publicServer() {
        return "https://" + publicHost.orElseThrow();
    }

    /** The host that serves ssh at the port of https for the public server. */
    public Optional<String> sshHost() {
        return sshHost;
    }

    /** The host of the public server. */
    public Optional<String> publicHost() {
        return publicHost;
    }

    /** Where, below its server, a repository is cloned by https. */
    String clonePath(boolean ownServer, String repo) {
        return repo + ".git";
    }

    /** Where, below its server, ssh has a repository, without {@code .git}. */
    public String sshPath(String repo) {
        return repo;
    }

    /**
     * Where a repository is cloned from.
     *
     * @param server of one's own
     * @param repo {@code owner/repo}
     */
    public String cloneUrl(Optional<String> server, String repo) {
        return server.orElseGet(this::publicServer).replaceFirst("/+$", "") + "/" + clonePath(server.isPresent(), repo);
    }

    /** Where its tokens are in the environment, those that count most first. */
    public List<TokenVariable> tokenVariables() {
        return List.of();
    }

    /** What its servers accept as the user beside a token that needs none. */
    public String tokenUser() {
        return "x-access-token";
    }

    /** What to do where the host does not let us in, to go on with after a comma. */
    public String accessHint(String host) {
        String hint = Words.OURS.login(host);
        return isPublic(host) ? hint + ", or " + tokenVariables().get(0).name() + " into the environment" : hint;
    }

    /** What lets a build push to its repository, for people. */
    public Optional<String> pushHint() {
        return ci.map(Ci::pushHint);
    }

    /**
     * Where its API is, without a slash at the end; empty where we ask it for nothing.
     *
     * @param server its URL, without a slash at the end
     * @param host its name, with an unusual port
     */
    public Optional<String> apiUrl(String server, String host) {
        return Optional.empty();
    }

    /**
     * What of the API describes a repository, {@code default_branch} included; empty where we ask it for nothing.
     *
     * @param repo {@code owner/repo}
     */
    public Optional<String> repositoryCall(String repo) {
        return Optional.empty();
    }

    /**
     * Where people look at a repository, without a slash at the end; empty where that is not known.
     *
     * @param server of one's own
     * @param repo {@code owner/repo}
     */
    public Optional<String> page(Optional<String> server, String repo) {
        return publicHost.map(
                any -> server.orElseGet(this::publicServer).replaceFirst("/+$", "") + "/" + encoded(repo));
    }

    /** What follows the {@link #page} of a repository where a file is shown; empty where that is not known. */
    public Optional<String> filePage(Optional<String> branch, String path) {
        return Optional.empty();
    }

    /** What follows the {@link #page} of a repository where the runs of a workflow are listed; empty where there is none. */
    public Optional<String> workflowPage(String workflow) {
        return Optional.empty();
    }

    /** The parts of a path, each of which may hold whatever it likes. */
    private static String encoded(String path) {
        return Stream.of(path.split("/"))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    /** Whether its API takes a user and a password; one that does not takes the secret alone, as a token. */
    public boolean apiTakesPasswords() {
        return false;
    }

    /**
     * How its API lists the repositories of an owner: a user, an organisation, a group; empty where we ask it for nothing.
     *
     * @param ownServer whether it is no public server
     * @param owner as the name of a repository begins, {@code acme} or {@code group/team}
     */
    public Optional<RepositoryListing> repositories(boolean ownServer, String owner) {
        return Optional.empty();
    }

    /** Where its CI says what the working tree is about to be merged into. */
    public Optional<String> baseBranchVariable() {
        return ci.map(Ci::baseBranchVariable);
    }

    /** Where its CI says who began the build. */
    public Optional<String> actorVariable() {
        return ci.map(Ci::actorVariable);
    }

    TokenVariable token(String name, String user) {
        return TokenVariable.at(publicHost.orElseThrow(), name, user);
    }
}
