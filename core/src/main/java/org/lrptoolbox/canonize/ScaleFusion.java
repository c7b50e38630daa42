package org.lrptoolbox.canonize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.nchw.Conv;
import org.lrptoolbox.layer.nchw.ConvTranspose;
import org.lrptoolbox.layer.nchw.Dense;
import org.lrptoolbox.layer.nchw.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * Takes a scale and shift per channel, which is what batch normalization computes once it is trained, into the
 * weighted layer before it:
 *
 * <pre>a (W x + b) + c = (a W) x + (a b + c)</pre>
 *
 * <p>Only where nothing else reads that layer's result.
 */
final class ScaleFusion implements Canonizer {
    @Override
    public Network apply(Network network) {
        int[] readers = new int[network.size()];
        network.nodes().forEach(n -> n.inputs().stream().filter(i -> i != Network.INPUT).forEach(i -> readers[i]++));
        List<Node> kept = new ArrayList<>();
        // Where the result of each old node is found among the kept ones.
        int[] places = new int[network.size()];
        for (Node node : network.nodes()) {
            List<Integer> inputs = node.inputs().stream().map(i -> i == Network.INPUT ? i : places[i]).toList();
            Optional<Layer> fused = node.layer() instanceof Scale scale && inputs.getFirst() != Network.INPUT
                    && readers[node.inputs().getFirst()] == 1
                            ? fused(kept.get(inputs.getFirst()).layer(), scale)
                            : Optional.empty();
            if (fused.isPresent()) {
                Node before = kept.get(inputs.getFirst());
                kept.set(before.index(), new Node(before.index(), before.name(), fused.get(), before.inputs()));
                places[node.index()] = before.index();
            } else {
                places[node.index()] = kept.size();
                kept.add(new Node(kept.size(), node.name(), node.layer(), inputs));
            }
        }
        return kept.size() == network.size() ? network : rebuilt(kept);
    }

    private static Network rebuilt(List<Node> nodes) {
        Network.Builder builder = Network.builder();
        for (Node node : nodes) {
            builder.add(node.name(), node.layer(), node.inputs().stream().filter(i -> i != Network.INPUT)
                    .map(i -> nodes.get(i).name()).toArray(String[]::new));
        }
        return builder.build();
    }

    private static Optional<Layer> fused(Layer layer, Scale scale) {
        return Optional.ofNullable(switch (layer) {
            case Conv conv -> conv(conv, scale);
            case ConvTranspose transposed when transposed.adjoint().groups() == 1 -> transposed(transposed, scale);
            case Dense dense -> dense(dense, scale);
            default -> null;
        });
    }

    private static @Nullable Layer conv(Conv conv, Scale scale) {
        double[] factor = perChannel(scale.factor(), conv.count(), 3);
        double[] shift = perChannel(scale.shift(), conv.count(), 3);
        return factor == null || shift == null
                ? null
                : new Conv(conv.filters().scaled(0, factor), bias(conv.bias(), factor, shift), conv.frame(),
                        conv.groups());
    }

    private static @Nullable Layer transposed(ConvTranspose layer, Scale scale) {
        Conv adjoint = layer.adjoint();
        double[] factor = perChannel(scale.factor(), adjoint.channels(), 3);
        double[] shift = perChannel(scale.shift(), adjoint.channels(), 3);
        if (factor == null || shift == null) {
            return null;
        }
        Weights filters = adjoint.filters().scaled(1, factor);
        return new ConvTranspose(new Conv(filters, adjoint.bias(), adjoint.frame(), adjoint.groups()),
                bias(layer.bias(), factor, shift), layer.extraDown(), layer.extraAcross());
    }

    private static @Nullable Layer dense(Dense dense, Scale scale) {
        double[] factor = perChannel(scale.factor(), dense.outputs(), 1);
        double[] shift = perChannel(scale.shift(), dense.outputs(), 1);
        return factor == null || shift == null
                ? null
                : new Dense(dense.weights().scaled(dense.outputsFirst() ? 0 : 1, factor), dense.outputsFirst(),
                        bias(dense.bias(), factor, shift));
    }

    /** One number for each of the channels; null where the numbers differ within a channel. */
    private static double @Nullable [] perChannel(Tensor numbers, int channels, int rank) {
        double[] out = new double[channels];
        if (numbers.size() == 1) {
            Arrays.fill(out, numbers.data()[0]);
            return out;
        }
        return numbers.rank() == rank && numbers.dim(0) == channels && numbers.size() == channels
                ? numbers.data().clone()
                : null;
    }

    private static double[] bias(double[] bias, double[] factor, double[] shift) {
        double[] out = shift.clone();
        for (int i = 0; i < bias.length; i++) {
            out[i] += factor[i] * bias[i];
        }
        return out;
    }
}
