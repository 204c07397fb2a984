package io.imagefactory.core.yaml;

/**
 * What has a list.
 *
 * @param root the mapping that the document is
 * @param name the key
 */
record ListKey(YamlMapping root, String name) {

    Position position() {
        return root.keyPosition(name);
    }

    /** In how far an item begins that is the first. */
    int inside() {
        return position().column() + 1;
    }
}
