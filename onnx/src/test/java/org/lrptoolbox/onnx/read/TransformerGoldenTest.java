package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.Golden;
import org.lrptoolbox.testing.Shared;

/** Whole transformers as both of PyTorch's exporters write them: what they compute, and their gradients, in float64. */
class TransformerGoldenTest {
    @ParameterizedTest
    @CsvSource({"vit, vit.dynamo18.b1, 1e-12", "vit, vit.script14, 1e-12", "vit, vit.dynamo23, 1e-12",
        "bert, bert.dynamo18.b1, 1e-12", "bert, bert.script17, 1e-12", "bert, bert.dynamo23, 1e-12",
        "llama, llama.dynamo18.b1, 1e-7", "llama, llama.script17, 3e-7", "llama, llama.dynamo23, 1e-7"})
    void isReadWhole(String model, String file, double tolerance) throws IOException {
        Path folder = Shared.path("golden/transformers/" + model);
        Network net = OnnxModel.read(folder.resolve(file + ".onnx")).network();
        List<Tensor> inputs = new ArrayList<>();
        for (Input input : net.inputs()) {
            inputs.add(Golden.read(folder.resolve((model.equals("vit") ? "pixels" : input.name()) + ".npy")));
        }
        Tensor logits = Golden.read(folder.resolve("logits.npy"));
        Tensor y = new JavaEngine().predict(net, inputs);
        Close.assertClose(logits, y, tolerance, file);
        Attribution why = Explainer.of(net, Composites.named("gradient"), Canonizers.dropIdentities(),
                new JavaEngine()).explain(inputs, Target.seed(seed(folder, y)));
        Tensor x = model.equals("vit") ? inputs.getFirst() : Golden.read(folder.resolve("inputs_embeds.npy"));
        Tensor product = Tensor.zeros(x.shape());
        assertEquals(x.size(), why.relevance().size());
        for (int i = 0; i < x.size(); i++) {
            product.data()[i] = x.data()[i] * why.relevance().data()[i];
        }
        Close.assertClose(Golden.read(folder.resolve("gradient_x_input/R_input.npy")), product, tolerance,
                "gradient x input of " + file);
    }

    /** The reference's gradients of Llama are exact to 1e-7; these are the network's own to 1e-11. */
    @Test
    void gradientsOfLlamaAreThoseOfFiniteDifferences() throws IOException {
        Path folder = Shared.path("golden/transformers/llama");
        Network net = OnnxModel.read(folder.resolve("llama.embeds.dynamo18.b1.onnx")).network();
        Tensor x = Golden.read(folder.resolve("inputs_embeds.npy")).slice(0, 1);
        JavaEngine engine = new JavaEngine();
        Tensor y = engine.predict(net, x);
        Tensor seed = seed(folder, y);
        Tensor gradient = Explainer.of(net, Composites.named("gradient"), engine).explain(x, Target.seed(seed))
                .relevance();
        double largest = Arrays.stream(gradient.data()).map(Math::abs).max().orElseThrow();
        double step = 2e-3;
        for (int i = 0; i < x.size(); i += 37) {
            double slope = 0;
            for (int k : new int[]{-2, -1, 1, 2}) {
                Tensor moved = x.copy();
                moved.data()[i] += k * step;
                Tensor score = engine.predict(net, moved);
                double weight = (k % 2 == 0 ? -1 : 8) * Integer.signum(k) / (12 * step);
                for (int j = 0; j < score.size(); j++) {
                    slope += seed.data()[j] * weight * score.data()[j];
                }
            }
            assertEquals(slope, gradient.data()[i], 1e-10 * largest, "element " + i);
        }
    }

    /** 1 at the target, of the last token where there are several. */
    private static Tensor seed(Path folder, Tensor y) {
        Tensor target = Golden.read(folder.resolve("target.npy"));
        Tensor seed = Tensor.zeros(y.shape());
        int classes = y.dim(y.rank() - 1);
        for (int b = 0; b < y.batch(); b++) {
            seed.data()[(b + 1) * y.sampleSize() - classes + (int) target.data()[b]] = 1;
        }
        return seed;
    }
}
