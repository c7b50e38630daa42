package org.lrptoolbox.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.kernel.Elementwise;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Ties;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.WinnerLayer;
import org.lrptoolbox.layer.nchw.Scale;
import org.lrptoolbox.tensor.Tensor;

/**
 * The algebra that computes at once, in float64.
 *
 * <p>It knows one special tensor, the negative part of something that has none: zero annihilates products and layers
 * and costs nothing, so after a rectifier the rules do half the work they are written with. Mapped weights are made
 * once per layer and map, for as long as the algebra lives.
 */
final class TensorAlgebra implements Algebra<Tensor> {
    private static final Tensor ZERO = Tensor.zeros(0);

    private final Map<Mapped, AffineLayer> mapped = new ConcurrentHashMap<>();

    /** Layers compare by identity: equal weights in other arrays are other weights. */
    private record Mapped(AffineLayer layer, WeightMap map) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Mapped m && m.layer == layer && m.map.equals(map);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(layer) + map.hashCode();
        }
    }

    private AffineLayer with(AffineLayer layer, WeightMap map) {
        return mapped.computeIfAbsent(new Mapped(layer, map), m -> m.layer.mapped(m.map));
    }

    @Override
    public Tensor plus(Tensor a, Tensor b) {
        if (a == ZERO || b == ZERO) {
            return a == ZERO ? b : a;
        }
        return Broadcast.apply(a, b, Elementwise::add);
    }

    @Override
    public Tensor minus(Tensor a, Tensor b) {
        if (a == ZERO || b == ZERO) {
            return a == ZERO ? scale(b, -1) : a;
        }
        return Broadcast.apply(a, b, Elementwise::subtract);
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
        Tensor out = r.copy();
        int channels = z.dim(z.rank() - 1);
        for (int position = 0; position < z.size(); position += channels) {
            boolean dead = false;
            for (int c = 0; c < channels; c++) {
                dead |= z.data()[position + c] == 0;
            }
            if (dead) {
                Arrays.fill(out.data(), position, position + channels, 0);
            }
        }
        return out;
    }

    @Override
    public Tensor sampleOf(double value, Tensor like) {
        int[] shape = like.shape();
        shape[0] = 1;
        return Tensor.full(value, shape);
    }

    @Override
    public Tensor perChannel(AffineLayer layer, double[] numbers, Tensor like) {
        return Broadcast.channels(like, layer.channelAxis(like), numbers);
    }

    @Override
    public Tensor reshape(Tensor r, Tensor like) {
        return r == ZERO ? ZERO : r.reshape(like.shape());
    }

    @Override
    public Tensor apply(AffineLayer layer, WeightMap map, Tensor x) {
        return x == ZERO ? ZERO : with(layer, map).apply(x);
    }

    @Override
    public Tensor transpose(AffineLayer layer, WeightMap map, Tensor s, Tensor x) {
        return x == ZERO ? ZERO : with(layer, map).transpose(s, x.sampleShape());
    }

    @Override
    public Tensor plusBias(AffineLayer layer, WeightMap map, Tensor z) {
        AffineLayer mappedLayer = with(layer, map);
        return mappedLayer.bias().length == 0 ? z : plus(z, bias(mappedLayer, z));
    }

    @Override
    public Tensor biasShare(AffineLayer layer, WeightMap map, Tensor s) {
        AffineLayer mappedLayer = with(layer, map);
        return mappedLayer.bias().length == 0 ? ZERO : times(s, bias(mappedLayer, s));
    }

    private static Tensor bias(AffineLayer layer, Tensor like) {
        return layer instanceof Scale scale
                ? scale.stretchedShift(like)
                : Broadcast.channels(like, layer.channelAxis(like), layer.bias());
    }

    @Override
    public Tensor toWinners(WinnerLayer layer, Ties ties, Tensor x, Tensor y, Tensor r) {
        return r == ZERO ? ZERO : layer.toWinners(ties, x, y, r);
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
    public List<Tensor> gradient(Layer layer, List<Tensor> inputs, Tensor output, Tensor dy) {
        return layer.gradient(inputs, output, dy);
    }

    /** A tensor that is zero in the shape of another, any other as it is. */
    Tensor whole(Tensor a, Tensor like) {
        return a == ZERO ? Tensor.zeros(like.shape()) : a;
    }
}
