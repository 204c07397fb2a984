package io.imagefactory.kargo.cdk8s;

import io.imagefactory.core.text.MendableException;

/** There is no Node to run cdk8s on, or it is none that would do. */
public final class NodeException extends MendableException {

    NodeException(String what) {
        super(what + ". Kargo manifests are made by cdk8s, which runs on Node.js " + Node.OLDEST
                + " or newer: install it (https://nodejs.org, a release with long-term support) so that `node` is on"
                + " the PATH, or name its executable with imagefactory.node");
    }
}
