package org.lrptoolbox.onnx.compile;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.algebra.Fold;
import org.lrptoolbox.algebra.Unary;
import org.lrptoolbox.layer.ActivationLayer;
import org.lrptoolbox.layer.KernelLayer;
import org.lrptoolbox.layer.PoolLayer;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.RearrangeLayer;
import org.lrptoolbox.layer.Ties;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.WinnerLayer;
import org.lrptoolbox.onnx.compile.Op.Binary;
import org.lrptoolbox.onnx.compile.Term.Plain;
import org.lrptoolbox.onnx.compile.Term.Product;

/** The algebra that computes nothing: it makes the expressions a graph is written from. */
final class GraphAlgebra implements Algebra<Term> {
    private final Expressions make;
    private final Denominators denominators;
    private final Rearranging places;
    private final boolean cuda;

    /** @param cuda whether a GPU is to compute, which lacks some operators */
    GraphAlgebra(Expressions make, boolean cuda) {
        this.make = make;
        this.cuda = cuda;
        this.denominators = new Denominators(make);
        this.places = new Rearranging(make);
    }

    /** The expression of a term that is not zero. */
    Expr force(Term t) {
        return switch (t) {
            case Plain p -> p.value();
            case Product p -> make.multiply(p.a(), p.c());
            case Term.Zero z -> throw new IllegalArgumentException("zero has no shape");
        };
    }

    /** The expression of a term in the shape of a sample. */
    Expr force(Term t, int... sample) {
        return t == Term.ZERO ? make.fill(0, sample) : make.reshape(force(t), sample);
    }

    /** a c, worked out later if it has the shape of a: what stretches a would not be seen in it. */
    private Term product(Expr a, Expr c) {
        Expr whole = make.multiply(a, c);
        return Arrays.equals(a.sample(), whole.sample()) ? new Product(a, c) : plain(whole);
    }

    private static Term plain(Expr e) {
        return new Plain(e);
    }

    @Override
    public Term plus(Term a, Term b) {
        if (a == Term.ZERO || b == Term.ZERO) {
            return a == Term.ZERO ? b : a;
        }
        if (a instanceof Product(Expr x, Expr c) && b instanceof Product(Expr y, Expr d) && x == y) {
            return new Product(x, make.add(c, d));
        }
        return plain(make.add(force(a), force(b)));
    }

    @Override
    public Term minus(Term a, Term b) {
        if (b == Term.ZERO) {
            return a;
        }
        return a == Term.ZERO ? scale(b, -1) : plain(make.subtract(force(a), force(b)));
    }

    @Override
    public Term times(Term a, Term b) {
        if (a == Term.ZERO || b == Term.ZERO) {
            return Term.ZERO;
        }
        if (a instanceof Product(Expr x, Expr c) && b instanceof Plain(Expr f)) {
            return product(x, make.multiply(c, f));
        }
        if (a instanceof Plain && b instanceof Product) {
            return times(b, a);
        }
        Expr x = force(a);
        Expr y = force(b);
        boolean xFirst = x.rows() == Rows.SAMPLES && y.rows() == Rows.EXPLANATIONS;
        boolean yFirst = y.rows() == Rows.SAMPLES && x.rows() == Rows.EXPLANATIONS;
        return xFirst ? product(x, y) : yFirst ? product(y, x) : plain(make.multiply(x, y));
    }

    @Override
    public Term divide(Term a, Term b) {
        if (a == Term.ZERO) {
            return Term.ZERO;
        }
        Expr d = force(b);
        if (a instanceof Product(Expr x, Expr c)) {
            return plain(make.multiply(c, make.divide(x, denominators.whereActive(d, x))));
        }
        return plain(make.divide(force(a), d));
    }

    @Override
    public Term scale(Term a, double c) {
        return switch (a) {
            case Product p -> new Product(p.a(), make.scale(p.c(), c));
            case Plain p -> plain(make.scale(p.value(), c));
            case Term.Zero z -> z;
        };
    }

    @Override
    public Term positivePart(Term a) {
        return switch (a) {
            case Product p when p.a().isNonnegative() -> new Product(p.a(), make.positivePart(p.c()));
            case Term.Zero z -> z;
            default -> plain(make.positivePart(force(a)));
        };
    }

    @Override
    public Term negativePart(Term a) {
        return switch (a) {
            case Term.Zero z -> z;
            case Product p when p.a().isNonnegative() -> new Product(p.a(), make.negativePart(p.c()));
            default -> force(a).isNonnegative() ? Term.ZERO : plain(make.negativePart(force(a)));
        };
    }

    @Override
    public Term stabilize(Term z, double epsilon) {
        return plain(make.stabilize(force(z), epsilon));
    }

    @Override
    public Term wherePositive(Term z, Term r) {
        return where(Binary.WHERE_POSITIVE, z, r);
    }

    @Override
    public Term whereNegative(Term z, Term r) {
        return force(z).isNonnegative() ? Term.ZERO : where(Binary.WHERE_NEGATIVE, z, r);
    }

    @Override
    public Term whereAllAlive(Term z, Term r) {
        return where(Binary.WHERE_ALL_ALIVE, z, r);
    }

    private Term where(Binary op, Term z, Term r) {
        if (r instanceof Product p && p.a().op() == Op.Unary.POSITIVE_PART && p.a().arg(0) == force(z)
                && op != Binary.WHERE_ALL_ALIVE) {
            // Relevance times a rectified z lies on positive z alone.
            return op == Binary.WHERE_POSITIVE ? r : Term.ZERO;
        }
        return switch (r) {
            case Product p -> new Product(p.a(), make.binary(op, force(z), p.c(), p.c().sign()));
            case Plain p -> plain(make.binary(op, force(z), p.value(), p.value().sign()));
            case Term.Zero zero -> zero;
        };
    }

    @Override
    public Term sampleOf(double value, Term like) {
        return plain(make.fill(value, force(like).sample()));
    }

    @Override
    public Term perChannel(AffineLayer layer, double[] numbers, Term like) {
        return plain(denominators.perChannel(layer, numbers, force(like)));
    }

    @Override
    public Term reshape(Term r, Term like) {
        Expr x = force(like);
        return switch (r) {
            case Product p -> isScaled(p.a(), x)
                    // What normalisation did to x goes over to the coefficient, so that x stays at hand.
                    ? new Product(x, make.multiply(p.c(), p.a().arg(1)))
                    : new Product(make.reshape(p.a(), x.sample()), make.reshape(whole(p), x.sample()));
            case Plain p -> plain(make.reshape(p.value(), x.sample()));
            case Term.Zero z -> z;
        };
    }

    /** Whether an expression is x times something. */
    private static boolean isScaled(Expr e, Expr x) {
        return e.op() == Binary.MULTIPLY && e.arg(0) == x && e != x;
    }

    /** The coefficient in the full shape of its activation. */
    private Expr whole(Product p) {
        return Arrays.equals(p.a().sample(), p.c().sample())
                ? p.c()
                : make.multiply(p.c(), make.fill(1, p.a().sample()));
    }

    @Override
    public Term apply(AffineLayer layer, WeightMap map, Term x) {
        if (x == Term.ZERO) {
            return Term.ZERO;
        }
        return layer instanceof KernelLayer k
                ? plain(make.apply(k, map, force(x), false, 0))
                : layer.apply(this, map, x);
    }

    @Override
    public Term affine(AffineLayer layer, Term x) {
        Expr y = layer instanceof KernelLayer k
                ? make.apply(k, WeightMap.IDENTITY, force(x), true, 0)
                : force(plusBias(layer, WeightMap.IDENTITY, layer.apply(this, WeightMap.IDENTITY, x)));
        return plain(make.scale(y, layer.outputScale()));
    }

    @Override
    public Term max(PoolLayer layer, Term x) {
        Expr in = force(x);
        return plain(make.other(new Op.Max(layer), List.of(in), in.sign(), layer.outputShape(in.sample())));
    }

    @Override
    public Term transpose(AffineLayer layer, WeightMap map, Term s, Term x) {
        if (x == Term.ZERO || s == Term.ZERO) {
            return Term.ZERO;
        }
        if (!(layer instanceof KernelLayer k)) {
            return layer.transpose(this, map, s, x);
        }
        int[] sample = force(x).sample();
        Expr spread = fullOutput(layer, force(s), sample);
        Expr back = make.adjoint(k, map, spread, sample);
        return plain(Arrays.equals(back.sample(), sample) ? back : make.multiply(back, make.fill(1, sample)));
    }

    /** One channel may stand for all where numbers are combined, but not where they are summed. */
    private Expr fullOutput(AffineLayer layer, Expr s, int... sample) {
        int[] full = layer.outputShape(sample);
        return Arrays.equals(s.sample(), full) ? s : make.multiply(s, make.fill(1, full));
    }

    @Override
    public Term plusBias(AffineLayer layer, WeightMap map, Term z) {
        if (map.of(layer.bias()).length == 0) {
            return z;
        }
        Expr e = force(z);
        if (e.op() instanceof Op.Apply a && a.layer() == layer && a.map().equals(map)) {
            return plain(make.apply(a.layer(), map, e.arg(0), true, a.shift()));
        }
        // Of a sum, one part takes the bias in.
        if (e.op() == Binary.ADD && e.arg(0).op() instanceof Op.Apply a && a.layer() == layer && a.map().equals(map)) {
            return plain(make.add(make.apply(a.layer(), map, e.arg(0).arg(0), true, a.shift()), e.arg(1)));
        }
        return plain(make.add(e, denominators.bias(layer, map, e)));
    }

    @Override
    public Term biasShare(AffineLayer layer, WeightMap map, Term s) {
        return s == Term.ZERO || map.of(layer.bias()).length == 0
                ? Term.ZERO
                : times(s, plain(denominators.bias(layer, map, force(s))));
    }

    @Override
    public Term plusConstant(Term a, double c) {
        return plain(make.plus(force(a), c));
    }

    @Override
    public Term power(Term a, double exponent) {
        return plain(make.power(force(a), exponent));
    }

    @Override
    public Term toWinners(WinnerLayer layer, Ties ties, Term x, Term y, Term r) {
        if (r == Term.ZERO) {
            return r;
        }
        if (!(layer instanceof PoolLayer pool)) {
            return layer.toWinners(this, ties, x, y, r);
        }
        Expr in = force(x);
        Expr out = force(y);
        Op unpool = new Op.Unpool(pool, ties);
        if (r instanceof Product(Expr a, Expr c)) {
            // A winner's activation is the window's, so the coefficient is all that has to move.
            boolean rectified = a.op() == Op.Unary.POSITIVE_PART && a.arg(0) == out;
            if (a == out || rectified) {
                Expr back = make.other(unpool, List.of(in, out, whole((Product) r)), c.sign(), in.sample());
                return new Product(rectified ? make.positivePart(in) : in, back);
            }
        }
        Expr whole = force(r, out.sample());
        return plain(make.other(unpool, List.of(in, out, whole), whole.sign(), in.sample()));
    }

    @Override
    public List<Term> gradient(Layer layer, List<Term> inputs, Term output, Term dy) {
        if (dy == Term.ZERO) {
            return inputs.stream().map(x -> Term.ZERO).toList();
        }
        if (!(layer instanceof RearrangeLayer)) {
            return layer.gradient(this, inputs, output, dy);
        }
        Expr y = force(output);
        if (dy instanceof Product p && p.a() == y) {
            // What a layer copies is there before it as well, so the coefficient is all that has to move.
            List<Term> back = layer.gradient(this, inputs, output, plain(whole(p)));
            return IntStream.range(0, back.size())
                    .mapToObj(i -> back.get(i) instanceof Plain(Expr c)
                            ? (Term) new Product(force(inputs.get(i)), c)
                            : back.get(i))
                    .toList();
        }
        return layer.gradient(this, inputs, output, plain(force(dy, y.sample())));
    }

    @Override
    public Term atLeast(Term a, double c) {
        return plain(make.atLeast(force(a), c));
    }

    @Override
    public Term atMost(Term a, double c) {
        return plain(make.atMost(force(a), c));
    }

    @Override
    public Term unary(Unary f, Term a) {
        return plain(places.function(f, force(a)));
    }

    @Override
    public Term activation(ActivationLayer f, Term x) {
        Expr in = force(x);
        Expr formula = force(f.value(this, x));
        // The formula, which is not written then, still tells the sign.
        return plain(NativeNodes.gains(f, in, formula, cuda)
                ? make.other(new Op.Native(f), List.of(in), formula.sign(), in.sample())
                : formula);
    }

    @Override
    public Term compare(Comparison question, Term a, Term b) {
        return plain(places.compare(question, force(a), force(b)));
    }

    @Override
    public Term where(Term condition, Term a, Term b) {
        Term like = a == Term.ZERO ? b : a;
        if (like == Term.ZERO) {
            return like;
        }
        int[] sample = force(like).sample();
        return plain(places.where(force(condition), orZero(a, sample), orZero(b, sample)));
    }

    private Expr orZero(Term t, int... sample) {
        return t == Term.ZERO ? make.fill(0, sample) : force(t);
    }

    @Override
    public Term constant(Tensor numbers, int... sample) {
        return plain(denominators.constant(numbers, sample));
    }

    @Override
    public Term numbers(Weights weights) {
        return plain(make.other(new Op.Stored(weights), List.of(), Sign.ANY, weights.shape()));
    }

    @Override
    public Term none() {
        return Term.ZERO;
    }

    @Override
    public int[] shape(Term a) {
        return force(a).sample().clone();
    }

    @Override
    public Term reshape(Term a, int... sample) {
        return a == Term.ZERO ? a : plain(make.reshape(force(a), sample));
    }

    @Override
    public Term permute(Term a, int... axes) {
        return a == Term.ZERO ? a : plain(places.permute(force(a), axes));
    }

    @Override
    public Term slice(Term a, int[] starts, int[] steps, int... sizes) {
        return a == Term.ZERO ? a : plain(places.slice(force(a), starts, steps, sizes));
    }

    @Override
    public Term pad(Term a, int[] before, int[] behind, double value) {
        return a == Term.ZERO ? a : plain(places.pad(force(a), before, behind, value));
    }

    @Override
    public Term concat(List<Term> parts, int axis) {
        return plain(places.concat(parts.stream().map(this::force).toList(), axis));
    }

    @Override
    public Term expand(Term a, int... sample) {
        return a == Term.ZERO ? a : plain(places.expand(force(a), sample));
    }

    @Override
    public Term gather(Term a, int axis, int... indices) {
        return a == Term.ZERO ? a : plain(places.gather(force(a), axis, indices));
    }

    @Override
    public Term lookUp(Term table, Term indices) {
        return plain(places.lookUp(force(table), force(indices)));
    }

    @Override
    public Term fold(Fold how, Term a, int... axes) {
        return a == Term.ZERO ? a : plain(places.fold(how, force(a), axes));
    }

    @Override
    public Term matmul(Term a, Term b) {
        return a == Term.ZERO || b == Term.ZERO ? Term.ZERO : plain(places.matmul(force(a), force(b)));
    }

    @Override
    public Term softmax(Term x, int axis) {
        return plain(places.softmax(force(x), axis, false));
    }

    @Override
    public Term logSoftmax(Term x, int axis) {
        return plain(places.softmax(force(x), axis, true));
    }
}
