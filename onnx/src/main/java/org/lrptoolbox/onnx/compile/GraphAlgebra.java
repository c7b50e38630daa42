package org.lrptoolbox.onnx.compile;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.algebra.Fold;
import org.lrptoolbox.algebra.Unary;
import org.lrptoolbox.layer.ActivationLayer;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.WinnerLayer.Ties;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.WinnerLayer;
import org.lrptoolbox.onnx.compile.Op.Binary;

/** The algebra that computes nothing: it makes the expressions a graph is written from. */
final class GraphAlgebra implements Algebra<Term> {
    private final Expressions make;
    private final Denominators denominators;
    private final Products terms;
    private final LayerTerms layers;
    private final Rearranging places;
    private final boolean cuda;

    /** @param cuda whether a GPU is to compute, which lacks some operators */
    GraphAlgebra(Expressions make, boolean cuda) {
        this.make = make;
        this.cuda = cuda;
        this.denominators = new Denominators(make);
        this.terms = new Products(make, denominators);
        this.layers = new LayerTerms(this, make, denominators, terms);
        this.places = new Rearranging(make);
    }

    /** The expression of a term that is not zero. */
    Expr force(Term t) {
        return terms.force(t);
    }

    /** The expression of a term in the shape of a sample. */
    Expr force(Term t, int... sample) {
        return terms.force(t, sample);
    }

    @Override
    public Term plus(Term a, Term b) {
        return terms.plus(a, b);
    }

    @Override
    public Term minus(Term a, Term b) {
        return terms.minus(a, b);
    }

    @Override
    public Term times(Term a, Term b) {
        return terms.times(a, b);
    }

    @Override
    public Term divide(Term a, Term b) {
        return terms.divide(a, b);
    }

    @Override
    public Term scale(Term a, double c) {
        return terms.scale(a, c);
    }

    @Override
    public Term positivePart(Term a) {
        return terms.positivePart(a);
    }

    @Override
    public Term negativePart(Term a) {
        return terms.negativePart(a);
    }

    @Override
    public Term stabilize(Term z, double epsilon) {
        return Products.plain(make.stabilize(force(z), epsilon));
    }

    @Override
    public Term wherePositive(Term z, Term r) {
        return terms.where(Binary.WHERE_POSITIVE, z, r);
    }

    @Override
    public Term whereNegative(Term z, Term r) {
        return force(z).isNonnegative() ? Term.ZERO : terms.where(Binary.WHERE_NEGATIVE, z, r);
    }

    @Override
    public Term whereAllAlive(Term z, Term r) {
        return terms.where(Binary.WHERE_ALL_ALIVE, z, r);
    }

    @Override
    public Term sampleOf(double value, Term like) {
        return Products.plain(make.fill(value, force(like).sample()));
    }

    @Override
    public Term perChannel(AffineLayer layer, double[] numbers, Term like) {
        return Products.plain(denominators.perChannel(layer, numbers, force(like)));
    }

    @Override
    public Term reshape(Term r, Term like) {
        return terms.reshape(r, like);
    }

    @Override
    public Term apply(AffineLayer layer, WeightMap map, Term x) {
        return layers.apply(layer, map, x);
    }

    @Override
    public Term affine(AffineLayer layer, Term x) {
        return layers.affine(layer, x);
    }

    @Override
    public Term max(MaxPool layer, Term x) {
        return layers.max(layer, x);
    }

    @Override
    public Term transpose(AffineLayer layer, WeightMap map, Term s, Term x) {
        return layers.transpose(layer, map, s, x);
    }

    @Override
    public Term plusBias(AffineLayer layer, WeightMap map, Term z) {
        return layers.plusBias(layer, map, z);
    }

    @Override
    public Term biasShare(AffineLayer layer, WeightMap map, Term s) {
        return layers.biasShare(layer, map, s);
    }

    @Override
    public Term plusConstant(Term a, double c) {
        return Products.plain(make.plus(force(a), c));
    }

    @Override
    public Term power(Term a, double exponent) {
        return Products.plain(make.power(force(a), exponent));
    }

    @Override
    public Term toWinners(WinnerLayer layer, Ties ties, Term x, Term y, Term r) {
        return layers.toWinners(layer, ties, x, y, r);
    }

    @Override
    public List<Term> gradient(Layer layer, List<Term> inputs, Term output, Term dy) {
        return layers.gradient(layer, inputs, output, dy);
    }

    @Override
    public Term atLeast(Term a, double c) {
        return Products.plain(make.atLeast(force(a), c));
    }

    @Override
    public Term atMost(Term a, double c) {
        return Products.plain(make.atMost(force(a), c));
    }

    @Override
    public Term unary(Unary f, Term a) {
        // The negative part of what is never negative is zero, as exp - 1 of it is.
        return a == Term.ZERO && f.at(0) == 0 ? a : Products.plain(places.function(f, force(a)));
    }

    @Override
    public Term activation(ActivationLayer f, Term x) {
        Expr in = force(x);
        Expr formula = force(f.value(this, x));
        // The formula, which is not written then, still tells the sign.
        return Products.plain(NativeNodes.gains(f, in, formula, cuda)
                ? make.other(new Op.Native(f), List.of(in), formula.sign(), in.sample())
                : formula);
    }

    @Override
    public Term compare(Comparison question, Term a, Term b) {
        return Products.plain(places.compare(question, force(a), force(b)));
    }

    @Override
    public Term where(Term condition, Term a, Term b) {
        Term like = a == Term.ZERO ? b : a;
        if (like == Term.ZERO) {
            return like;
        }
        int[] sample = force(like).sample();
        return Products.plain(places.where(force(condition), orZero(a, sample), orZero(b, sample)));
    }

    private Expr orZero(Term t, int... sample) {
        return t == Term.ZERO ? make.fill(0, sample) : force(t);
    }

    @Override
    public Term constant(Tensor numbers, int... sample) {
        return Products.plain(denominators.constant(numbers, sample));
    }

    @Override
    public Term numbers(Weights weights) {
        return Products.plain(make.other(new Op.Stored(weights), List.of(), Sign.ANY, weights.shape()));
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
        return a == Term.ZERO ? a : Products.plain(make.reshape(force(a), sample));
    }

    @Override
    public Term permute(Term a, int... axes) {
        return a == Term.ZERO ? a : Products.plain(places.permute(force(a), axes));
    }

    @Override
    public Term slice(Term a, int[] starts, int[] steps, int... sizes) {
        return a == Term.ZERO ? a : Products.plain(places.slice(force(a), starts, steps, sizes));
    }

    @Override
    public Term pad(Term a, int[] before, int[] behind, double value) {
        return a == Term.ZERO ? a : Products.plain(places.pad(force(a), before, behind, value));
    }

    @Override
    public Term concat(List<Term> parts, int axis) {
        return Products.plain(places.concat(parts.stream().map(this::force).toList(), axis));
    }

    @Override
    public Term expand(Term a, int... sample) {
        return a == Term.ZERO ? a : Products.plain(places.expand(force(a), sample));
    }

    @Override
    public Term gather(Term a, int axis, int... indices) {
        return a == Term.ZERO ? a : Products.plain(places.gather(force(a), axis, indices));
    }

    @Override
    public Term lookUp(Term table, Term indices) {
        return Products.plain(places.lookUp(force(table), force(indices)));
    }

    @Override
    public Term fold(Fold how, Term a, int... axes) {
        return a == Term.ZERO ? a : Products.plain(places.fold(how, force(a), axes));
    }

    @Override
    public Term matmul(Term a, Term b) {
        return a == Term.ZERO || b == Term.ZERO ? Term.ZERO : Products.plain(places.matmul(force(a), force(b)));
    }

    @Override
    public Term softmax(Term x, int axis) {
        return Products.plain(places.softmax(force(x), axis, false));
    }

    @Override
    public Term logSoftmax(Term x, int axis) {
        return Products.plain(places.softmax(force(x), axis, true));
    }
}
