package io.imagefactory.core.source;

import io.imagefactory.core.file.FileContent;
import java.io.IOException;

/** Files of one repository at one state of it. */
interface Tree {

    /**
     * The file at the path that a source names, read without leaving the tree.
     *
     * @throws IOException where this machine cannot say what is there, so that nothing is known of the file
     */
    FileContent read(String dockerfile) throws IOException;
}
