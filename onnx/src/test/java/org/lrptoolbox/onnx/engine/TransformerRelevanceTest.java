package org.lrptoolbox.onnx.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.Selector;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.engine.Ledger;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.ConvolutionLayer;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.WeightedLayer;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.onnx.read.OnnxModel;
import org.lrptoolbox.rule.Epsilon;
import org.lrptoolbox.rule.GeneralizedGamma;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.Golden;
import org.lrptoolbox.testing.Shared;

/**
 * AttnLRP, CP-LRP and their variants on whole transformers, as both of PyTorch's exporters write them, against LXT and
 * against an oracle that gives the relevance of every value. Skipped where the references are not there.
 */
class TransformerRelevanceTest {
    private static final double FLOAT = 2e-6;

    @ParameterizedTest
    @CsvSource({"vit, vit.dynamo18.b1, 1e-12", "vit, vit.dynamo18, 1e-12", "vit, vit.dynamo20, 1e-12",
        "vit, vit.dynamo23, 1e-12", "vit, vit.script14, 1e-12", "vit, vit.script17, 1e-12",
        "bert, bert.dynamo18.b1, 1e-12", "bert, bert.dynamo20, 1e-12", "bert, bert.dynamo23, 1e-12",
        "bert, bert.script14, 1e-12", "bert, bert.script17, 1e-12", "llama, llama.dynamo18.b1, 1e-12",
        "llama, llama.dynamo18, 1e-12", "llama, llama.dynamo20, 1e-12", "llama, llama.dynamo23, 1e-12",
        "llama, llama.script14, 1e-7", "llama, llama.script17, 1e-7"})
    void attentionIsExplained(String model, String file, double tolerance) throws IOException {
        Case given = new Case(model, file, "");
        for (String method : List.of("attnlrp", "cplrp", "gradient_x_input")) {
            Composite composite = Composites.named(method.replace('_', '-'));
            Attribution why = given.explain(composite, new JavaEngine());
            Path reference = given.folder.resolve(method);
            // The reference's norms divide by an x + 1e-10.
            double exact = model.equals("llama") && method.startsWith("gradient") ? 1e-7 : tolerance;
            Close.assertClose(Golden.read(reference.resolve("R_input.npy")), why.relevance(), exact, method);
            Attribution compiled = given.explain(composite, new CompiledEngine());
            Close.assertClose(Golden.read(reference.resolve("R_input.npy")), compiled.relevance(), FLOAT, method
                    + " compiled");
            closes(given.network(), why, method);
            Path values = reference.resolve(file + ".values.npz");
            if (Files.exists(values)) {
                compare(given.model, Golden.archive(values), why, tolerance);
                compare(given.model, Golden.archive(values), compiled, FLOAT);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"vit, vit.dynamo18, attnlrp, epsilon, 2e-8", "vit, vit.dynamo18, attnlrp, gamma, 2e-8",
        "vit, vit.dynamo18, cplrp, gamma, 2e-8", "bert, bert.dynamo18, attnlrp, epsilon, 2e-8",
        "llama, llama.dynamo18, attnlrp, epsilon, 1e-7"})
    void weightedLayersByKindAndName(String model, String file, String base, String variant, double tolerance)
            throws IOException {
        Case given = new Case(model, file, "");
        // The tool of the references does not reach what torch's attention calls as functions.
        Selector reached = model.equals("vit")
                ? (network, node) -> !(node.layer() instanceof Dense d && List.of(192, 64).contains(d.outputs())
                        && d.inputs() == 64)
                : Selector.all();
        Composite composite = variant.equals("epsilon")
                ? Composites.named(base).with(reached.and(Selector.type(WeightedLayer.class)), new Epsilon(0.01))
                : Composites.named(base).with(reached.and(Selector.type(Dense.class)), new GeneralizedGamma(0.05))
                        .with(Selector.type(ConvolutionLayer.class), new GeneralizedGamma(0.25));
        Tensor expected = Golden.read(given.folder.resolve(base + (variant.equals("epsilon") ? "_eps0.01" : "_gamma"))
                .resolve("R_input.npy"));
        Close.assertClose(expected, given.explain(composite, new JavaEngine()).relevance(), tolerance, variant);
        Close.assertClose(expected, given.explain(composite, new CompiledEngine()).relevance(), 1e-5, variant);
    }

    @ParameterizedTest
    @CsvSource({"attnlrp, llama.dynamo18", "cplrp, llama.dynamo18", "attnlrp, llama.script17", "cplrp, llama.script17"})
    void rowsMaskedAltogetherAreNoNumbers(String method, String file) throws IOException {
        Case given = new Case("llama", file, "leftpad_" + method);
        for (Engine engine : List.of(new JavaEngine(), new CompiledEngine())) {
            Attribution why = given.explain(Composites.named(method), engine);
            Close.assertClose(Golden.read(given.folder.resolve("leftpad_" + method + "/R_input.npy")),
                    why.relevance(), engine instanceof JavaEngine ? 1e-7 : FLOAT, engine.name());
            assertTrue(Double.isFinite(why.ledger().bias()));
        }
    }

    /** A file, and what goes into it. */
    private record Case(Path folder, OnnxModel model, List<Tensor> inputs, Tensor seed) {
        Case(String model, String file, String variant) throws IOException {
            this(folder(model), OnnxModel.read(folder(model).resolve(file + ".onnx")), variant);
        }

        private Case(Path folder, OnnxModel model, String variant) {
            this(folder, model, inputs(folder, model.network(), variant), coefficients(folder, variant,
                    new JavaEngine().predict(model.network(), inputs(folder, model.network(), variant))));
        }

        private static Path folder(String model) {
            return Shared.path("golden/transformers/" + model);
        }

        private static List<Tensor> inputs(Path folder, Network network, String variant) {
            List<Tensor> inputs = new ArrayList<>();
            for (Input input : network.inputs()) {
                Path own = folder.resolve(variant).resolve(input.name() + ".npy");
                inputs.add(Golden.read(Files.exists(own) ? own : folder.resolve(input.name() + ".npy")));
            }
            return inputs;
        }

        /** The score of the target, of the last token where there are several. */
        private static Tensor coefficients(Path folder, String variant, Tensor y) {
            Tensor target = Golden.read(folder.resolve(variant).resolve("target.npy"));
            Tensor seed = Tensor.zeros(y.shape());
            int classes = y.dim(y.rank() - 1);
            for (int b = 0; b < y.batch(); b++) {
                int at = (b + 1) * y.sampleSize() - classes + (int) target.data()[b];
                seed.data()[at] = y.data()[at];
            }
            return seed;
        }

        Network network() {
            return model.network();
        }

        Attribution explain(Composite composite, Engine engine) {
            return Explainer.of(network(), composite, Canonizers.none(), engine).keepingAll().explain(inputs,
                    Target.seed(seed));
        }
    }

    /** What arrives, and what is kept on the way, is all that set out; only softmax loses some without saying so. */
    private static void closes(Network network, Attribution why, String method) {
        double kept = why.roots().values().stream().mapToDouble(Tensor::sum).sum();
        double scale = why.seed().map(Math::abs).sum();
        for (Ledger.Entry e : why.ledger().entries()) {
            Node node = network.node(e.layer());
            double other = e.other();
            kept += e.bias() + e.stabilizer() + other;
            boolean explained = node.layer() instanceof SoftMax
                    || method.equals("gradient_x_input");
            assertTrue(explained || Math.abs(other) <= 1e-12 * scale, node + " loses " + other);
        }
        assertEquals(why.seed().sum(), kept, 1e-12 * scale, "ledger of " + method);
    }

    /** The relevance of every value of the file that is the output of a layer, wherever the file has its batch. */
    private static void compare(OnnxModel model, Map<String, Tensor> expected, Attribution why, double tolerance) {
        int compared = 0;
        for (Node node : model.network().nodes()) {
            Tensor reference = expected.get(model.values().get(node.index()));
            if (reference == null) {
                continue;
            }
            Tensor found = why.layers().get(node.name());
            compared++;
            int b = found.batch();
            int first = reference.dim(0);
            List<Tensor> forms = new ArrayList<>(List.of(reference));
            if (first % b == 0 && first > b) {
                // Tokens first, with the batch behind them or merged with them.
                Tensor apart = reference.reshape(first / b, b, reference.size() / first);
                forms.add(turned(apart));
            }
            if (reference.dim(1) % b == 0) {
                forms.add(turned(reference.reshape(first, b, reference.size() / first / b)));
            }
            if (reference.rank() > 2 && reference.dim(2) == b) {
                forms.add(turned(reference.reshape(first * reference.dim(1), b, reference.size() / first
                        / reference.dim(1) / b)));
            }
            boolean fits = forms.stream().anyMatch(form -> {
                double scale = form.maxAbs();
                double worst = 0;
                for (int i = 0; i < form.size(); i++) {
                    worst = Math.max(worst, Math.abs(form.data()[i] - found.data()[i]));
                }
                return worst <= tolerance * scale;
            });
            assertTrue(fits, "relevance of " + model.values().get(node.index()) + ", " + node);
        }
        assertTrue(compared > expected.size() / 2, compared + " values of " + expected.size());
    }

    /** The first two of three axes exchanged. */
    private static Tensor turned(Tensor t) {
        Tensor out = Tensor.zeros(t.dim(1), t.dim(0), t.dim(2));
        for (int i = 0; i < t.size(); i++) {
            int k = i % t.dim(2);
            int b = i / t.dim(2) % t.dim(1);
            int n = i / t.dim(2) / t.dim(1);
            out.data()[(b * t.dim(0) + n) * t.dim(2) + k] = t.data()[i];
        }
        return out;
    }
}
