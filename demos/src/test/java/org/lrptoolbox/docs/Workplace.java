package org.lrptoolbox.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.lrptoolbox.model.Models;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.RandomTensors;
import org.lrptoolbox.testing.Shared;

/** A folder with the files that the documentation takes for granted: demos as they are, and a user's own. */
final class Workplace {
    private Workplace() {}

    /** Fills a folder. */
    static void prepare(Path folder) throws IOException {
        Path demos = Shared.projectRoot().resolve("demos");
        for (String part : List.of("data", "models", "python", "matlab")) {
            copy(demos.resolve(part), folder.resolve("demos").resolve(part));
        }
        Path shapes = demos.resolve("data/shapes");
        Files.copy(demos.resolve("models/digits/LeNet-5.nn"), folder.resolve("LeNet-5.nn"));
        Models.write(Models.read(demos.resolve("models/digits/LeNet-5.nn")), folder.resolve("LeNet-5.mat"));
        StoredArrays.write(TypedArray.of(RandomTensors.normal(3, 2, 32, 32, 1)), folder.resolve("images.npy"));
        StoredArrays.write(TypedArray.of(RandomTensors.normal(3, 2, 32, 32)), folder.resolve("images.mat"));
        Models.write(classifier(224), folder.resolve("model.onnx"));
        caffe(folder.resolve("path/to"));
        for (Path picture : List.of(folder.resolve("cat.jpg"), folder.resolve("pets/first.jpg"),
                folder.resolve("pets/second.jpg"), folder.resolve("path/to/pictures/cat.jpg"))) {
            Files.createDirectories(picture.getParent());
            ImageFiles.write(ImageFiles.read(shapes.resolve("cross-ring.png")), picture);
        }
    }

    /** Files by the names that Caffe's own had, small. */
    private static void caffe(Path folder) throws IOException {
        Files.createDirectories(folder);
        Models.write(classifier(227), folder.resolve("bvlc_reference_caffenet.caffemodel"));
        StoredArrays.write(TypedArray.of(RandomTensors.normal(4, 1, 3, 256, 256).map(v -> 110 + v)), folder.resolve(
                "imagenet_mean.binaryproto"));
        Files.write(folder.resolve("synset_words.txt"), IntStream.range(0, 1000).mapToObj(i -> "n%08d class %d"
                .formatted(i, i)).toList());
    }

    /** A network like those of others: a thousand classes of pictures of a side, such as 224. */
    private static Network classifier(int side) {
        Conv conv = new Conv(Weights.of(RandomTensors.normal(1, 4, 3, 16, 16).map(v -> v / 40)), new double[4],
                Frame.of(16, 16).withStride(16, 16), 1);
        Dense dense = new Dense(Weights.of(RandomTensors.normal(2, 1000, 4 * 14 * 14).map(v -> v / 28)), true,
                new double[1000]);
        return Network.builder().input(Input.real("data", 3, side, side)).add("conv", conv, "data")
                .add("relu", new Rect(), "conv").add("flat", new Flatten(), "relu").add("dense", dense, "flat").build();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
