package io.imagefactory.core.state;

import io.imagefactory.core.text.Excerpt;
import io.imagefactory.core.yaml.YamlDocument;
import io.imagefactory.core.yaml.YamlException;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlProblem;
import io.imagefactory.core.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file and what it says, or what is wrong with it; neither where it is no state.
 *
 * @param image in the folder of images
 * @param baseImage in that of base images
 * @param disputed where its versions are merged here, what the other version says of the keys that contradict
 */
record StateFile(
        StatePath path,
        YamlMapping tree,
        Optional<ImageState> image,
        Optional<BaseImageState> baseImage,
        List<String> problems,
        Optional<YamlMapping> disputed) {

    static StateFile of(StatePath path, byte[] content) {
        if (UnforcedFiles.isBlank(content)) {
            return broken(
                    path,
                    1,
                    "there is nothing in the file, as after a power failure; restore it as a commit has it, by "
                            + "`git checkout COMMIT -- FILE`, or remove it if none has");
        }
        try {
            YamlDocument document = YamlReader.read(content);
            if (!(document.root() instanceof YamlMapping mapping)) {
                return broken(path, new YamlProblem(document.root().position(), "a state file is a mapping"));
            }
            return document.problems().isEmpty()
                    ? of(path, StateCodec.canonical(path.folder(), mapping))
                    : broken(path, document.problems().toArray(YamlProblem[]::new));
        } catch (YamlException e) {
            return broken(path, e.problem());
        }
    }

    /** @param tree in canonical form */
    static StateFile of(StatePath path, YamlMapping tree) {
        Optional<String> name = tree.text(Field.NAME.key()).filter(path.name()::equals);
        if (path.folder() != Folder.BASE_IMAGES) {
            Optional<ImageState> image =
                    name.filter(any -> path.folder() == Folder.IMAGES).map(own -> StateCodec.image(own, tree));
            return new StateFile(path, tree, image, Optional.empty(), List.of(), Optional.empty());
        }
        try {
            Optional<BaseImageState> image = name.map(own -> StateCodec.baseImage(own, tree, Optional.empty()));
            return new StateFile(path, tree, Optional.empty(), image, List.of(), Optional.empty());
        } catch (IllegalArgumentException e) {
            return broken(path, List.of(path + ": " + e.getMessage()));
        }
    }

    /** Whether it is a file in which Kargo records. */
    boolean isKargos() {
        return path.folder() == Folder.KARGO
                && tree.text(Field.NAME.key()).filter(path.name()::equals).isPresent();
    }

    /** With what Kargo has recorded of the base image since. */
    StateFile recorded(YamlMapping kargo) {
        if (baseImage.isEmpty()) {
            return this;
        }
        YamlMapping both = StateCodec.recorded(tree, kargo);
        return new StateFile(
                path,
                both,
                image,
                Optional.of(StateCodec.baseImage(path.name(), both, Optional.of(kargo))),
                problems,
                disputed);
    }

    /** The same, whose versions are merged here. */
    StateFile merged(YamlMapping contradicting) {
        return new StateFile(path, tree, image, baseImage, problems, Optional.of(contradicting));
    }

    static StateFile broken(StatePath path, int line, String problem) {
        return broken(path, List.of(Excerpt.of(path.toString()) + ":" + line + ": " + problem));
    }

    private static StateFile broken(StatePath path, YamlProblem... problems) {
        return broken(
                path,
                Stream.of(problems)
                        .map(problem -> Excerpt.of(path.toString()) + ":" + problem)
                        .toList());
    }

    private static StateFile broken(StatePath path, List<String> problems) {
        return new StateFile(path, YamlMapping.EMPTY, Optional.empty(), Optional.empty(), problems, Optional.empty());
    }
}
