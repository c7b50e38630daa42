package org.lrptoolbox.python.array;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.kernel.Parallel;

/**
 * Applies a {@link BinaryOp} to two operands, broadcast against each other.
 *
 * <p>An operand is an array or a Java {@code Number} or {@code Boolean}. A plain number is weak: it takes on the type of
 * the array it meets, unless it is a fraction and the array is not (NEP 50).
 */
public final class BinaryOps {
    private BinaryOps() {}

    /**
     * The result as a new array.
     *
     * @throws ArrayTypeException if the operation is not defined for the types
     * @throws IllegalArgumentException if the shapes do not broadcast
     * @throws OutOfRangeException if a plain number is outside the array's integer type
     */
    public static NDArray apply(BinaryOp op, Object left, Object right) {
        return run(op, left, right, null, null);
    }

    /**
     * As {@link #apply}; a 0-d result comes boxed, see {@link Scalars}.
     *
     * @throws FloatErrorException with the result, if a floating-point exception is watched for and has happened
     */
    public static Object compute(BinaryOp op, Object left, Object right) {
        int[] flags = new int[1];
        Object result = Scalars.orArray(run(op, left, right, null, flags));
        return flags[0] == 0 ? result : FloatErrors.settled(flags[0], op.label(), result);
    }

    /** As {@link #into}; tells of floating-point exceptions as {@link #compute} does. */
    public static void assign(BinaryOp op, Object left, Object right, NDArray target) {
        int[] flags = new int[1];
        run(op, left, right, target.requireWriteable(), flags);
        if (flags[0] != 0) {
            FloatErrors.settled(flags[0], op.label(), target);
        }
    }

    /**
     * As {@link #apply}, into an existing array, which may be one of the operands.
     *
     * @throws ArrayTypeException if the result is of a higher kind than the target, as float to int
     * @throws IllegalArgumentException also if the result's shape is not that of the target
     */
    public static NDArray into(BinaryOp op, Object left, Object right, NDArray target) {
        return run(op, left, right, target.requireWriteable(), null);
    }

    /** @param flags where to put what {@link FloatErrors} finds; null if nobody asks */
    private static NDArray run(BinaryOp op, Object left, Object right, @Nullable NDArray target,
            int @Nullable [] flags) {
        if (op == BinaryOp.POWER && right instanceof Number two && two.doubleValue() == 2
                && left instanceof NDArray base && Types.isFloat(base.type())) {
            // As NumPy: a square is a product.
            return run(BinaryOp.MULTIPLY, base, base, target, flags);
        }
        if (target == null && left instanceof NDArray l && MemoryOrder.isOnlyFortran(l)
                && (right instanceof Number || right instanceof NDArray r
                        && (r.rank() == 0 || Arrays.equals(l.shape(), r.shape()) && MemoryOrder.isOnlyFortran(r)))) {
            Object other = right instanceof NDArray r && r.rank() > 0 ? Layout.transpose(r) : right;
            return MemoryOrder.reversed(run(op, Layout.transpose(l), other, null, flags));
        }
        DataType common = Operands.common(op, left, right);
        NDArray a = Operands.array(left, common, op);
        NDArray b = Operands.array(right, common, op);
        DataType work = workingType(op, common, a.type(), b.type());
        boolean test = op.rule() == BinaryOp.Rule.COMPARISON || op.rule() == BinaryOp.Rule.LOGICAL;
        DataType result = test ? DataType.BOOL : work;
        if (target == null && Deferred.of(op, left, right, work) instanceof NDArray later) {
            return later;
        }
        if (target != null) {
            Outputs.requireKind(target, op.label(), result);
        }
        int[] shape = Broadcast.shape(a, b);
        NDArray out = target == null ? NDArray.zeros(result, shape) : Outputs.check(target, op.label(), result, shape);
        NDArray safe = Outputs.safe(out, a, b);
        if (work == DataType.BOOL && Bytes.apply(op, a, b, safe)) {
            return Outputs.finish(safe, out);
        }
        // With something infinite in it, the way over float64 is taken again, which finds out what happened.
        boolean apart = !safe.sharesStorage(a) && !safe.sharesStorage(b);
        if (work == DataType.FLOAT32 && apart && !test
                && !(flags != null && FloatErrors.isWatchingUnderflow())
                && SingleLoops.apply(op, a, b, safe, flags != null && FloatErrors.isWatching())) {
            return Outputs.finish(safe, out);
        }
        FloatErrors errors = flags != null && !test && FloatErrors.isWatching() ? FloatErrors.of(op, out.type()) : null;
        if (op.rule() == BinaryOp.Rule.COMPARISON && Types.isInteger(a.type()) && Types.isInteger(b.type())
                && Types.isFloat(work)) {
            // Of int64 and uint64: their common type, float64, would not tell large numbers apart.
            Unsigned.compare(op, a, b, safe, shape);
        } else if (Types.isComplex(work)) {
            ComplexOps.binary(op, a, b, safe, shape, errors);
        } else if (work == DataType.BOOL && op.rule() == BinaryOp.Rule.ARITHMETIC) {
            longs(booleanForm(op), a, b, safe, shape);
        } else if (work == DataType.UINT64) {
            Unsigned.binary(op, a, b, safe, shape);
        } else if (Types.isFloat(work)) {
            if (test) {
                tests(op, a, b, safe, shape);
            } else {
                doubles(op, a, b, safe, shape, errors);
            }
        } else {
            longs(op, a, b, safe, shape);
        }
        if (errors != null && flags != null) {
            if (out.size() > 0 && isDivision(op) && !Types.isFloat(work) && !Types.isComplex(work)) {
                errors.add(Search.count(b) < b.size() ? FloatErrors.DIVIDE : 0);
                errors.add(op == BinaryOp.FLOOR_DIVIDE && isNegatedMinimum(a, b, out) ? FloatErrors.OVERFLOW : 0);
            }
            flags[0] = errors.found();
        }
        return Outputs.finish(safe, out);
    }

    /** Whether the least number of a type has been divided by -1: its quotient is one too large. */
    private static boolean isNegatedMinimum(NDArray a, NDArray b, NDArray out) {
        if (Types.isUnsigned(out.type()) || Types.isUnsigned(b.type()) || !contains(b, -1)) {
            return false;
        }
        long least = Types.min(out.type());
        long[] dividends = Broadcast.to(a, out.shape()).longs();
        long[] divisors = Broadcast.to(b, out.shape()).longs();
        return IntStream.range(0, dividends.length).anyMatch(i -> divisors[i] == -1 && dividends[i] == least);
    }

    private static boolean contains(NDArray a, long number) {
        return Arrays.stream(a.longs()).anyMatch(v -> v == number);
    }

    private static boolean isDivision(BinaryOp op) {
        return op == BinaryOp.FLOOR_DIVIDE || op == BinaryOp.REMAINDER || op == BinaryOp.FMOD;
    }

    private static DataType workingType(BinaryOp op, DataType common, DataType a, DataType b) {
        return switch (op.rule()) {
            case ARITHMETIC -> common == DataType.BOOL && !hasBooleanForm(op) ? DataType.INT8 : common;
            case COMPARISON, LOGICAL -> common;
            case QUOTIENT -> Types.inexact(common);
            case INEXACT -> op != BinaryOp.FLOAT_POWER
                    ? Types.functional(common)
                    : Types.isComplex(common) ? DataType.COMPLEX128 : DataType.FLOAT64;
            case BITWISE, INTEGER -> {
                boolean divisors = op == BinaryOp.GCD || op == BinaryOp.LCM;
                if (Types.isFloat(common) || Types.isComplex(common) || divisors && common == DataType.BOOL) {
                    throw divisors ? LoopTypeException.none(op.label(), a, b) : ComplexOps.unsupported(op.label());
                }
                yield common == DataType.BOOL && op.rule() == BinaryOp.Rule.INTEGER ? DataType.INT8 : common;
            }
        };
    }

    private static boolean hasBooleanForm(BinaryOp op) {
        return switch (op) {
            case ADD, SUBTRACT, MULTIPLY, MAXIMUM, MINIMUM, FMAX, FMIN -> true;
            default -> false;
        };
    }

    /** What arithmetic means on truth values. */
    private static BinaryOp booleanForm(BinaryOp op) {
        return switch (op) {
            case ADD, MAXIMUM, FMAX -> BinaryOp.LOGICAL_OR;
            case MULTIPLY, MINIMUM, FMIN -> BinaryOp.LOGICAL_AND;
            case SUBTRACT -> throw new ArrayTypeException("numpy boolean subtract, the `-` operator, is not supported, "
                    + "use the bitwise_xor, the `^` operator, or the logical_xor function instead.");
            default -> op;
        };
    }

    private static void doubles(BinaryOp op, NDArray a, NDArray b, NDArray out, int[] shape,
            @Nullable FloatErrors errors) {
        Deferred.willRead(a);
        Deferred.willRead(b);
        Loops.Doubles loop = op == BinaryOp.NEXTAFTER ? Formulas.nextAfter(out.type()) : op.doubles();
        boolean number = ConstantLoops.has(op) && (a.size() == 1) != (b.size() == 1) && out.size() > 1;
        boolean first = number && a.size() == 1;
        // In place, operands would be gone when the results are looked at.
        boolean kept = errors == null || !out.sharesStorage(a) && !out.sharesStorage(b);
        Parallel.forRanges(out.size(), Cursor.PARALLEL_FROM, (begin, end) -> {
            int block = Math.min(end - begin, Cursor.BLOCK);
            Cursor left = Cursor.reading(a, shape).seek(begin);
            Cursor right = Cursor.reading(b, shape).seek(begin);
            Cursor to = Cursor.over(out).seek(begin);
            double[] x = left.doubles(block);
            double[] y = right.doubles(block);
            double[] z = kept ? to.doubles(block) : new double[block];
            for (int i = begin; i < end; i += block) {
                int n = Math.min(block, end - i);
                double[] p = left.read(x, n);
                double[] q = right.read(y, n);
                double[] r = kept ? to.target(z, n) : z;
                int at = kept ? to.start() : 0;
                if (first) {
                    ConstantLoops.run(op, true, q, right.start(), p[left.start()], r, at, n);
                } else if (number) {
                    ConstantLoops.run(op, false, p, left.start(), q[right.start()], r, at, n);
                } else {
                    loop.run(p, left.start(), q, right.start(), r, at, n);
                }
                if (errors != null) {
                    errors.look(p, left.start(), q, right.start(), r, at, n);
                }
                to.commit(r, n);
            }
        });
    }

    private static void longs(BinaryOp op, NDArray a, NDArray b, NDArray out, int[] shape) {
        Loops.Longs loop = op.longs();
        boolean number = ConstantLoops.hasWhole(op) && b.size() == 1 && a.size() > 1;
        Parallel.forRanges(out.size(), Cursor.PARALLEL_FROM, (first, end) -> {
            int block = Math.min(end - first, Cursor.BLOCK);
            Cursor left = Cursor.over(a, shape).seek(first);
            Cursor right = Cursor.over(b, shape).seek(first);
            Cursor to = Cursor.over(out).seek(first);
            long[] x = left.longs(block);
            long[] y = right.longs(block);
            long[] z = to.longs(block);
            for (int i = first; i < end; i += block) {
                int n = Math.min(block, end - i);
                long[] p = left.read(x, n);
                long[] q = right.read(y, n);
                long[] r = to.target(z, n);
                if (number) {
                    ConstantLoops.run(op, p, left.start(), q[right.start()], r, to.start(), n);
                } else {
                    loop.run(p, left.start(), q, right.start(), r, to.start(), n);
                }
                to.commit(r, n);
            }
        });
    }

    private static void tests(BinaryOp op, NDArray a, NDArray b, NDArray out, int[] shape) {
        Deferred.willRead(a);
        Deferred.willRead(b);
        Loops.DoubleTest loop = op.test();
        boolean direct = out.type() == DataType.BOOL && out.isContiguous();
        NDArray answers = direct ? out : NDArray.zeros(DataType.BOOL, shape);
        byte[] r = (byte[]) answers.storage();
        Parallel.forRanges(out.size(), Cursor.PARALLEL_FROM, (first, end) -> {
            int block = Math.min(end - first, Cursor.BLOCK);
            Cursor left = Cursor.reading(a, shape).seek(first);
            Cursor right = Cursor.reading(b, shape).seek(first);
            double[] x = left.doubles(block);
            double[] y = right.doubles(block);
            for (int i = first; i < end; i += block) {
                int n = Math.min(block, end - i);
                double[] p = left.read(x, n);
                double[] q = right.read(y, n);
                loop.run(p, left.start(), q, right.start(), r, answers.offset() + i, n);
            }
        });
        if (!direct) {
            Assign.copy(answers, out);
        }
    }
}
