package org.lrptoolbox.demos.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.train.Trainer;
import org.lrptoolbox.train.TrainingOptions;

/**
 * Makes the models of the text demo: trains the networks of {@link TextNetworks} on sentences of {@link Grammar} and
 * writes them, the tokenizer and the names of the classes below a folder (by default {@code demos}). Seeds are fixed.
 */
public final class TrainTextModels {
    private static final int TRAINING = 4000;
    private static final int VALIDATION = 500;
    private static final TrainingOptions OPTIONS = TrainingOptions.DEFAULTS.withBatchSize(50).withLearningRate(0.005)
            .withIterations(3000);

    private TrainTextModels() {}

    /** Trains and writes; the first argument, if any, is the folder. */
    public static void main(String[] args) throws IOException {
        Path models = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "demos").resolve("models/text"));
        write(models.resolve("tokenizer.json"), WordTokenizer.json());
        write(models.resolve("classes.txt"), "complaint\npraise\n");
        for (TextNetworks kind : TextNetworks.values()) {
            Models.write(trained(kind, System.out::println),
                    models.resolve(kind.name().toLowerCase(Locale.ROOT) + ".onnx"));
        }
    }

    /** A trained network that takes the numbers of words. */
    static Network trained(TextNetworks kind, Consumer<String> messages) {
        Network network = new Trainer(OPTIONS).withRandom(new LegacyRandom(0)).withMessages(messages).trained(kind
                .untrained(1), Grammar.samples(Grammar.sentences(2, TRAINING)),
                Grammar.samples(Grammar.sentences(3, VALIDATION)));
        return TextNetworks.reading(network);
    }

    private static void write(Path file, String text) throws IOException {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
