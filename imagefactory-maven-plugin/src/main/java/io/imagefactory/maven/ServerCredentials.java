package io.imagefactory.maven;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.text.MendableException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/**
 * The {@code <server>} entries of settings.xml: the one that {@code <credentials>} names for a host, else the one whose id
 * is the host. Decrypted when a host asks for it, and no other.
 */
final class ServerCredentials implements Credentials {

    private final Settings settings;
    private final SettingsDecrypter decrypter;
    private final Map<String, String> serverByHost;
    private final Log log;
    private final Map<String, Optional<Credential>> asked = new ConcurrentHashMap<>();

    private ServerCredentials(
            Settings settings, SettingsDecrypter decrypter, Map<String, String> serverByHost, Log log) {
        this.settings = settings;
        this.decrypter = decrypter;
        this.serverByHost = serverByHost;
        this.log = log;
    }

    /** @throws MendableException if an entry of {@code <credentials>} is incomplete, or a host is named twice */
    static Credentials of(Settings settings, SettingsDecrypter decrypter, List<HostServer> credentials, Log log) {
        Map<String, String> serverByHost = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HostServer entry : credentials) {
            if (entry.host == null || entry.server == null) {
                throw new MendableException("a <credential> needs <host> and <server>");
            }
            if (serverByHost.put(entry.host, entry.server) != null) {
                throw new MendableException("<credentials> has two servers for " + entry.host + "; keep one");
            }
        }
        return new ServerCredentials(settings, decrypter, serverByHost, log);
    }

    @Override
    public Optional<Credential> forHost(String host) {
        return asked.computeIfAbsent(host.toLowerCase(Locale.ROOT), this::find);
    }

    private Optional<Credential> find(String host) {
        String mapped = serverByHost.get(host);
        if (mapped == null) {
            return settings.getServers().stream()
                    .filter(server -> host.equalsIgnoreCase(server.getId()))
                    .findFirst()
                    .flatMap(this::decrypted);
        }
        Server server = settings.getServer(mapped);
        if (server == null) {
            log.warn("<credentials> names server " + mapped + " for " + host
                    + ", but settings.xml has no such <server>");
        }
        return Optional.ofNullable(server).flatMap(this::decrypted);
    }

    private Optional<Credential> decrypted(Server server) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        boolean failed = result.getProblems().stream()
                .anyMatch(problem -> problem.getSeverity() != SettingsProblem.Severity.WARNING);
        if (failed) {
            // What the problem says may hold the password that could not be read.
            log.warn(
                    "settings.xml: the password of server " + server.getId() + " cannot be decrypted, and is not used; "
                            + "see https://maven.apache.org/guides/mini/guide-encryption.html");
            return Optional.empty();
        }
        return Optional.ofNullable(result.getServer().getPassword())
                .filter(password -> !password.isBlank())
                .map(password ->
                        new Credential(Optional.ofNullable(result.getServer().getUsername()), new Secret(password)));
    }
}
