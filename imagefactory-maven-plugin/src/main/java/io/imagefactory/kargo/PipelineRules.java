package io.imagefactory.kargo;

import io.imagefactory.kargo.InvalidManifestException.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What would stop a promotion, or be taken by Kargo for something else. A cluster sees none of it: steps are looked at when
 * they run.
 */
final class PipelineRules {

    /** Fewer than Git takes: quotes and backslashes would not survive {@code quote()}. */
    private static final Pattern BRANCH = Pattern.compile("\\w[\\w./+@#-]*");

    private static final Pattern PATH =
            Pattern.compile("(?!\\.{1,2}(?:/|$))[\\w.@+-]++(?:/(?!\\.{1,2}(?:/|$))[\\w.@+-]++)*+");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[{%]");

    private final List<Problem> problems = new ArrayList<>();

    private PipelineRules() {}

    /** Throws all that is wrong with a pipeline, or does nothing. */
    static void check(Pipeline pipeline, ManifestOptions options) {
        PipelineRules rules = new PipelineRules();
        rules.checkRepository(pipeline.repository());
        pipeline.rebuilds().forEach(rebuild -> rules.checkRebuild(rebuild, options.kargoVersion()));
        if (!rules.problems.isEmpty()) {
            throw new InvalidManifestException("Kargo could not run this pipeline", rules.problems);
        }
    }

    private void checkRepository(StateRepository repository) {
        if (!isRepository(repository.url())) {
            problem(
                    "imagefactory.stateRepository",
                    "must be the https URL of the Git repository that holds the state, without user, password or query:"
                            + " https://<host>/<owner>/<name>.git; Kargo finds the credentials in a Secret");
        }
        if (!BRANCH.matcher(repository.branch()).matches()) {
            problem(
                    "imagefactory.stateBranch",
                    "\"" + repository.branch() + "\" must be a branch of letters, digits and _ . / + @ # -");
        }
        if (!PATH.matcher(repository.path()).matches()) {
            problem(
                    "imagefactory.statePath",
                    "\"" + repository.path()
                            + "\" must be the path of the state folder from the root of its repository, "
                            + "such as infra/state, of letters, digits and _ . @ + - between slashes");
        }
    }

    /** The URL is not repeated in a message: there may be a password in it. */
    private static boolean isRepository(String text) {
        try {
            URI uri = new URI(text);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawPath().length() > 1;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void checkRebuild(Rebuild rebuild, KargoVersion version) {
        if (!version.marksFreight()) {
            problem(
                    rebuild,
                    "autoRebuild cannot be left to Kargo " + version
                            + ", which has no set-metadata to tell a change by (1.8 has): set"
                            + " imagefactory.kargoVersion if your cluster is newer, or imagefactory.pipeline to"
                            + " record");
        }
        if (rebuild.delay().getNano() != 0) {
            problem(rebuild, "rebuildDelay " + rebuild.delay() + " must be whole seconds for Kargo " + version);
        }
        checkText(rebuild, "branch", rebuild.dispatch().ref());
        rebuild.system().problem(rebuild.inputs()).ifPresent(message -> problem(rebuild, message));
        rebuild.inputs().forEach((name, text) -> checkText(rebuild, "input \"" + name + "\":", text.template()));
    }

    private void checkText(Rebuild rebuild, String what, String text) {
        if (EXPRESSION.matcher(text).find()) {
            problem(rebuild, what + " \"" + text + "\" must not hold `${{` or `${%`, which begin a Kargo expression");
        }
    }

    private void problem(Rebuild rebuild, String message) {
        problems.add(new Problem(rebuild.place(), "image \"" + rebuild.image() + "\"", message));
    }

    private void problem(String subject, String message) {
        problems.add(new Problem(Optional.empty(), subject, message));
    }
}
