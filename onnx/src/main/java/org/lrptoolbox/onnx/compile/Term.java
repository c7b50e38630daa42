package org.lrptoolbox.onnx.compile;

/** A number of the {@link GraphAlgebra}: an expression, a product not yet worked out, or zero. */
sealed interface Term {
    /** Nothing but zeros, of whatever shape. */
    Term ZERO = new Zero();

    /** {@link #ZERO}. */
    record Zero() implements Term {}

    /** An expression. */
    record Plain(Expr value) implements Term {}

    /**
     * Relevance as activation times coefficient, a * c. Rectifiers and pooling leave a at hand, so the next layer can
     * divide a alone, which is of the forward pass, and needs c only once.
     */
    record Product(Expr a, Expr c) implements Term {}
}
