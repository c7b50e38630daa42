package org.lrptoolbox.onnx.compile;

import java.util.Arrays;

import org.lrptoolbox.algebra.Unary;
import org.lrptoolbox.onnx.compile.Op.Binary;
import org.lrptoolbox.onnx.compile.Term.Plain;
import org.lrptoolbox.onnx.compile.Term.Product;

/**
 * Arithmetic of terms: a product x c stays unevaluated until somebody needs it, so that (x c) / d becomes c (x / d), and
 * zero costs nothing.
 */
final class Products {
    private final Expressions make;
    private final Denominators denominators;

    Products(Expressions make, Denominators denominators) {
        this.make = make;
        this.denominators = denominators;
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

    /** The term of an expression. */
    static Term plain(Expr e) {
        return new Plain(e);
    }

    /** a + b. */
    Term plus(Term a, Term b) {
        if (a == Term.ZERO || b == Term.ZERO) {
            return a == Term.ZERO ? b : a;
        }
        if (a instanceof Product(Expr x, Expr c) && b instanceof Product(Expr y, Expr d) && x == y) {
            return new Product(x, make.add(c, d));
        }
        return plain(make.add(force(a), force(b)));
    }

    /** a - b. */
    Term minus(Term a, Term b) {
        if (b == Term.ZERO) {
            return a;
        }
        return a == Term.ZERO ? scale(b, -1) : plain(make.subtract(force(a), force(b)));
    }

    /** a b. */
    Term times(Term a, Term b) {
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

    /** a / b. */
    Term divide(Term a, Term b) {
        if (a == Term.ZERO) {
            return Term.ZERO;
        }
        Expr d = force(b);
        if (a instanceof Product(Expr x, Expr c)) {
            return plain(make.multiply(c, make.divide(x, denominators.whereActive(d, x))));
        }
        return plain(make.divide(force(a), d));
    }

    /** c a. */
    Term scale(Term a, double c) {
        return switch (a) {
            case Product p -> new Product(p.a(), make.scale(p.c(), c));
            case Plain p -> plain(make.scale(p.value(), c));
            case Term.Zero z -> z;
        };
    }

    /** max(a, 0). */
    Term positivePart(Term a) {
        return switch (a) {
            case Product p when p.a().isNonnegative() -> new Product(p.a(), make.positivePart(p.c()));
            case Term.Zero z -> z;
            default -> plain(make.positivePart(force(a)));
        };
    }

    /** min(a, 0). */
    Term negativePart(Term a) {
        return switch (a) {
            case Term.Zero z -> z;
            case Product p when p.a().isNonnegative() -> new Product(p.a(), make.negativePart(p.c()));
            default -> force(a).isNonnegative() ? Term.ZERO : plain(make.negativePart(force(a)));
        };
    }

    /** r where the question about z is answered with yes, 0 elsewhere. */
    Term where(Binary op, Term z, Term r) {
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

    /** The elements in the shape of {@code like}. */
    Term reshape(Term r, Term like) {
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
    Expr whole(Product p) {
        return Arrays.equals(p.a().sample(), p.c().sample())
                ? p.c()
                : make.multiply(p.c(), make.fill(1, p.a().sample()));
    }
}
