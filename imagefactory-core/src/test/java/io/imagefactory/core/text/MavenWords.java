package io.imagefactory.core.text;

/** The words of the program that this library is made for, in which the tests read messages. */
public final class MavenWords implements Words {

    @Override
    public String discover() {
        return "`mvn imagefactory:discover`";
    }

    @Override
    public String refresh() {
        return "`mvn imagefactory:refresh`";
    }

    @Override
    public String offline() {
        return "Maven is offline (-o)";
    }

    @Override
    public String checkouts() {
        return "<checkouts>";
    }

    @Override
    public String release() {
        return "imagefactory.release";
    }

    @Override
    public String allowedProtocols() {
        return "-Dimagefactory.allowedProtocols";
    }

    @Override
    public String cacheDirectory() {
        return "imagefactory.cacheDirectory";
    }

    @Override
    public String claimRemote() {
        return "-Dimagefactory.claimRemote";
    }

    @Override
    public String noClaim() {
        return "-Dimagefactory.claim=false";
    }

    @Override
    public String login(String host) {
        return "put a <server> with id " + host + " into settings.xml";
    }
}
