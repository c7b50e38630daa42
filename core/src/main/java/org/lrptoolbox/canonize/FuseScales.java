package org.lrptoolbox.canonize;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.ChannelScale;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.TakesScales;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/**
 * See {@link Canonizers#fuseScales}. A scale moves back to the layers its input comes from, or else on to those that
 * read it, through pooling, joins and flattening; all that it meets must take it in, or it stays.
 */
record FuseScales() implements Canonizer {
    private static final int IMAGE = 3;

    @Override
    public Network rewrite(Network network) {
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
            return edits.layer(index) instanceof TakesScales t ? t.channelsMade(channelsRead(index)) : 0;
        }

        private int[] channelsRead(int index) {
            return edits.sources(index).stream().mapToInt(this::channels).toArray();
        }

        /** The axes of what a node makes whose channels are known. */
        private int rank(int index) {
            return edits.layer(index) instanceof TakesScales t && t.axes() > 0 ? t.axes() : rank(edits.source(index));
        }

        /** Whether a node, which nobody else reads, takes the scale in, by itself or by what it reads. */
        private boolean back(int at, ChannelScale scale) {
            if (!(edits.layer(at) instanceof TakesScales layer) || !edits.isSole(at) || changed.containsKey(at)) {
                return false;
            }
            List<ChannelScale> moved = layer.moved(scale, channelsRead(at));
            for (int i = 0; i < moved.size(); i++) {
                if (!back(edits.sources(at).get(i), moved.get(i))) {
                    return false;
                }
            }
            return !moved.isEmpty() || take(at, layer.scaled(scale));
        }

        /** Whether all that read a node take in the scale that it is. */
        private boolean onward(int index, Scale scale) {
            List<Integer> readers = edits.readers(index);
            return !edits.isOutput(index) && !readers.isEmpty() && readers.stream().allMatch(r -> read(r, scale));
        }

        private boolean read(int at, Scale scale) {
            ChannelScale each = perChannel(scale);
            if (edits.layer(at) instanceof TakesScales layer) {
                return layer.channelsRead() > 0
                        ? takes(at, ChannelScale.of(scale, layer.axes(), layer.channelsRead()))
                        : each != null && layer.commutes(each) && onward(at, scale);
            }
            return each != null && flattens(at) && flattened(at, each);
        }

        private boolean flattens(int at) {
            Layer layer = edits.layer(at);
            return layer != null && layer.flattens() && !edits.isOutput(at);
        }

        private static @Nullable ChannelScale perChannel(Scale scale) {
            return ChannelScale.of(scale, IMAGE, Math.max(scale.factor().size(), scale.shift().size()));
        }

        private boolean takes(int at, @Nullable ChannelScale before) {
            return before != null && edits.layer(at) instanceof TakesScales layer && take(at, layer.ofScaled(before));
        }

        private boolean take(int at, @Nullable Layer fused) {
            if (fused == null) {
                return false;
            }
            changed.put(at, fused);
            return true;
        }

        /** Behind a flattening, every position of a channel has its own factor. */
        private boolean flattened(int at, ChannelScale each) {
            int channels = each.a().length;
            return edits.readers(at).stream()
                    .allMatch(r -> edits.layer(r) instanceof TakesScales t && t.axes() == 1
                            && t.channelsRead() % channels == 0
                            && takes(r, each.repeated(t.channelsRead() / channels)));
        }
    }
}
