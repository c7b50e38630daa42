package org.lrptoolbox.demos.shapes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.lrptoolbox.image.ImageLayout;
import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.OnnxFormat;
import org.lrptoolbox.layer.Layout;
import org.lrptoolbox.onnx.write.ExportOptions;
import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.train.Initialization;
import org.lrptoolbox.train.Samples;
import org.lrptoolbox.train.Trainer;
import org.lrptoolbox.train.TrainingOptions;

/**
 * Makes the model and the pictures of the shapes demo: draws shapes, trains a small network on them and stores all below
 * a folder (by default {@code demos}). Takes some minutes. Seeds are fixed, so a second run gives the same pictures and,
 * up to rounding, the same network.
 */
public final class TrainShapesModel {
    private static final int TRAINING = 20_000;
    private static final int VALIDATION = 1000;
    private static final TrainingOptions OPTIONS = TrainingOptions.DEFAULTS.withBatchSize(64);
    private static final Frame HALVE = Frame.of(2, 2).withStride(2, 2);

    private TrainShapesModel() {}

    /** Trains and writes; the first argument, if any, is the folder. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "demos");
        writePictures(Files.createDirectories(folder.resolve("data/shapes")));
        Network network = network(new LegacyRandom(1));
        Samples training = ShapeDataset.generate(1, TRAINING, 1, 1, 2).samples();
        Samples validation = ShapeDataset.generate(3, VALIDATION, 1).samples();
        for (TrainingOptions stage : List.of(OPTIONS.withLearningRate(0.005).withIterations(3000),
                OPTIONS.withLearningRate(0.001).withIterations(1500))) {
            network = new Trainer(stage).withRandom(new LegacyRandom(0)).withMessages(System.out::println)
                    .trained(network, training, validation);
        }
        Network scores = network.truncated(network.size() - 2);
        Path models = Files.createDirectories(folder.resolve("models/shapes"));
        Models.write(scores, models.resolve("shapes.nn"));
        new OnnxFormat().write(scores, models.resolve("shapes.onnx"), ExportOptions.DEFAULT.withLayout(Layout.NCHW)
                .withSample(ShapePicture.SIZE, ShapePicture.SIZE, 3));
    }

    /** Three convolutions and a dense layer; the softmax is for training only. */
    private static Network network(LegacyRandom random) {
        return Network.sequential(Initialization.convolution(5, 5, 3, 8, 1, 1, random), new Rect(), MaxPool.last(HALVE),
                Initialization.convolution(5, 5, 8, 16, 1, 1, random), new Rect(), MaxPool.last(HALVE),
                Initialization.convolution(3, 3, 16, 32, 1, 1, random), new Rect(), new Flatten(),
                Initialization.linear(800, Shape.values().length, random), new SoftMax());
    }

    /** One picture of every shape, and some of two shapes; of those that show the same, the last. */
    private static void writePictures(Path folder) throws IOException {
        List<String> names = Arrays.stream(Shape.values()).map(Shape::label).toList();
        AtomicFile.write(folder.resolve("classes.txt"),
                out -> out.write((String.join("\n", names) + "\n").getBytes(StandardCharsets.UTF_8)));
        AtomicFile.write(folder.resolve("preprocess.txt"), out -> out
                .write((ShapeDataset.preprocessing(ImageLayout.NCHW) + "\n").getBytes(StandardCharsets.UTF_8)));
        for (ShapePicture picture : ShapeDataset.generate(4, 12, 1).pictures()) {
            write(picture, folder);
        }
        for (ShapePicture picture : ShapeDataset.generate(5, 4, 2).pictures()) {
            write(picture, folder);
        }
    }

    private static void write(ShapePicture picture, Path folder) throws IOException {
        String name = picture.shapes().stream().map(s -> s.shape().label()).collect(Collectors.joining("-"));
        ImageFiles.write(picture.image(), folder.resolve(name + ".png"));
    }
}
