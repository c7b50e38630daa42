package org.lrptoolbox.onnx.compile;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.algebra.Unary;
import org.lrptoolbox.layer.KernelLayer;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.RearrangeLayer;
import org.lrptoolbox.layer.WinnerLayer.Ties;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.WinnerLayer;
import org.lrptoolbox.onnx.compile.Op.Binary;
import org.lrptoolbox.onnx.compile.Term.Plain;
import org.lrptoolbox.onnx.compile.Term.Product;

/**
 * Layers of terms: those with operators of their own as single expressions, any other by its formula; what a layer
 * copies or picks is there before it as well, so that products pass it unevaluated.
 */
final class LayerTerms {
    private final GraphAlgebra algebra;
    private final Expressions make;
    private final Denominators denominators;
    private final Products terms;

    /** @param algebra what formulas of layers are written in */
    LayerTerms(GraphAlgebra algebra, Expressions make, Denominators denominators, Products terms) {
        this.algebra = algebra;
        this.make = make;
        this.denominators = denominators;
        this.terms = terms;
    }

    /** W x with mapped weights. */
    Term apply(AffineLayer layer, WeightMap map, Term x) {
        if (x == Term.ZERO) {
            return Term.ZERO;
        }
        return layer instanceof KernelLayer k
                ? Products.plain(make.apply(k, map, terms.force(x), false, 0))
                : layer.apply(algebra, map, x);
    }

    /** c (W x + b). */
    Term affine(AffineLayer layer, Term x) {
        Expr y = layer instanceof KernelLayer k
                ? make.apply(k, WeightMap.IDENTITY, terms.force(x), true, 0)
                : terms.force(plusBias(layer, WeightMap.IDENTITY, layer.apply(algebra, WeightMap.IDENTITY, x)));
        return Products.plain(make.scale(y, layer.outputScale()));
    }

    /** The maximum of every window. */
    Term max(MaxPool layer, Term x) {
        Expr in = terms.force(x);
        return Products.plain(make.other(new Op.Max(layer), List.of(in), in.sign(), layer.outputShape(in.sample())));
    }

    /** W^T s with mapped weights, in the shape of x. */
    Term transpose(AffineLayer layer, WeightMap map, Term s, Term x) {
        if (x == Term.ZERO || s == Term.ZERO) {
            return Term.ZERO;
        }
        if (!(layer instanceof KernelLayer k)) {
            return layer.transpose(algebra, map, s, x);
        }
        int[] sample = terms.force(x).sample();
        Expr spread = fullOutput(layer, terms.force(s), sample);
        Expr back = make.adjoint(k, map, spread, sample);
        return Products.plain(Arrays.equals(back.sample(), sample) ? back : make.multiply(back, make.fill(1, sample)));
    }

    /** One channel may stand for all where numbers are combined, but not where they are summed. */
    private Expr fullOutput(AffineLayer layer, Expr s, int... sample) {
        int[] full = layer.outputShape(sample);
        return Arrays.equals(s.sample(), full) ? s : make.multiply(s, make.fill(1, full));
    }

    /** z + b. */
    Term plusBias(AffineLayer layer, WeightMap map, Term z) {
        if (map.of(layer.bias()).length == 0) {
            return z;
        }
        Expr e = terms.force(z);
        if (e.op() instanceof Op.Apply a && a.layer() == layer && a.map().equals(map)) {
            return Products.plain(make.apply(a.layer(), map, e.arg(0), true, a.shift()));
        }
        // Of a sum, one part takes the bias in.
        if (e.op() == Binary.ADD && e.arg(0).op() instanceof Op.Apply a && a.layer() == layer && a.map().equals(map)) {
            return Products.plain(make.add(make.apply(a.layer(), map, e.arg(0).arg(0), true, a.shift()), e.arg(1)));
        }
        return Products.plain(make.add(e, denominators.bias(layer, map, e)));
    }

    /** b s. */
    Term biasShare(AffineLayer layer, WeightMap map, Term s) {
        return s == Term.ZERO || map.of(layer.bias()).length == 0
                ? Term.ZERO
                : terms.times(s, Products.plain(denominators.bias(layer, map, terms.force(s))));
    }

    /** r handed to the inputs that won it. */
    Term toWinners(WinnerLayer layer, Ties ties, Term x, Term y, Term r) {
        if (r == Term.ZERO) {
            return r;
        }
        if (!(layer instanceof MaxPool pool)) {
            return layer.toWinners(algebra, ties, x, y, r);
        }
        Expr in = terms.force(x);
        Expr out = terms.force(y);
        Op unpool = new Op.Unpool(pool, ties);
        if (r instanceof Product(Expr a, Expr c)) {
            // A winner's activation is the window's, so the coefficient is all that has to move.
            boolean rectified = a.op() == Op.Unary.POSITIVE_PART && a.arg(0) == out;
            if (a == out || rectified) {
                Expr back = make.other(unpool, List.of(in, out, terms.whole((Product) r)), c.sign(), in.sample());
                return new Product(rectified ? make.positivePart(in) : in, back);
            }
        }
        Expr whole = terms.force(r, out.sample());
        return Products.plain(make.other(unpool, List.of(in, out, whole), whole.sign(), in.sample()));
    }

    /** The gradient with respect to each input. */
    List<Term> gradient(Layer layer, List<Term> inputs, Term output, Term dy) {
        if (dy == Term.ZERO) {
            return inputs.stream().map(x -> Term.ZERO).toList();
        }
        if (!(layer instanceof RearrangeLayer)) {
            return layer.gradient(algebra, inputs, output, dy);
        }
        Expr y = terms.force(output);
        if (dy instanceof Product p && p.a() == y) {
            // What a layer copies is there before it as well, so the coefficient is all that has to move.
            List<Term> back = layer.gradient(algebra, inputs, output, Products.plain(terms.whole(p)));
            return IntStream.range(0, back.size())
                    .mapToObj(i -> back.get(i) instanceof Plain(Expr c)
                            ? (Term) new Product(terms.force(inputs.get(i)), c)
                            : back.get(i))
                    .toList();
        }
        return layer.gradient(algebra, inputs, output, Products.plain(terms.force(dy, y.sample())));
    }
}
