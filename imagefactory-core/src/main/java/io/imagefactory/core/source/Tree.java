package io.imagefactory.core.source;

/** Files of one repository at one state of it. */
interface Tree {

    /** The file at the path that a source names, read without leaving the tree. */
    SourceContent read(String dockerfile);
}
