package io.imagefactory.kargo;

import io.imagefactory.core.ci.CiRequest;
import io.imagefactory.core.ci.CiSystems;
import io.imagefactory.core.enrollment.Build;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the build of an image is started: by a call of its CI system.
 *
 * @param request what is called
 * @param apiUrl {@code https://api.github.com}, or that of a server of one's own
 * @param ref the branch whose workflow or pipeline is run
 * @param tokenSecret the name of a Secret with the key {@code token}
 */
public record Dispatch(CiRequest request, String apiUrl, String ref, String tokenSecret) {

    /**
     * Empty where the CI system is none that Kargo can ask, or the source does not say what is to run there, or on which
     * branch.
     */
    public static Optional<Dispatch> of(Build build) {
        return CiSystems.askedByToken(build)
                .flatMap(system -> system.request(build))
                .flatMap(request -> build.source()
                        .branch()
                        .flatMap(ref -> ApiServer.of(build.source())
                                .map(server -> new Dispatch(request, server.url(), ref, server.tokenSecret()))));
    }

    /** What the task is told of it, in order. */
    public Map<String, String> vars() {
        Map<String, String> vars = new LinkedHashMap<>();
        vars.put("apiUrl", apiUrl);
        request.values().forEach(value -> vars.put(value.name(), value.text()));
        vars.put("ref", ref);
        vars.put("tokenSecret", tokenSecret);
        return vars;
    }
}
