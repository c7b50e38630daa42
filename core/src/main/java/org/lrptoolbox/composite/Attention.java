package org.lrptoolbox.composite;

import java.util.List;

import org.lrptoolbox.canonize.Scales;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.ActivationLayer;
import org.lrptoolbox.layer.BilinearLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.NormLayer;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/** Finds the parts of attention and of gated products, which networks have in many forms, by what they compute. */
final class Attention {
    private Attention() {}

    /** Whether a network has products of two values that carry relevance, or norms. */
    static boolean isIn(Network network) {
        return network.nodes().stream().anyMatch(n -> network.carries(n.index())
                && (n.layer() instanceof BilinearLayer || n.layer() instanceof NormLayer));
    }

    /** Whether a network is a transformer or built like one: it multiplies matrices of values, or norms features. */
    static boolean isTransformer(Network network) {
        return network.nodes().stream().anyMatch(n -> network.carries(n.index())
                && (isMatrices(n.layer()) || n.layer() instanceof NormLayer && n.layer().makesFeatures()));
    }

    /** A softmax that a later product of two values reads, through whatever lies between. */
    static Selector softmax() {
        return (network, node) -> node.layer().makesProbabilities() && network.nodes().stream()
                .anyMatch(n -> n.layer() instanceof BilinearLayer && n.index() > node.index()
                        && (leadsTo(network, n.inputs().get(0), node) || leadsTo(network, n.inputs().get(1), node)));
    }

    /** A product of matrices whose factor of this number is a softmax. */
    static Selector weights(int factor) {
        return (network, node) -> isMatrices(node.layer())
                && origin(network, node.inputs().get(factor)).makesProbabilities();
    }

    /** A product, element by element, whose factor of this number is a gate: an activation, the other one none. */
    static Selector gate(int factor) {
        return (network, node) -> {
            if (!(node.layer() instanceof BilinearLayer product) || !product.isElementwise()) {
                return false;
            }
            Layer gate = origin(network, node.inputs().get(factor));
            Layer other = origin(network, node.inputs().get(1 - factor));
            // Where both factors are activations, the one between 0 and 1 is the gate.
            boolean stronger = Activation.isSigmoid(gate) && !Activation.isSigmoid(other);
            return stronger || isActivation(gate) && !isActivation(other);
        };
    }

    /** A product of matrices, in contrast to one element by element. */
    private static boolean isMatrices(Layer layer) {
        return layer instanceof BilinearLayer && !layer.isElementwise();
    }

    private static boolean isActivation(Layer layer) {
        return layer instanceof ActivationLayer || layer.makesProbabilities();
    }

    private static boolean leadsTo(Network network, int source, Node target) {
        int at = source;
        while (!Network.isInput(at)) {
            if (at == target.index()) {
                return true;
            }
            Node node = network.node(at);
            if (!Scales.isTransparent(node.layer())) {
                return false;
            }
            at = carried(network, node);
        }
        return false;
    }

    /** The layer a value comes from, through those that only move it about, and factors and constants added. */
    private static Layer origin(Network network, int source) {
        int at = source;
        while (!Network.isInput(at)) {
            Node node = network.node(at);
            if (!Scales.isTransparent(node.layer()) || node.inputs().isEmpty()) {
                return node.layer();
            }
            at = carried(network, node);
        }
        return new Sum(1);
    }

    /** The input through which relevance comes; the first where there are several. */
    private static int carried(Network network, Node node) {
        List<Integer> inputs = node.inputs();
        return inputs.stream().filter(network::carries).findFirst().orElse(inputs.getFirst());
    }
}
