package io.imagefactory.core.claim;

import io.imagefactory.core.git.CloneUrl;
import io.imagefactory.core.git.GitHostSettings;
import io.imagefactory.core.git.PushUrl;
import io.imagefactory.core.git.RemoteReferences;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Claims that are settled by the Git server of the infra repository: for each image a reference below {@code
 * refs/imagefactory/rebuilds/}, which the server moves only from where it was seen. The working tree and its repository
 * are left alone.
 */
public record GitClaims(CloneUrl url, Duration timeout, GitHostSettings settings) implements Claims {
    /**
     * Opens no connection.
     *
     * @param folder in the working tree of the infra repository; it need not exist
     * @param remote the name of a remote of that tree, or a URL
     * @param timeout for how long a claim stands
     * @throws ClaimException if there is no such remote, or it is reached by a protocol that is not allowed
     */
    public static GitClaims at(Path folder, String remote, Duration timeout, GitHostSettings settings)
            throws ClaimException {
        CloneUrl url;
        try {
            url = PushUrl.of(folder, remote);
        } catch (PushUrl.NoRemoteException e) {
            throw ClaimException.noRemote(remote, e.getMessage());
        }
        // A folder may not be read because images.yaml says so; that the user pushes to one is his own doing.
        if (!url.scheme().equals("file") && !settings.protocols().contains(url.scheme())) {
            throw ClaimException.notAllowed(url);
        }
        return new GitClaims(url, timeout, settings);
    }

    @Override
    public Map<String, Outcome> claim(Collection<Claim> wanted, Instant now) throws IOException {
        Map<String, Claim> byRef = new LinkedHashMap<>();
        for (Claim claim : wanted) {
            if (byRef.put(claim.ref(), claim) != null) {
                throw new IllegalArgumentException(claim.image() + " is claimed twice at once");
            }
        }
        if (byRef.isEmpty()) {
            return Map.of();
        }
        try (RemoteReferences server = RemoteReferences.open(url, settings)) {
            return new ClaimRound(server, timeout, now.truncatedTo(ChronoUnit.SECONDS)).run(byRef, settings.retries());
        }
    }
}
