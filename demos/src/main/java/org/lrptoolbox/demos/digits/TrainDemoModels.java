package org.lrptoolbox.demos.digits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Arrays;
import java.util.function.Function;

import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.train.Evaluation;
import org.lrptoolbox.train.Samples;
import org.lrptoolbox.train.Trainer;
import org.lrptoolbox.train.TrainingOptions;

/**
 * Makes the models and data of the demos: writes digits, trains three networks on them and stores all below a folder
 * (by default {@code demos}). Takes some minutes. Seeds are fixed, so a second run gives the same digits and,
 * up to rounding, the same networks.
 */
public final class TrainDemoModels {
    private static final int TRAINING = 20_000;
    private static final int VALIDATION = 2_000;
    private static final int TEST = 500;
    private static final double UNIT = 1000;

    private final Path folder;
    private final DigitDataset training = DigitDataset.generate(1, TRAINING);
    private final DigitDataset validation = DigitDataset.generate(2, VALIDATION);
    private final DigitDataset test = DigitDataset.generate(3, TEST);

    private TrainDemoModels(Path folder) {
        this.folder = folder;
    }

    /** Trains and writes; the first argument, if any, is the folder. */
    public static void main(String[] args) throws IOException {
        new TrainDemoModels(Path.of(args.length > 0 ? args[0] : "demos")).run();
    }

    private void run() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data/digits"));
        for (String ending : List.of(".npy", ".mat")) {
            StoredArrays.write(test.images(), data.resolve("test_images" + ending));
            StoredArrays.write(test.labelColumn(), data.resolve("test_labels" + ending));
        }
        TrainingOptions options = TrainingOptions.DEFAULTS.withBatchSize(64).withLearningRate(0.002)
                .withIterations(2500);
        Network tanh = trained(DemoNetworks.tanh(new LegacyRandom(1)), options.withIterations(6000),
                DigitDataset::vectors);
        write(tanh, "long-tanh.nn");
        Network rect = trained(DemoNetworks.rect(new LegacyRandom(2)), options.withIterations(6000),
                DigitDataset::vectors);
        write(rect, "long-rect.nn");
        write(rect, "long-rect.mat");
        Network leNet = trained(DemoNetworks.leNet(new LegacyRandom(3)), options, DigitDataset::padded);
        Network scores = leNet.truncated(leNet.size() - 2);
        write(scores, "LeNet-5.nn");
        write(scores, "LeNet-5.txt");
    }

    private Network trained(Network untrained, TrainingOptions options, Function<DigitDataset, Samples> view) {
        Network network = rounded(new Trainer(options).withRandom(new LegacyRandom(0))
                .withMessages(System.out::println)
                .trained(untrained, view.apply(training), view.apply(validation)));
        Samples held = view.apply(test);
        Evaluation found = Evaluation.of(new JavaEngine().forward(network, held.inputs()).output(), held.targets());
        System.out.println("accuracy on the test digits: " + found.accuracy());
        return network;
    }

    private void write(Network network, String name) throws IOException {
        Models.write(network, Files.createDirectories(folder.resolve("models/digits")).resolve(name));
    }

    /** Three decimals are plenty, and keep text files short and all files well compressible. */
    private static Network rounded(Network network) {
        return network.withLayers(network.layers().stream().map(layer -> layer instanceof TrainableLayer t
                ? t.withParameters(rounded(t.weightData()), rounded(t.bias()))
                : layer).toList());
    }

    private static double[] rounded(double... numbers) {
        return Arrays.stream(numbers).map(v -> Math.rint(v * UNIT) / UNIT).toArray();
    }
}
