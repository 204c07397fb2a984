package io.imagefactory.core.git;

import io.imagefactory.core.git.Exchange.Sign;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.util.List;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.jspecify.annotations.Nullable;

/** The user's {@code known_hosts}, taken strictly whatever ssh is configured to do: a host that is not in them is refused. */
record KnownHosts(ServerKeyDatabase files, Exchange exchange) implements ServerKeyDatabase {

    @Override
    public List<PublicKey> lookup(String address, InetSocketAddress remote, Configuration config) {
        return files.lookup(address, remote, new Strict(config));
    }

    @Override
    public boolean accept(
            String address,
            InetSocketAddress remote,
            PublicKey key,
            Configuration config,
            @Nullable CredentialsProvider provider) {
        boolean known = files.accept(address, remote, key, new Strict(config), provider);
        if (!known) {
            exchange.note(Sign.STRANGER);
        }
        return known;
    }

    private record Strict(Configuration usual) implements Configuration {

        @Override
        public List<String> getUserKnownHostsFiles() {
            return usual.getUserKnownHostsFiles();
        }

        @Override
        public List<String> getGlobalKnownHostsFiles() {
            return usual.getGlobalKnownHostsFiles();
        }

        @Override
        public StrictHostKeyChecking getStrictHostKeyChecking() {
            return StrictHostKeyChecking.REQUIRE_MATCH;
        }

        @Override
        public boolean getHashKnownHosts() {
            return usual.getHashKnownHosts();
        }

        @Override
        public String getUsername() {
            return usual.getUsername();
        }
    }
}
