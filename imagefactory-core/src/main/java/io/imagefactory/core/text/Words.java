package io.imagefactory.core.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What messages call that which lies outside this library: the commands, options and files of the program around it. That
 * program says so in {@code META-INF/imagefactory-words.properties}, and messages reach people, state files and plans in its
 * words; what it does not name is called as in {@code words.properties} beside this class.
 *
 * @param discover what reads Dockerfiles; to follow "run"
 * @param refresh what asks registries; to follow "run"
 * @param offline that no connection is to be opened; a clause
 * @param checkouts what maps folders in which repositories are checked out; to follow "with", and with a verb
 * @param release what names that which is released; to come before a colon
 * @param allowedProtocols what lists the protocols by which Git hosts may be reached; to follow "add it to"
 * @param cacheDirectory what says where things are kept that can be fetched again; to follow "see"
 * @param caCertificates what names a file of certificates to trust; to follow "in"
 * @param claimRemote what names the remote at which rebuilds are claimed; to follow "with"
 * @param lockTimeout for how many seconds a run waits for another one
 * @param noClaim what has rebuilds asked for unclaimed; with a verb
 * @param login how a host, {@code %s}, comes to know us; half a sentence, in the imperative
 */
public record Words(
        String discover,
        String refresh,
        String offline,
        String checkouts,
        String release,
        String allowedProtocols,
        String cacheDirectory,
        String caCertificates,
        String lockTimeout,
        String claimRemote,
        String noClaim,
        String login) {

    /** The words in use. */
    public static final Words OURS = of("words.properties", "/META-INF/imagefactory-words.properties");

    /** How that host comes to know us. */
    public String login(String host) {
        return login.formatted(host);
    }

    /** @param files those that are there; what a later one says goes before */
    public static Words of(String... files) {
        Properties words = new Properties();
        for (String file : files) {
            try (InputStream stream = Words.class.getResourceAsStream(file)) {
                if (stream != null) {
                    words.load(stream);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Words(
                words.getProperty("discover"),
                words.getProperty("refresh"),
                words.getProperty("offline"),
                words.getProperty("checkouts"),
                words.getProperty("release"),
                words.getProperty("allowedProtocols"),
                words.getProperty("cacheDirectory"),
                words.getProperty("caCertificates"),
                words.getProperty("lockTimeout"),
                words.getProperty("claimRemote"),
                words.getProperty("noClaim"),
                words.getProperty("login"));
    }
}
