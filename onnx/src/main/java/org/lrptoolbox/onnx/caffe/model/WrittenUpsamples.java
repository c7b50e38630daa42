package org.lrptoolbox.onnx.caffe.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Gather;
import org.lrptoolbox.layer.HeldProduct;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Winners;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/**
 * {@code Upsample} in a network that is written: the several nodes which {@link Upsampling} made of one, or which do the
 * same, are found and become one layer again, and the pooling whose places it reads tells them in a second blob.
 */
final class WrittenUpsamples {
    private static final String SETTINGS = "upsample_param";
    private static final int ROWS = 1;
    private static final int COLUMNS = 2;
    /** No node, and no input. */
    private static final int NOT = Integer.MIN_VALUE;

    private final Network network;
    private final IntFunction<int[]> shapes;
    private final int[] readers;
    private final Map<Integer, Upsample> byLast = new HashMap<>();
    private final Set<Integer> parts = new HashSet<>();

    /**
     * What becomes one layer.
     *
     * @param numbers the node whose numbers it makes larger images of
     * @param pool the node that tells their places; null where they are repeated
     * @param parts the nodes before its last, which go
     */
    private record Upsample(int numbers, @Nullable Node pool, List<Integer> parts) {}

    /** @param shapes the shape of a sample by node, inputs being negative as in {@link Network} */
    WrittenUpsamples(Network network, IntFunction<int[]> shapes) {
        this.network = network;
        this.shapes = shapes;
        this.readers = new int[network.size()];
        network.nodes().forEach(n -> n.inputs().stream().filter(i -> i >= 0).forEach(i -> readers[i]++));
        network.nodes().stream().filter(n -> n.layer() instanceof HeldProduct).forEach(n -> keep(n, unpooled(n)));
        // What repeats numbers for an Upsample with places is gone by then.
        network.nodes().stream().filter(n -> !parts.contains(n.index())).forEach(n -> keep(n, repeated(n)));
    }

    private void keep(Node last, @Nullable Upsample found) {
        if (found != null) {
            byLast.put(last.index(), found);
            parts.addAll(found.parts);
        }
    }

    /** Whether a node is none of its own in Caffe, and is read by no other. */
    boolean isPart(int node) {
        return parts.contains(node);
    }

    /**
     * The layer of a node that ends an Upsample; null if it ends none.
     *
     * @param blobs the blob of each node and input
     */
    @Nullable
    WrittenLayer written(Node last, IntFunction<String> blobs) {
        Upsample found = byLast.get(last.index());
        if (found == null) {
            return null;
        }
        String numbers = blobs.apply(found.numbers);
        int[] made = shapes.apply(last.index());
        return found.pool == null
                ? new WrittenLayer(last.name(), "Upsample", List.of(numbers)).with(SETTINGS, "scale",
                        made[ROWS] / shapes.apply(found.numbers)[ROWS])
                : new WrittenLayer(last.name(), "Upsample", List.of(numbers, places(found.pool)))
                        .with(SETTINGS, "upsample_h", made[ROWS]).with(SETTINGS, "upsample_w", made[COLUMNS]);
    }

    /** A pooling, which writes a second blob if its places are read. */
    WrittenLayer telling(Node pool, WrittenLayer written) {
        return byLast.values().stream().anyMatch(u -> pool.equals(u.pool))
                ? written.writing(List.of(pool.name(), places(pool)))
                : written;
    }

    private static String places(Node pool) {
        return pool.name() + "/places";
    }

    /** Numbers of a pooling's windows, repeated all over their windows, times where the winners are. */
    private @Nullable Upsample unpooled(Node product) {
        for (int places : product.inputs()) {
            if (layer(places) instanceof Winners winners && readers[places] == 1) {
                int pooled = network.node(places).inputs().getFirst();
                int[] shape = shapes.apply(pooled);
                List<Integer> gone = new ArrayList<>(List.of(places));
                int numbers = product.inputs().getFirst() == places
                        ? product.inputs().getLast()
                        : product.inputs().getFirst();
                for (Gather each : winners.spread(shape[ROWS], shape[COLUMNS]).reversed()) {
                    numbers = before(numbers, each, gone);
                }
                Node pool = network.nodes().subList(0, product.index()).stream()
                        .filter(n -> n.layer().equals(winners.pool()) && n.inputs().equals(List.of(pooled)))
                        .findFirst().orElse(null);
                return numbers == NOT || pool == null ? null : new Upsample(numbers, pool, gone);
            }
        }
        return null;
    }

    /** Rows and then columns, each as often as the other. */
    private @Nullable Upsample repeated(Node columns) {
        if (!(columns.layer() instanceof Gather g) || g.axis() != COLUMNS || !(layer(columns.inputs()
                .getFirst()) instanceof Gather) || shapes.apply(columns.index()).length != 3) {
            return null;
        }
        int rows = columns.inputs().getFirst();
        int read = network.node(rows).inputs().getFirst();
        int[] small = shapes.apply(read);
        int scale = g.indices().length / small[COLUMNS];
        List<Integer> gone = new ArrayList<>();
        int numbers = before(rows, Upsampling.repeated(ROWS, scale, small), gone);
        return numbers == NOT || !same(g, Upsampling.repeated(COLUMNS, scale, small))
                ? null
                : new Upsample(numbers, null, gone);
    }

    /** What a node reads that repeats so, for one reader, which goes; {@link #NOT} if it is another. */
    private int before(int node, Gather wanted, List<Integer> gone) {
        if (node == NOT || !(layer(node) instanceof Gather found) || readers[node] != 1 || !same(found, wanted)) {
            return NOT;
        }
        gone.add(node);
        return network.node(node).inputs().getFirst();
    }

    private static boolean same(Gather a, Gather b) {
        return a.axis() == b.axis() && Arrays.equals(a.indices(), b.indices());
    }

    private @Nullable Layer layer(int node) {
        return node < 0 ? null : network.node(node).layer();
    }
}
