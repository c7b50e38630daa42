package org.lrptoolbox.python.array;

/** What a script may hand to an operation: arrays, and plain numbers that take on the type of the array they meet. */
final class Operands {
    private Operands() {}

    /** The type two operands meet in. */
    static DataType common(BinaryOp op, Object a, Object b) {
        if (op == BinaryOp.LDEXP && b instanceof NDArray y && y.type().kind() == DataType.Kind.UINT64) {
            throw new NoNumbersException("ldexp takes exponents that int64 holds, not uint64");
        }
        if (a instanceof NDArray x) {
            if (b instanceof NDArray y) {
                DataType common = Types.promote(x.type(), y.type());
                // Times of one unit are whole numbers inside, but 2001 and 2002 are not added as such.
                Types.requireNumeric(common, "'" + op.label() + "'");
                return common;
            }
            return withNumber(op, x.type(), b);
        }
        if (b instanceof NDArray y) {
            return withNumber(op, y.type(), a);
        }
        return Types.promote(ownType(a), ownType(b));
    }

    private static DataType withNumber(BinaryOp op, DataType packed, Object number) {
        DataType type = packed.plain();
        Types.requireNumeric(type, "'" + op.label() + "'");
        if (number instanceof Imaginary) {
            return Types.complexOf(type);
        }
        if (number instanceof Boolean) {
            return type;
        }
        if (!Types.isIntegral((Number) number)) {
            return Types.inexact(type);
        }
        if (type == DataType.BOOL) {
            return number instanceof java.math.BigInteger big && big.bitLength() > 63
                    ? DataType.FLOAT64
                    : DataType.INT64;
        }
        if (op.rule() == BinaryOp.Rule.INEXACT) {
            return Types.functional(type);
        }
        // Comparing with a number outside the type is fine; computing integers with it is not.
        boolean outside = Types.isInteger(type) && isOutside(type, (Number) number);
        return outside && op.rule().takesAnyNumber() ? DataType.FLOAT64 : type;
    }

    private static boolean isOutside(DataType type, Number number) {
        if (number instanceof java.math.BigInteger big && big.bitLength() > 63) {
            return type != DataType.UINT64 || big.signum() < 0 || big.bitLength() > 64;
        }
        return number.longValue() < Types.min(type) || number.longValue() > Types.max(type);
    }

    /** The type a plain number has when no array is around. */
    static DataType ownType(Object number) {
        if (number instanceof Boolean) {
            return DataType.BOOL;
        }
        if (number instanceof Imaginary) {
            return DataType.COMPLEX128;
        }
        return Types.isIntegral((Number) number) ? DataType.INT64 : DataType.FLOAT64;
    }

    /** An operand as an array; a plain number becomes a 0-d array of the given type. */
    static NDArray array(Object operand, DataType type, BinaryOp op) {
        return switch (operand) {
            case NDArray a -> a;
            case Boolean b -> NDArray.scalar(DataType.BOOL, b ? 1 : 0);
            case Imaginary z -> z.array(type);
            case Number n -> {
                if (Types.isInteger(type) && isOutside(type, n)) {
                    throw new OutOfRangeException("Python integer " + n + " out of bounds for " + type.label());
                }
                yield NDArray.scalar(type, n);
            }
            default -> throw new ArrayTypeException(
                    "ufunc '" + op.label() + "' does not take a " + operand.getClass().getSimpleName());
        };
    }

    /** A plain number as a 0-d array to be assigned to elements of the given type. */
    static NDArray fitting(Object number, DataType type) {
        if (number instanceof Boolean b) {
            return NDArray.scalar(DataType.BOOL, b ? 1 : 0);
        }
        Types.requireNumeric(type, "putting a number");
        if (number instanceof Imaginary z) {
            if (!Types.isComplex(type)) {
                throw new ArrayTypeException(
                        (Types.isFloat(type)
                                ? "float() argument must be a string"
                                : "int() argument must be a string, a"
                                        + " bytes-like object")
                                + " or a real number, not 'complex'");
            }
            return z.array(DataType.COMPLEX128);
        }
        Number n = (Number) number;
        if (Types.isInteger(type) && Types.isIntegral(n) && isOutside(type, n)) {
            throw new OutOfRangeException("Python integer " + n + " out of bounds for " + type.label());
        }
        if (Types.isInteger(type) && Double.isNaN(n.doubleValue())) {
            throw new IllegalArgumentException("cannot convert float NaN to integer");
        }
        if (Types.isInteger(type) && Double.isInfinite(n.doubleValue())) {
            throw new OutOfRangeException("cannot convert float infinity to integer");
        }
        if (Types.isInteger(type) && !Types.isIntegral(n)) {
            return fitting(new java.math.BigDecimal(n.doubleValue()).toBigInteger(), type);
        }
        return NDArray.scalar(Types.isInteger(type) && Types.isIntegral(n) ? type.plain() : DataType.FLOAT64, n);
    }
}
