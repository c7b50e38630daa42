package org.lrptoolbox.python.operators;

import java.util.Arrays;

import com.oracle.graal.python.runtime.sequence.storage.BoolSequenceStorage;
import com.oracle.graal.python.runtime.sequence.storage.DoubleSequenceStorage;
import com.oracle.graal.python.runtime.sequence.storage.IntSequenceStorage;
import com.oracle.graal.python.runtime.sequence.storage.LongSequenceStorage;
import com.oracle.graal.python.runtime.sequence.storage.ObjectSequenceStorage;
import com.oracle.graal.python.runtime.sequence.storage.SequenceStorage;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Types;

/** SingleNumbers of Python on their way into an array: whole as long as all are, fractions as soon as one is. */
final class ListNumbers {
    /** Whole numbers up to here are doubles, too, and floats are never too small for them. */
    private static final double EXACT = 1L << 53;

    private final ArrayClass known;
    private final double[] fractions;
    private final long[] wholes;
    private int count;
    private boolean anyFraction;
    private boolean anyWhole;
    private boolean anyTruth;

    ListNumbers(ArrayClass known, int most) {
        this.known = known;
        this.fractions = new double[most];
        this.wholes = new long[most];
    }

    /** Takes all numbers of a list; false where one is none. */
    boolean take(SequenceStorage storage) {
        int n = storage.length();
        switch (storage) {
            case DoubleSequenceStorage doubles -> {
                System.arraycopy(doubles.getInternalDoubleArray(), 0, fractions, count, n);
                anyFraction |= n > 0;
                count += n;
            }
            case IntSequenceStorage ints -> {
                for (int i = 0; i < n; i++) {
                    whole(ints.getIntItemNormalized(i));
                }
            }
            case LongSequenceStorage longs -> {
                for (int i = 0; i < n; i++) {
                    whole(longs.getLongItemNormalized(i));
                }
            }
            case BoolSequenceStorage truths -> {
                for (int i = 0; i < n; i++) {
                    truth(truths.getBoolItemNormalized(i));
                }
            }
            case ObjectSequenceStorage objects -> {
                for (int i = 0; i < n; i++) {
                    if (!take(objects.getObjectItemNormalized(i))) {
                        return false;
                    }
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean take(Object item) {
        switch (item) {
            case Double d -> fraction(d);
            case Integer i -> whole(i);
            case Long l -> whole(l);
            case Boolean b -> truth(b);
            default -> {
                Double d = known.float64(item);
                Long l = d == null ? known.int64(item) : null;
                if (d != null) {
                    fraction(d);
                } else if (l != null) {
                    whole(l);
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    private void fraction(double value) {
        fractions[count++] = value;
        anyFraction = true;
    }

    private void whole(long value) {
        wholes[count] = value;
        fractions[count++] = value;
        anyWhole = true;
    }

    private void truth(boolean value) {
        wholes[count++] = value ? 1 : 0;
        anyTruth = true;
    }

    /** The array of the type asked for, or of the type of the numbers; null where only Python knows how they are cast. */
    @Nullable
    NDArray array(@Nullable DataType wanted, int... shape) {
        if (anyTruth) {
            return anyWhole || anyFraction || wanted != null && wanted != DataType.BOOL
                    ? null
                    : NDArray.of(DataType.INT64, wholes, shape).astype(DataType.BOOL);
        }
        DataType type = wanted != null ? wanted : anyFraction ? DataType.FLOAT64 : DataType.INT64;
        if (type == DataType.FLOAT64) {
            return NDArray.of(fractions, shape);
        }
        if (type == DataType.FLOAT32) {
            return isModerate() ? NDArray.of(fractions, shape).astype(type) : null;
        }
        if (anyFraction || !Types.isInteger(type) || type == DataType.UINT64) {
            return null;
        }
        NDArray made = NDArray.of(DataType.INT64, wholes, shape);
        return type == DataType.INT64 ? made : isHeld(made.astype(type)) ? made.astype(type) : null;
    }

    /** Whether a smaller type has room for the numbers. */
    private boolean isHeld(NDArray cast) {
        return Arrays.equals((long[]) cast.astype(DataType.INT64).storage(), wholes);
    }

    private boolean isModerate() {
        for (double value : fractions) {
            if (!(Math.abs(value) <= EXACT)) {
                return false;
            }
        }
        return true;
    }
}
