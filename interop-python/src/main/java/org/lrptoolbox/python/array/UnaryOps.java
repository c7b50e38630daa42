package org.lrptoolbox.python.array;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.kernel.Parallel;

/** Applies a {@link UnaryOp} to every element of an array. */
public final class UnaryOps {
    private UnaryOps() {}

    /**
     * The result as a new array.
     *
     * @throws ArrayTypeException if the function is not defined for the element type
     */
    public static NDArray apply(UnaryOp op, NDArray a) {
        return run(op, a, null, null);
    }

    /**
     * As {@link #apply}; a 0-d result comes boxed, see {@link Scalars}.
     *
     * @throws FloatErrorException with the result, if a floating-point exception is watched for and has happened
     */
    public static Object compute(UnaryOp op, NDArray a) {
        int[] flags = new int[1];
        Object result = Scalars.orArray(run(op, a, null, flags));
        return flags[0] == 0 ? result : FloatErrors.settled(flags[0], op.label(), result);
    }

    /** As {@link #into}; tells of floating-point exceptions as {@link #compute} does. */
    public static void assign(UnaryOp op, NDArray a, NDArray target) {
        int[] flags = new int[1];
        run(op, a, target, flags);
        if (flags[0] != 0) {
            FloatErrors.settled(flags[0], op.label(), target);
        }
    }

    /**
     * As {@link #apply}, into an existing array, which may be the operand.
     *
     * @throws ArrayTypeException if the result is of a higher kind than the target, as float to int
     */
    public static NDArray into(UnaryOp op, NDArray a, NDArray target) {
        return run(op, a, target, null);
    }

    private static NDArray run(UnaryOp op, NDArray a, @Nullable NDArray target, int @Nullable [] flags) {
        DataType type = a.type().plain();
        Types.requireNumeric(type, "'" + op.label() + "'");
        if (target == null && MemoryOrder.isOnlyFortran(a)) {
            return MemoryOrder.reversed(run(op, Layout.transpose(a), null, flags));
        }
        if (op == UnaryOp.INVERT && type == DataType.BOOL) {
            return run(UnaryOp.LOGICAL_NOT, a, target, null);
        }
        DataType result = resultType(op, type);
        NDArray out = target == null
                ? NDArray.zeros(result, a.shape())
                : Outputs.check(target, op.label(), result, a.shape());
        FloatErrors errors = flags != null && FloatErrors.isWatching() && op.rule() != UnaryOp.Rule.TEST
                ? FloatErrors.of(op, out.type())
                : null;
        if (Types.isComplex(type)) {
            NDArray safe = Outputs.safe(out, a);
            ComplexOps.unary(op, a, safe, errors);
            if (errors != null && flags != null) {
                flags[0] = errors.found();
            }
            return Outputs.finish(safe, out);
        }
        if (op.rule() == UnaryOp.Rule.ROUNDING && !Types.isFloat(type)) {
            Assign.copy(a, out);
            return out;
        }
        NDArray safe = Outputs.safe(out, a);
        boolean exact = switch (op.rule()) {
            case BITS -> true;
            case SAME, NUMERIC, NOT_BOOL -> !Types.isFloat(type);
            case INEXACT, ROUNDING, TEST -> false;
        };
        if (op.rule() == UnaryOp.Rule.TEST && Bytes.apply(op, a, safe)) {
            return Outputs.finish(safe, out);
        }
        if (op == UnaryOp.SPACING && type.kind() != DataType.Kind.FLOAT64) {
            spacing(a, result, safe);
        } else if (exact) {
            longs(op, a, safe);
        } else {
            doubles(op, a, safe, errors);
        }
        if (errors != null && flags != null) {
            if (op == UnaryOp.RECIPROCAL && exact && Search.count(a) < a.size()) {
                errors.add(FloatErrors.DIVIDE | FloatErrors.INVALID);
            }
            flags[0] = errors.found();
        }
        return Outputs.finish(safe, out);
    }

    private static DataType resultType(UnaryOp op, DataType type) {
        if (op == UnaryOp.ABSOLUTE) {
            return Types.realOf(type);
        }
        return switch (op.rule()) {
            case SAME, ROUNDING -> type;
            case NUMERIC -> type == DataType.BOOL ? DataType.INT8 : type;
            case INEXACT -> Types.functional(type);
            case TEST -> DataType.BOOL;
            case NOT_BOOL -> {
                if (type == DataType.BOOL && op == UnaryOp.POSITIVE) {
                    throw LoopTypeException.none(op.label(), type);
                }
                if (type == DataType.BOOL) {
                    throw new ArrayTypeException("The numpy boolean " + op.label()
                            + ", the `-` operator, is not supported, use the `~` operator or the logical_not function"
                            + " instead.");
                }
                yield type;
            }
            case BITS -> {
                if (Types.isFloat(type) || Types.isComplex(type)) {
                    throw new ArrayTypeException("ufunc '" + op.label() + "' not supported for the input type "
                            + type.label() + ", use it on integers or bool");
                }
                yield type;
            }
        };
    }

    /** The distance to the next number of a smaller type. */
    private static void spacing(NDArray a, DataType type, NDArray out) {
        double[] v = a.doubles();
        double[] result = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            result[i] = switch (type.kind()) {
                case FLOAT16 -> Half.spacing(v[i]);
                case FLOAT32 -> Double.isInfinite(v[i]) ? Double.NaN : Math.copySign(Math.ulp((float) v[i]), v[i]);
                default -> Formulas.spacing(v[i]);
            };
        }
        Cursor.over(out).write(result, 0, result.length);
    }

    private static void doubles(UnaryOp op, NDArray a, NDArray out, @Nullable FloatErrors errors) {
        Deferred.willRead(a);
        Loops.Double1 loop = op.doubles();
        boolean kept = errors == null || !out.sharesStorage(a);
        Parallel.forRanges(out.size(), Cursor.PARALLEL_FROM, (first, end) -> {
            int block = Math.min(end - first, Cursor.BLOCK);
            Cursor from = Cursor.reading(a, a.shape()).seek(first);
            Cursor to = Cursor.over(out).seek(first);
            double[] x = from.doubles(block);
            double[] z = kept ? to.doubles(block) : new double[block];
            for (int i = first; i < end; i += block) {
                int n = Math.min(block, end - i);
                double[] p = from.read(x, n);
                double[] r = kept ? to.target(z, n) : z;
                int at = kept ? to.start() : 0;
                loop.run(p, from.start(), r, at, n);
                if (errors != null) {
                    errors.look(p, from.start(), r, at, n);
                }
                to.commit(r, n);
            }
        });
    }

    private static void longs(UnaryOp op, NDArray a, NDArray out) {
        Loops.Long1 loop = UnaryLoops.longs(op, out.type());
        Parallel.forRanges(out.size(), Cursor.PARALLEL_FROM, (first, end) -> {
            int block = Math.min(end - first, Cursor.BLOCK);
            Cursor from = Cursor.over(a).seek(first);
            Cursor to = Cursor.over(out).seek(first);
            long[] x = from.longs(block);
            long[] z = to.longs(block);
            for (int i = first; i < end; i += block) {
                int n = Math.min(block, end - i);
                long[] p = from.read(x, n);
                long[] r = to.target(z, n);
                loop.run(p, from.start(), r, to.start(), n);
                to.commit(r, n);
            }
        });
    }
}
