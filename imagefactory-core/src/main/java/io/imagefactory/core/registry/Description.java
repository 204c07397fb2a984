package io.imagefactory.core.registry;

/** What an image says of itself where its digest leads. */
public sealed interface Description permits ImageIndex, ImageManifest {}
