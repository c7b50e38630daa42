package org.lrptoolbox.onnx.expand;

import java.util.Arrays;
import java.util.stream.LongStream;

import ai.onnx.proto.OnnxMl.AttributeProto;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.node.Attributes;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Windows in terms of convolutions and means: pooling by norms, and patches put together. */
final class WindowPieces {
    private WindowPieces() {}

    static void register() {
        Expansions.add(Expansions.STANDARD, "LpPool", WindowPieces::pool);
        Expansions.add(Expansions.STANDARD, "GlobalLpPool", WindowPieces::global);
        Expansions.add(Expansions.STANDARD, "Col2Im", WindowPieces::patches);
    }

    private static long power(Pieces p) throws LrpFileException {
        long power = p.node().attributes().integer("p", 2);
        if (power < 1 || power > 64) {
            throw p.node().unsupported("has p=" + power + "; 1 to 64 are supported");
        }
        return power;
    }

    /** |x|^p. */
    private static String raised(Pieces p, long power) {
        String x = p.input(0);
        return power == 1
                ? p.add("Abs", x).value()
                : p.add("Pow", power % 2 == 0 ? x : p.add("Abs", x).value(), p.number((double) power)).value();
    }

    private static void root(Pieces p, String sum, long power) {
        if (power == 1) {
            p.add("Identity", sum).as(0);
        } else if (power == 2) {
            p.add("Sqrt", sum).as(0);
        } else {
            p.add("Pow", sum, p.number(1.0 / power)).as(0);
        }
    }

    /** (sum over the window of |x|^p)^(1/p): the mean, padding counted, times the number of positions. */
    private static void pool(Pieces p) throws LrpFileException {
        long power = power(p);
        long[] size = p.node().attributes().integers("kernel_shape");
        long count = LongStream.of(size).reduce(1, Math::multiplyExact);
        Pieces.Piece mean = p.add("AveragePool", raised(p, power)).integer("count_include_pad", 1);
        for (AttributeProto a : p.node().proto().getAttributeList()) {
            if (!a.getName().equals("p") && !a.getName().equals("count_include_pad")) {
                p.node().attributes().has(a.getName());
                mean.with(a);
            }
        }
        root(p, p.times(mean.value(), (double) count), power);
    }

    private static void global(Pieces p) throws LrpFileException {
        long power = power(p);
        int[] x = p.known(0, p.shape(0).length);
        if (x.length < 3) {
            throw p.node().malformed("reads values of " + x.length + " axes");
        }
        int count = Shapes.size(Arrays.copyOfRange(x, 2, x.length));
        root(p, p.times(p.add("GlobalAveragePool", raised(p, power)).value(), count), power);
    }

    /** Patches added up where they overlap: what a transposed convolution does by filters of single ones. */
    private static void patches(Pieces p) throws LrpFileException {
        Attributes a = p.node().attributes();
        int[] x = p.known(0, 3);
        double[] image = p.node().numbers(1).data();
        double[] block = p.node().numbers(2).data();
        int axes = image.length;
        if (axes < 1 || axes > 3 || block.length != axes) {
            throw p.node().unsupported("makes images of " + axes + " axes of blocks of " + block.length
                    + " axes; 1 to 3 are supported");
        }
        long[] strides = list(p, "strides", axes, 1);
        long[] dilations = list(p, "dilations", axes, 1);
        long[] pads = list(p, "pads", 2 * axes, 0);
        a.has("strides");
        long[] counts = new long[axes];
        long[] sizes = new long[axes];
        long[] more = new long[axes];
        long area = 1;
        long places = 1;
        for (int i = 0; i < axes; i++) {
            sizes[i] = (long) block[i];
            long whole = (long) image[i] + pads[i] + pads[i + axes] - dilations[i] * (sizes[i] - 1) - 1;
            if (sizes[i] < 1 || whole < 0 || !(image[i] >= 1) || image[i] > 1 << 24) {
                throw p.node().malformed("puts blocks of " + block[i] + " into an image of " + image[i]);
            }
            counts[i] = whole / strides[i] + 1;
            more[i] = whole % strides[i];
            area = Math.multiplyExact(area, sizes[i]);
            places = Math.multiplyExact(places, counts[i]);
        }
        if (x[2] != places || x[1] % area != 0) {
            throw p.node().malformed("puts " + x[2] + " blocks of " + x[1] + " numbers into an image that has room for "
                    + places + " blocks of " + area + " numbers of each channel");
        }
        int channels = (int) (x[1] / area);
        long[] apart = LongStream.concat(LongStream.of(0, x[1]), LongStream.of(counts)).toArray();
        Pieces.Piece spread = p.add("ConvTranspose", p.reshaped(p.input(0), apart), ones(p, channels, (int) area,
                sizes)).integer("group", channels).integers("kernel_shape", sizes).integers("strides", strides)
                .integers("dilations", dilations).integers("pads", pads);
        if (LongStream.of(more).anyMatch(m -> m > 0)) {
            spread.integers("output_padding", more);
        }
        spread.as(0);
    }

    private static long[] list(Pieces p, String name, int count, long otherwise) throws LrpFileException {
        long[] found = p.node().attributes().integers(name);
        if (found.length == 0) {
            found = new long[count];
            Arrays.fill(found, otherwise);
        }
        if (found.length != count || LongStream.of(found).anyMatch(v -> v < otherwise || v > 1 << 20)) {
            throw p.node().malformed(Problems.quoted(name) + " is " + Arrays.toString(Arrays.copyOf(found,
                    Math.min(8, found.length))) + "; " + count + " numbers from " + otherwise + " are expected");
        }
        return found;
    }

    /** For each channel and position of a block a filter that is 1 there. */
    private static String ones(Pieces p, int channels, int area, long... sizes) throws LrpFileException {
        p.node().constants().charge((long) channels * area * area);
        int[] shape = new int[sizes.length + 2];
        shape[0] = channels * area;
        shape[1] = 1;
        for (int i = 0; i < sizes.length; i++) {
            shape[i + 2] = (int) sizes[i];
        }
        Tensor filters = Tensor.zeros(shape);
        for (int i = 0; i < channels * area; i++) {
            filters.data()[i * area + i % area] = 1;
        }
        return p.numbers(filters);
    }
}
