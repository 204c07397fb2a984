package io.imagefactory.core.text;

import java.util.ServiceLoader;

/**
 * What messages call that which lies outside this library: the commands, options and files of the program around it. That
 * program says so by a service of this type, and messages reach people, state files and plans in its words; without one,
 * things are called as they are here.
 */
public interface Words {

    /** The words in use. */
    Words OURS = ServiceLoader.load(Words.class, Words.class.getClassLoader())
            .findFirst()
            .orElse(new Words() {});

    /** What reads Dockerfiles; to follow "run". */
    default String discover() {
        return "`discover`";
    }

    /** What asks registries; to follow "run". */
    default String refresh() {
        return "`refresh`";
    }

    /** That no connection is to be opened; a clause. */
    default String offline() {
        return "no connection is opened";
    }

    /** What maps folders in which repositories are checked out; to follow "with", and with a verb. */
    default String checkouts() {
        return "checkouts";
    }

    /** What names that which is released; to come before a colon. */
    default String release() {
        return "release";
    }

    /** What lists the protocols by which Git hosts may be reached; to follow "add it to". */
    default String allowedProtocols() {
        return "allowedProtocols";
    }

    /** What says where things are kept that can be fetched again; to follow "see". */
    default String cacheDirectory() {
        return "cacheDirectory";
    }

    /** What names the remote at which rebuilds are claimed; to follow "with". */
    default String claimRemote() {
        return "claimRemote";
    }

    /** What has rebuilds asked for unclaimed; with a verb. */
    default String noClaim() {
        return "claim=false";
    }

    /** How a host comes to know us; half a sentence, in the imperative. */
    default String login(String host) {
        return "have a login known for " + host;
    }
}
