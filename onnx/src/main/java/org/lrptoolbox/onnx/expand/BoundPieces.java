package org.lrptoolbox.onnx.expand;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.tensor.Tensor;

/** Functions of single elements whose settings are values of their own: powers of any kind, bounds that are computed. */
final class BoundPieces {
    /** Up to so many different stored exponents are powers each, which are right for negative numbers, too. */
    private static final int FEW = 16;

    private BoundPieces() {}

    static void register() {
        Expansions.addWhere(n -> isComputed(n, 1) || isComputed(n, 2), "Clip", BoundPieces::clipped);
        Expansions.addWhere(BoundPieces::isGeneral, "Pow", BoundPieces::raised);
    }

    private static boolean isComputed(Reading node, int position) throws LrpFileException {
        return node.has(position) && !node.isConstant(position);
    }

    private static boolean isGeneral(Reading node) throws LrpFileException {
        return node.has(1) && (!node.isConstant(1) || node.constant(1).numbers().count() > 1);
    }

    /** Where the bounds cross, the upper one counts. */
    private static void clipped(Pieces p) throws LrpFileException {
        String value = p.node().has(1) ? p.add("Max", p.input(0), p.input(1)).value() : p.input(0);
        p.same(p.node().has(2) ? p.add("Min", value, p.input(2)).value() : value, 0);
    }

    /** A few stored exponents each where they stand; any others by exp(exponent log base), for positive numbers. */
    private static void raised(Pieces p) throws LrpFileException {
        Tensor exponents = p.node().isConstant(1) ? p.node().numbers(1) : Tensor.of(new double[0], 0);
        double[] different = Arrays.stream(exponents.data()).distinct().limit(FEW + 1L).toArray();
        if (different.length == 0 || different.length > FEW) {
            String log = p.add("Log", p.input(0)).value();
            p.add("Exp", p.add("Mul", p.input(1), log).value()).as(0);
            return;
        }
        String all = p.number(0);
        String stored = p.numbers(exponents);
        for (double exponent : different) {
            // What is raised to the power of 0 tells nothing.
            String power = exponent == 0 ? p.number(1) : p.add("Pow", p.input(0), p.number(exponent)).value();
            all = p.add("Where", p.add("Equal", stored, p.number(exponent)).value(), power, all).value();
        }
        p.same(all, 0);
    }
}
