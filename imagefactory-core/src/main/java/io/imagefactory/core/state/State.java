package io.imagefactory.core.state;

import io.imagefactory.core.yaml.YamlMapping;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that is known, by name.
 *
 * @param images what images.yaml enrols
 * @param baseImages what managed images stand on
 * @param archivedImages what images.yaml once enrolled
 * @param archivedBaseImages what managed images once stood on
 */
public record State(
        SortedMap<String, ImageState> images,
        SortedMap<String, BaseImageState> baseImages,
        SortedMap<String, ImageState> archivedImages,
        SortedMap<String, BaseImageState> archivedBaseImages) {

    /** Nothing is known. */
    public static final State EMPTY = new State(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public State {
        images = Collections.unmodifiableSortedMap(new TreeMap<>(images));
        baseImages = Collections.unmodifiableSortedMap(new TreeMap<>(baseImages));
        archivedImages = Collections.unmodifiableSortedMap(new TreeMap<>(archivedImages));
        archivedBaseImages = Collections.unmodifiableSortedMap(new TreeMap<>(archivedBaseImages));
    }

    /** The contents of all files. */
    SortedMap<StatePath, YamlMapping> toTrees() {
        SortedMap<StatePath, YamlMapping> trees = new TreeMap<>();
        images.forEach((name, image) -> trees.put(new StatePath(Folder.IMAGES, false, name), image.toTree()));
        archivedImages.forEach((name, image) -> trees.put(new StatePath(Folder.IMAGES, true, name), image.toTree()));
        baseImages.forEach((name, image) -> trees.put(new StatePath(Folder.BASE_IMAGES, false, name), image.toTree()));
        archivedBaseImages.forEach(
                (name, image) -> trees.put(new StatePath(Folder.BASE_IMAGES, true, name), image.toTree()));
        return trees;
    }
}
