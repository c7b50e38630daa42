package org.lrptoolbox.canonize;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.ConvolutionLayer;
import org.lrptoolbox.layer.WeightedLayer;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/**
 * See {@link Canonizers#fuseScales}. A scale moves back to the layers its input comes from, or else on to those that
 * read it, through pooling, joins and flattening; all that it meets must take it in, or it stays.
 */
record FuseScales() implements Canonizer {
    private static final int IMAGE = 3;

    @Override
    public Network apply(Network network) {
        Edits edits = new Edits(network);
        for (Node node : network.nodes()) {
            if (edits.layer(node.index()) instanceof Scale scale && !Scales.isPreprocessing(network, node)) {
                new Move(edits).run(node.index(), scale);
            }
        }
        return edits.network();
    }

    /** The attempt to move one scale: the layers that would change, by node. */
    private record Move(Edits edits, Map<Integer, Layer> changed) {
        Move(Edits edits) {
            this(edits, new TreeMap<>());
        }

        void run(int index, Scale scale) {
            int source = edits.source(index);
            int channels = channels(source);
            ChannelScale known = channels > 0 ? ChannelScale.of(scale, rank(source), channels) : null;
            boolean moved = known != null && back(source, known);
            if (!moved) {
                changed.clear();
                moved = onward(index, scale);
            }
            if (moved) {
                changed.forEach(edits::replace);
                edits.remove(index);
            }
        }

        /** The channels, or features, of what a node makes; 0 if unknown. */
        private int channels(int index) {
            return switch (edits.layer(index)) {
                case WeightedLayer w -> WindowLayer.isLast(w) ? 0 : w.channelsOut();
                case WindowLayer pool -> channels(edits.source(index));
                case Sum s -> channels(edits.source(index));
                case Concat c when c.axis() == 0 -> edits.sources(index).stream().mapToInt(this::channels)
                        .reduce(0, (sum, n) -> sum < 0 || n == 0 ? -1 : sum + n);
                case null, default -> 0;
            };
        }

        /** The axes of what a node makes whose channels are known. */
        private int rank(int index) {
            return edits.layer(index) instanceof WeightedLayer w ? rank(w) : rank(edits.source(index));
        }

        private static int rank(WeightedLayer layer) {
            return layer instanceof ConvolutionLayer ? IMAGE : 1;
        }

        /** Whether a node, which nobody else reads, takes the scale in, by itself or by what it reads. */
        private boolean back(int at, ChannelScale scale) {
            Layer layer = edits.layer(at);
            if (layer == null || !edits.isSole(at) || changed.containsKey(at)) {
                return false;
            }
            if (Fusion.passes(layer, scale)) {
                return back(edits.source(at), scale);
            }
            return switch (layer) {
                case Concat c -> c.axis() == 0 && parts(edits.sources(at), scale);
                case Sum s -> terms(edits.sources(at), scale);
                default -> take(at, Fusion.behind(layer, scale));
            };
        }

        private boolean parts(List<Integer> branches, ChannelScale scale) {
            int from = 0;
            for (int branch : branches) {
                int count = channels(branch);
                if (!back(branch, scale.part(from, count))) {
                    return false;
                }
                from += count;
            }
            return true;
        }

        /** Of a sum, one term takes the shift. */
        private boolean terms(List<Integer> terms, ChannelScale scale) {
            for (int i = 0; i < terms.size(); i++) {
                if (!back(terms.get(i), i == 0 ? scale : scale.withoutShift())) {
                    return false;
                }
            }
            return true;
        }

        /** Whether all that read a node take in the scale that it is. */
        private boolean onward(int index, Scale scale) {
            List<Integer> readers = edits.readers(index);
            return !edits.isOutput(index) && !readers.isEmpty() && readers.stream().allMatch(r -> read(r, scale));
        }

        private boolean read(int at, Scale scale) {
            return switch (edits.layer(at)) {
                case WeightedLayer w -> takes(at, w, ChannelScale.of(scale, rank(w), w.channelsIn()));
                case Flatten f -> flattened(at, scale);
                case Reshape r when r.shape().length == 1 -> flattened(at, scale);
                case Layer other -> {
                    ChannelScale each = perChannel(scale);
                    yield each != null && Fusion.passes(other, each) && onward(at, scale);
                }
                case null -> false;
            };
        }

        private static @Nullable ChannelScale perChannel(Scale scale) {
            return ChannelScale.of(scale, IMAGE, Math.max(scale.factor().size(), scale.shift().size()));
        }

        private boolean takes(int at, Layer layer, @Nullable ChannelScale scale) {
            return scale != null && take(at, Fusion.before(scale, layer));
        }

        private boolean take(int at, @Nullable Layer fused) {
            if (fused == null) {
                return false;
            }
            changed.put(at, fused);
            return true;
        }

        /** Behind a flattening, every position of a channel has its own factor. */
        private boolean flattened(int at, Scale scale) {
            ChannelScale each = perChannel(scale);
            int channels = each == null ? 1 : each.a().length;
            return each != null && !edits.isOutput(at) && edits.readers(at).stream()
                    .allMatch(r -> edits.layer(r) instanceof Dense d && d.inputs() % channels == 0
                            && takes(r, d, each.repeated(d.inputs() / channels)));
        }
    }
}
