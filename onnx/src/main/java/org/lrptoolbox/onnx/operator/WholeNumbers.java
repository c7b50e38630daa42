package org.lrptoolbox.onnx.operator;

import java.util.Optional;

import org.lrptoolbox.algebra.Unary;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Elementary;
import org.lrptoolbox.layer.HeldProduct;
import org.lrptoolbox.layer.Product;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.SideFunction;
import org.lrptoolbox.layer.SideLayer;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.onnx.node.Value.Side;
import org.lrptoolbox.tensor.Tensor;

/** Real numbers that become whole ones, and quotients of such: steps, which have no slope and hand on no relevance. */
final class WholeNumbers {
    private WholeNumbers() {}

    /** A value in another type: real ones make no difference, numbers become answers or whole. */
    static Value cast(Reading node) throws LrpFileException {
        node.attributes().has("saturate");
        Computed x = node.raw(0);
        long to = node.attributes().integer("to", 0);
        Optional<NumberType> type = NumberType.of((int) to);
        if (type.isEmpty()) {
            throw node.unsupported("casts a computed value to type " + to + "; numbers and answers are supported");
        }
        if (type.get().isReal() || node.layer(x) instanceof SideLayer s && s.makesAnswers()) {
            return x;
        }
        if (type.get() == NumberType.BOOL) {
            SideFunction not = new SideFunction(Unary.NOT);
            return node.addAt(x.batch(), not, node.addAt(x.batch(), not, x));
        }
        return node.isWhole(0) || node.layer(x) instanceof SideLayer s && s.makesWholeNumbers()
                ? x
                : step(node, Unary.TRUNCATE, x);
    }

    static Value castLike(Reading node) throws LrpFileException {
        Value like = node.any(1);
        // Of constants the type counts: whole numbers divide otherwise.
        if (node.isConstant(0) && !(like instanceof Side)) {
            return new Constant(node.constant(0).numbers(), like instanceof Constant c ? c.type() : NumberType.FLOAT32);
        }
        Computed x = node.raw(0);
        return node.isWhole(1) && !node.isWhole(0) ? step(node, Unary.TRUNCATE, x) : x;
    }

    private static Computed step(Reading node, Unary function, Computed x) {
        return node.addAt(x.batch(), new SideFunction(function), x);
    }

    /** Whether a node divides integers. */
    static boolean divides(Reading node) throws LrpFileException {
        return node.op().equals("Div") && node.isWhole(0) && node.isWhole(1);
    }

    /**
     * What is left of a quotient without its fraction: sign(a) trunc((|a| + 1/2) / b). With the half, no quotient is so
     * close to a whole number that rounding could make it the one below.
     */
    static Value quotient(Reading node) throws LrpFileException {
        Computed a = node.operand(0);
        Computed b = node.operand(1);
        Computed size = node.addAt(a.batch(), new Activation(Elementary.ABSOLUTE), a);
        Scale half = Arithmetic.layer(size, Tensor.of(new double[]{1}, 1), Tensor.of(new double[]{0.5}, 1));
        Computed more = node.addAt(size.batch(), half, size);
        Computed inverse = node.addAt(b.batch(), new Activation(Elementary.INVERSE), b);
        Computed whole = step(node, Unary.TRUNCATE, Pairs.combined(node, new Product(), more, inverse));
        return Pairs.combined(node, new HeldProduct(), whole, step(node, Unary.SIGN, a));
    }
}
