package org.lrptoolbox.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        Models.write(classifier(), folder.resolve("model.onnx"));
        for (Path picture : List.of(folder.resolve("cat.jpg"), folder.resolve("pets/first.jpg"),
                folder.resolve("pets/second.jpg"))) {
            Files.createDirectories(picture.getParent());
            ImageFiles.write(ImageFiles.read(shapes.resolve("cross-ring.png")), picture);
        }
    }

    /** A network like those of others: a thousand classes of pictures of 224 x 224. */
    private static Network classifier() {
        Conv conv = new Conv(Weights.of(RandomTensors.normal(1, 4, 3, 16, 16).map(v -> v / 40)), new double[4],
                Frame.of(16, 16).withStride(16, 16), 1);
        Dense dense = new Dense(Weights.of(RandomTensors.normal(2, 1000, 4 * 14 * 14).map(v -> v / 28)), true,
                new double[1000]);
        return Network.builder().input(Input.real("data", 3, 224, 224)).add("conv", conv, "data")
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
