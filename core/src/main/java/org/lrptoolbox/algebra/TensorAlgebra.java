package org.lrptoolbox.algebra;

import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.kernel.Elementwise;
import org.lrptoolbox.kernel.Rearrange;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.KernelLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.WinnerLayer.Ties;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.WinnerLayer;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * The algebra that computes at once, in float64.
 *
 * <p>It knows one special tensor, the negative part of something that has none: zero annihilates products and layers
 * and costs nothing, so after a rectifier the rules do half the work they are written with. Mapped weights are made
 * once per layer and map, for as long as the algebra lives.
 */
public final class TensorAlgebra implements Algebra<Tensor> {
    private static final Tensor ZERO = Tensor.zeros(0);

    private final MappedLayers mapped = new MappedLayers();

    /** An algebra that has made no mapped weights yet. */
    public TensorAlgebra() {}

    @Override
    public Tensor plus(Tensor a, Tensor b) {
        return a == ZERO ? b : b == ZERO ? a : Broadcast.apply(a, b, Elementwise::add);
    }

    @Override
    public Tensor minus(Tensor a, Tensor b) {
        return a == ZERO ? scale(b, -1) : b == ZERO ? a : Broadcast.apply(a, b, Elementwise::subtract);
    }

    @Override
    public Tensor times(Tensor a, Tensor b) {
        return a == ZERO || b == ZERO ? ZERO : Broadcast.apply(a, b, Elementwise::multiply);
    }

    @Override
    public Tensor divide(Tensor a, Tensor b) {
        return a == ZERO ? ZERO : Broadcast.apply(a, b, Elementwise::divide);
    }

    @Override
    public Tensor scale(Tensor a, double c) {
        return a == ZERO ? ZERO : Tensor.of(Elementwise.scale(a.data(), c), a.shape());
    }

    @Override
    public Tensor positivePart(Tensor a) {
        return a == ZERO || !Broadcast.anyNegative(a) ? a : Tensor.of(Elementwise.positivePart(a.data()), a.shape());
    }

    @Override
    public Tensor negativePart(Tensor a) {
        return a == ZERO || !Broadcast.anyNegative(a) ? ZERO : Tensor.of(Elementwise.negativePart(a.data()), a.shape());
    }

    @Override
    public Tensor stabilize(Tensor z, double epsilon) {
        return Tensor.of(Elementwise.stabilize(z.data(), epsilon), z.shape());
    }

    @Override
    public Tensor wherePositive(Tensor z, Tensor r) {
        return Broadcast.whereSign(z, r, 1);
    }

    @Override
    public Tensor whereNegative(Tensor z, Tensor r) {
        return Broadcast.whereSign(z, r, -1);
    }

    @Override
    public Tensor whereAllAlive(Tensor z, Tensor r) {
        return Broadcast.whereAllAlive(z, r);
    }

    @Override
    public Tensor plusConstant(Tensor a, double c) {
        return a.map(v -> v + c);
    }

    @Override
    public Tensor power(Tensor a, double exponent) {
        return a.map(v -> Math.pow(v, exponent));
    }

    @Override
    public Tensor atLeast(Tensor a, double c) {
        return a.map(v -> Math.max(v, c));
    }

    @Override
    public Tensor atMost(Tensor a, double c) {
        return a.map(v -> Math.min(v, c));
    }

    @Override
    public Tensor unary(Unary f, Tensor a) {
        // The negative part of what has none, as in an ELU of positive inputs.
        return a == ZERO && f.at(0) == 0 ? ZERO : Tensor.of(f.atAll(a.data()), a.shape());
    }

    @Override
    public Tensor compare(Comparison question, Tensor a, Tensor b) {
        return Broadcast.zip(a, b, question::of);
    }

    @Override
    public Tensor where(Tensor condition, Tensor a, Tensor b) {
        return Broadcast.where(condition, whole(a, b), whole(b, a));
    }

    @Override
    public Tensor sampleOf(double value, Tensor like) {
        return Tensor.full(value, Shapes.withBatch(1, like.shape()));
    }

    @Override
    public Tensor perChannel(AffineLayer layer, double[] numbers, Tensor like) {
        Tensor row = layer.biasRow(numbers, like.rank() - 1);
        return row.reshape(Shapes.batch(1, row.shape()));
    }

    @Override
    public Tensor constant(Tensor numbers, int... sample) {
        return numbers.reshape(Shapes.batch(1, sample));
    }

    @Override
    public Tensor numbers(Weights weights) {
        return constant(weights.tensor(), weights.shape());
    }

    @Override
    public Tensor none() {
        return ZERO;
    }

    @Override
    public int[] shape(Tensor a) {
        return a.sampleShape();
    }

    @Override
    public Tensor reshape(Tensor r, Tensor like) {
        return r == ZERO ? ZERO : r.reshape(like.shape());
    }

    @Override
    public Tensor reshape(Tensor a, int... sample) {
        return a == ZERO ? ZERO : a.reshape(Shapes.batch(a.batch(), sample));
    }

    @Override
    public Tensor permute(Tensor a, int... axes) {
        return a == ZERO ? ZERO : Rearrange.permute(a, Shapes.batch(0, behindBatch(axes)));
    }

    /** Axes of samples, counted with the batch, which comes first. */
    private static int[] behindBatch(int... axes) {
        return Arrays.stream(axes).map(axis -> axis + 1).toArray();
    }

    @Override
    public Tensor slice(Tensor a, int[] starts, int[] steps, int... sizes) {
        return a == ZERO
                ? ZERO
                : Rearrange.slice(a, Shapes.batch(0, starts), Shapes.batch(1, steps), Shapes.batch(a.batch(), sizes));
    }

    @Override
    public Tensor pad(Tensor a, int[] before, int[] behind, double value) {
        return a == ZERO ? ZERO : Rearrange.pad(a, Shapes.batch(0, before), Shapes.batch(0, behind), value);
    }

    @Override
    public Tensor concat(List<Tensor> parts, int axis) {
        int batch = parts.stream().mapToInt(Tensor::batch).max().orElse(1);
        return Rearrange.concat(parts.stream().map(p -> Broadcast.stretched(p, Shapes.withBatch(batch, p.shape())))
                .toList(), axis + 1);
    }

    @Override
    public Tensor expand(Tensor a, int... sample) {
        return a == ZERO ? ZERO : Broadcast.stretched(a, Shapes.batch(a.batch(), sample));
    }

    @Override
    public Tensor gather(Tensor a, int axis, int... indices) {
        return a == ZERO ? ZERO : Rearrange.gather(a, axis + 1, indices);
    }

    @Override
    public Tensor lookUp(Tensor table, Tensor indices) {
        return LookUp.rows(table, indices);
    }

    @Override
    public Tensor picked(Tensor a, Tensor positions) {
        return a == ZERO ? ZERO : Positions.picked(a, positions);
    }

    @Override
    public Tensor put(Tensor parts, Tensor positions, int places) {
        return parts == ZERO ? ZERO : Positions.put(parts, positions, places);
    }

    @Override
    public Tensor fold(Fold how, Tensor a, int... axes) {
        return a == ZERO ? ZERO : Sums.fold(how, a, behindBatch(axes));
    }

    @Override
    public Tensor matmul(Tensor a, Tensor b) {
        return a == ZERO || b == ZERO ? ZERO : Sums.matmul(a, b);
    }

    @Override
    public Tensor softmax(Tensor x, int axis) {
        return Sums.softmax(x, axis + 1);
    }

    @Override
    public Tensor logSoftmax(Tensor x, int axis) {
        return Sums.logSoftmax(x, axis + 1);
    }

    @Override
    public Tensor apply(AffineLayer layer, WeightMap map, Tensor x) {
        return x == ZERO
                ? ZERO
                : layer instanceof KernelLayer k ? mapped.of(k, map).apply(x) : layer.apply(this, map, x);
    }

    @Override
    public Tensor transpose(AffineLayer layer, WeightMap map, Tensor s, Tensor x) {
        return x == ZERO || s == ZERO
                ? ZERO
                : layer instanceof KernelLayer k
                        ? mapped.of(k, map).transpose(s, x.sampleShape())
                        : layer.transpose(this, map, s, x);
    }

    @Override
    public Tensor affine(AffineLayer layer, Tensor x) {
        if (layer instanceof KernelLayer k) {
            return k.forward(x);
        }
        Tensor y = plusBias(layer, WeightMap.IDENTITY, layer.apply(this, WeightMap.IDENTITY, x));
        return layer.outputScale() == 1 ? y : scale(y, layer.outputScale());
    }

    @Override
    public Tensor plusBias(AffineLayer layer, WeightMap map, Tensor z) {
        double[] bias = map.of(layer.bias());
        return bias.length == 0 ? z : plus(z, perChannel(layer, bias, z));
    }

    @Override
    public Tensor biasShare(AffineLayer layer, WeightMap map, Tensor s) {
        double[] bias = map.of(layer.bias());
        return bias.length == 0 ? ZERO : times(s, perChannel(layer, bias, s));
    }

    @Override
    public Tensor max(MaxPool layer, Tensor x) {
        return layer.forward(x);
    }

    @Override
    public Tensor toWinners(WinnerLayer layer, Ties ties, Tensor x, Tensor y, Tensor r) {
        return r == ZERO ? ZERO : layer.toWinners(ties, x, y, r);
    }

    @Override
    public List<Tensor> gradient(Layer layer, List<Tensor> inputs, Tensor output, Tensor dy) {
        return dy == ZERO ? inputs.stream().map(x -> ZERO).toList() : layer.gradient(this, inputs, output, dy);
    }

    /** A tensor that is zero in the shape of another, any other as it is. */
    public Tensor whole(Tensor t, Tensor like) {
        return t == ZERO ? Tensor.zeros(like.shape()) : t;
    }
}
