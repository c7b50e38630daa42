package org.lrptoolbox.composite;

import org.lrptoolbox.legacy.Variant;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.testing.Close.GOLDEN;
import static org.lrptoolbox.testing.Close.assertClose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.canonize.OutputActivation;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.engine.Trace;
import org.lrptoolbox.engine.Wanted;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.Golden;
import org.lrptoolbox.testing.Shared;

/** Every reference relevance of the original toolbox, found by the names of its files. */
class GoldenRelevanceTest {
    private static final Pattern NAME = Pattern
            .compile("R__(?:(with-softmax-)?(dominant|full)__)?(?:aware_)?(.*?)(?:_(-?[0-9.]+))?\\.npy");
    private static final JavaEngine ENGINE = new JavaEngine();

    @ParameterizedTest
    @CsvSource({"lenet5,toolbox/models/MNIST/LeNet-5.txt", "mlp_tanh_softmax,", "mlp_rect,", "cnn_maxpool,",
        "cnn_sumpool,", "degenerate_linear,", "degenerate_conv,", "degenerate_sumpool,", "degenerate_maxpool,"})
    void agreesWithTheOriginal(String folder, @Nullable String model) throws IOException {
        Path cases = Shared.path("golden/toolbox/" + folder);
        Network network = network(cases, folder, model);
        Tensor x = Golden.read(cases.resolve("x.npy"));
        List<Path> files;
        try (Stream<Path> list = Files.list(cases)) {
            files = list.filter(f -> NAME.matcher(f.getFileName().toString()).matches()).sorted().toList();
        }
        assertTrue(files.size() >= 8, "reference results in " + cases);
        for (Path file : files) {
            Matcher m = NAME.matcher(file.getFileName().toString());
            assertTrue(m.matches());
            Network part = m.group(1) == null
                    ? Canonizers.dropOutputActivation(OutputActivation.DROPPED).apply(network)
                    : network;
            Trace trace = ENGINE.forward(part, x);
            Tensor seed = m.group(2) == null
                    ? Golden.read(cases.resolve("R_in.npy"))
                    : "full".equals(m.group(2)) ? trace.output() : dominant(trace.output());
            RuleTable rules = new RuleTable("golden", part, rules(part, m.group(3), m.group(4)));
            Tensor r = ENGINE.relevance(trace, rules, seed, Wanted.INPUT_ONLY).input();
            assertClose(Golden.read(file), r, GOLDEN, folder + "/" + file.getFileName());
        }
    }

    private static Network network(Path cases, String folder, @Nullable String model) throws IOException {
        return switch (folder) {
            case "degenerate_linear" ->
                Network.sequential(new Dense(Weights.of(Golden.read(cases.resolve("W.npy"))), false,
                        Golden.read(cases.resolve("B.npy")).data()));
            case "degenerate_sumpool" -> Network.sequential(SumPool.last(Frame.of(2, 2).withStride(2, 2)));
            case "degenerate_maxpool" -> Network.sequential(MaxPool.last(Frame.of(2, 2).withStride(2, 2)));
            default -> Models.read(
                    model == null ? cases.resolve(folder + ".txt") : Shared.path(model));
        };
    }

    private static Tensor dominant(Tensor y) {
        Tensor seed = Tensor.zeros(y.shape());
        int[] best = y.argmax();
        for (int b = 0; b < best.length; b++) {
            int i = b * y.sampleSize() + best[b];
            seed.data()[i] = y.data()[i];
        }
        return seed;
    }

    private static List<Rule> rules(Network network, String variant, @Nullable String parameter) {
        if (!variant.startsWith("composite_alpha1_first-")) {
            return rules(network.layers(), variant, parameter == null ? null : Double.valueOf(parameter));
        }
        List<Rule> rules = new ArrayList<>(rules(network.layers(), "alpha", 1.0));
        String first = variant.substring(variant.indexOf('-') + 1);
        rules.set(0, rules(network.layers().subList(0, 1), first, null).getFirst());
        return rules;
    }

    private static List<Rule> rules(List<Layer> layers, String variant, @Nullable Double parameter) {
        Variant v = Variant.of(variant, parameter, Compatibility.ORIGINAL);
        return layers.stream().map(v::ruleFor).toList();
    }

    @ParameterizedTest
    @CsvSource({"lenet5,toolbox/models/MNIST/LeNet-5.txt", "cnn_maxpool,golden/toolbox/cnn_maxpool/cnn_maxpool.txt"})
    void everyLayerAgreesWithTheOriginal(String folder, String model) throws IOException {
        Path layers = Shared.path("golden/toolbox/" + folder + "/layers");
        Network network = Models.read(Shared.path(model));
        Trace trace = ENGINE.forward(network, Golden.read(layers.resolve("act_00_input.npy")));
        try (Stream<Path> list = Files.list(layers)) {
            for (Path file : list.sorted().toList()) {
                String[] name = file.getFileName().toString().replace(".npy", "").split("_+");
                int at = Integer.parseInt(name[1]);
                if ("act".equals(name[0])) {
                    Tensor y = at == 0 ? trace.input() : trace.output(network.node(at - 1));
                    assertClose(Golden.read(file), y, GOLDEN, folder + " " + file.getFileName());
                } else {
                    Double parameter = name.length > 4 ? Double.valueOf(name[4]) : null;
                    RuleTable rules = Variant.of(name[3], parameter, Compatibility.ORIGINAL).rulesFor(network);
                    Tensor seed = dominant(trace.output());
                    Tensor r = at == 0
                            ? ENGINE.relevance(trace, rules, seed, Wanted.INPUT_ONLY).input()
                            : ENGINE.relevance(trace, rules, seed, new Wanted(Set.of(at - 1), false)).layers()
                                    .get(at - 1);
                    assertClose(Golden.read(file), r, GOLDEN, folder + " " + Arrays.toString(name));
                }
            }
        }
    }
}
