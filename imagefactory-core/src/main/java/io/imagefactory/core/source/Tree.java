package io.imagefactory.core.source;

import io.imagefactory.core.file.FileContent;

/** Files of one repository at one state of it. */
interface Tree {

    /** The file at the path that a source names, read without leaving the tree. */
    FileContent read(String dockerfile);
}
