package org.lrptoolbox.onnx.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.engine.RelevanceWalk;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.RearrangeLayer;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.WinnerLayer;
import org.lrptoolbox.layer.nchw.Activation;
import org.lrptoolbox.layer.nchw.LocalResponseNorm;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.nchw.Reshape;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Tensor;

/** The expressions of a network's forward pass, one for every node. */
final class ForwardPass implements RelevanceWalk.Activations<Term> {
    private final Expressions make;
    private final List<Expr> inputs;
    private final List<Expr> outputs = new ArrayList<>();
    private final Map<Layer, Expr> ofLayer = new IdentityHashMap<>();
    private final Map<Object, Expr> constants = new HashMap<>();

    ForwardPass(Expressions make, Network network, List<Expr> inputs) {
        this.make = make;
        this.inputs = inputs;
        List<int[]> shapes = network.shapes(inputs.stream().map(Expr::sample).toList());
        for (Node node : network.nodes()) {
            Expr y = forward(node.layer(), exprs(node), shapes.get(node.index()));
            outputs.add(y);
            ofLayer.put(node.layer(), y);
        }
    }

    private List<Expr> exprs(Node node) {
        return node.inputs().stream().map(i -> Network.isInput(i) ? inputs.get(Network.inputNumber(i)) : outputs.get(i))
                .toList();
    }

    private Expr forward(Layer layer, List<Expr> inputs, int... sample) {
        Expr x = inputs.getFirst();
        return switch (layer) {
            case AffineLayer a -> make.scale(make.apply(a, WeightMap.IDENTITY, x, true, 0), a.outputScale());
            case Rect r -> make.positivePart(x);
            case LocalResponseNorm n -> make.multiply(x, make.power(responseScale(n, x), -n.beta()));
            case Flatten f -> make.reshape(x, sample);
            case Reshape r -> make.reshape(x, sample);
            case Sum s -> inputs.stream().reduce(make::add).orElseThrow();
            default -> make.forward(layer, inputs, sign(layer, inputs), sample);
        };
    }

    /** s = k + alpha / size (sum of neighbouring squares). */
    private Expr responseScale(LocalResponseNorm n, Expr x) {
        Expr sum = make.apply(n.band(), WeightMap.IDENTITY, make.multiply(x, x), false, 0);
        return make.plus(make.scale(sum, n.alpha() / n.size()), n.k());
    }

    private static Sign sign(Layer layer, List<Expr> inputs) {
        boolean positive = switch (layer) {
            case Activation a -> switch (a.function()) {
                case SIGMOID, SOFTPLUS, HARD_SIGMOID -> true;
                case CLIP -> a.alpha() >= 0;
                default -> false;
            };
            case WinnerLayer w -> inputs.getFirst().isNonnegative();
            case RearrangeLayer r -> inputs.stream().allMatch(Expr::isNonnegative)
                    && !(r instanceof org.lrptoolbox.layer.nchw.Pad p && p.value() < 0);
            case SoftMax s -> true;
            default -> false;
        };
        return positive ? Sign.NONNEGATIVE : Sign.ANY;
    }

    /** One row of numbers that belong to a layer, made once. */
    Expr constant(Layer layer, Object what, Supplier<Tensor> row) {
        return constants.computeIfAbsent(List.of(new Identity(layer), what), k -> make.constant(row.get()));
    }

    /** What the forward pass made of a layer; null if it is not of the network. */
    @Nullable
    Expr output(Layer layer) {
        return ofLayer.get(layer);
    }

    List<Expr> inputs() {
        return inputs;
    }

    Expr expr(Node node) {
        return outputs.get(node.index());
    }

    @Override
    public List<Term> inputs(Node node) {
        return exprs(node).stream().map(e -> (Term) new Term.Plain(e)).toList();
    }

    @Override
    public Term output(Node node) {
        return new Term.Plain(outputs.get(node.index()));
    }
}
