package org.lrptoolbox.python.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.tensor.Tensor;

/** That nobody can tell an array computed later from one computed at once, but by the time and memory it takes. */
class DeferredTest {
    private static final int ROWS = 1 << 10;
    private static final int COLUMNS = Deferred.FROM / ROWS;

    private static NDArray numbers() {
        return NDArray.of(new Random(3).doubles(Deferred.FROM, -200, 200).toArray(), ROWS, COLUMNS);
    }

    private static NDArray apply(BinaryOp op, Object left, Object right) {
        return BinaryOps.apply(op, left, right);
    }

    private static NDArray scaled(NDArray x) {
        return apply(BinaryOp.SUBTRACT, apply(BinaryOp.DIVIDE, x, 127.5), 1);
    }

    private static double[] expected(NDArray x, DoubleUnaryOperator f) {
        return Arrays.stream((double[]) x.copy().storage()).map(f).toArray();
    }

    private static double scaled(double v) {
        return v / 127.5 - 1;
    }

    @Test
    void aChainOfConstantsIsComputedInOnePassAndToTheLastBit() {
        NDArray x = numbers();
        NDArray y = apply(BinaryOp.SUBTRACT, 3, apply(BinaryOp.MULTIPLY, apply(BinaryOp.ADD, scaled(x), 0.1), 0.3));
        assertFalse(pending(y).isComputed());
        assertArrayEquals(expected(x, v -> 3 - (scaled(v) + 0.1) * 0.3), y.doubles());
        assertTrue(pending(y).isComputed());
    }

    @Test
    void bytesAndWholeNumbersAreReadAsTheyAre() {
        NDArray x = NDArray.zeros(DataType.UINT8, Deferred.FROM);
        new Random(5).nextBytes((byte[]) x.storage());
        NDArray y = apply(BinaryOp.DIVIDE, x, 255.0);
        assertFalse(pending(y).isComputed());
        assertArrayEquals(expected(x.astype(DataType.FLOAT64), v -> v / 255), y.doubles());
    }

    @Test
    void aBatchIsReadRowByRowWithoutComputingItAll() {
        NDArray x = numbers();
        NDArray y = scaled(x);
        double[] all = expected(x, DeferredTest::scaled);
        Tensor batch = y.asTensor();
        assertArrayEquals(Arrays.copyOfRange(all, 7 * COLUMNS, 9 * COLUMNS), batch.slice(7, 9).data());
        NDArray row = y.view(new int[]{COLUMNS}, new int[]{1}, 5 * COLUMNS);
        assertArrayEquals(Arrays.copyOfRange(all, 5 * COLUMNS, 6 * COLUMNS), row.asTensor().data());
        assertArrayEquals(expected(row, v -> (v + 1) / 2),
                apply(BinaryOp.DIVIDE, apply(BinaryOp.ADD, row, 1), 2).doubles());
        assertFalse(pending(y).isComputed());
        assertArrayEquals(all, batch.data());
        assertEquals(Tensor.of(all, ROWS, COLUMNS), batch);
    }

    @Test
    void otherOrdersOfAxesAndStepsAreReadToo() {
        NDArray x = numbers();
        NDArray y = Layout.transpose(scaled(x));
        NDArray expected = Layout.transpose(NDArray.of(expected(x, DeferredTest::scaled), ROWS, COLUMNS)).copy();
        assertArrayEquals((double[]) expected.storage(), (double[]) y.copy().storage());
        assertFalse(pending(y).isComputed());
    }

    @Test
    void whoWritesToTheNumbersDoesNotChangeTheResult() {
        NDArray x = numbers();
        double[] all = expected(x, DeferredTest::scaled);
        NDArray y = scaled(x);
        x.view(new int[]{COLUMNS}, new int[]{1}, 0).fill(7);
        assertArrayEquals(all, y.doubles());

        NDArray z = scaled(x);
        double[] before = expected(x, DeferredTest::scaled);
        ((double[]) x.storage())[3] = 1e6;
        assertArrayEquals(before, z.doubles());
    }

    @Test
    void whoWritesToTheResultChangesItAndItsViewsAlone() {
        NDArray x = numbers();
        double[] numbers = expected(x, v -> v);
        NDArray y = scaled(x);
        NDArray row = y.view(new int[]{COLUMNS}, new int[]{1}, COLUMNS);
        NDArray later = apply(BinaryOp.ADD, y, 1);
        BinaryOps.assign(BinaryOp.MULTIPLY, y, 2, y);
        double[] all = Arrays.stream(numbers).map(v -> scaled(v) * 2).toArray();
        assertArrayEquals(all, y.doubles());
        assertArrayEquals(Arrays.copyOfRange(all, COLUMNS, 2 * COLUMNS), row.doubles());
        assertArrayEquals(Arrays.stream(numbers).map(v -> scaled(v) + 1).toArray(), later.doubles());
        assertArrayEquals(numbers, x.doubles());
    }

    @Test
    void whatIsComputedAlreadyMayBeTheStartOfMore() {
        NDArray x = numbers();
        NDArray y = scaled(x);
        double[] all = y.doubles();
        NDArray z = apply(BinaryOp.ADD, y, 5);
        assertFalse(pending(z).isComputed());
        double[] sum = Arrays.stream(all).map(v -> v + 5).toArray();
        y.fill(0);
        assertArrayEquals(sum, z.doubles());
    }

    @Test
    void aRowReadAfterTheWholeKeepsNothing() {
        NDArray y = scaled(numbers());
        Tensor batch = y.asTensor();
        batch.slice(0, ROWS / 2);
        batch.slice(ROWS / 2, ROWS);
        y.view(new int[]{COLUMNS}, new int[]{1}, 0).asTensor().data();
        assertFalse(pending(y).isComputed());
        batch.slice(0, ROWS - 1);
        assertTrue(pending(y).isComputed());
    }

    @Test
    void whatIsReadAsAWholeAgainIsKept() {
        NDArray x = numbers();
        double[] negated = expected(x, v -> -scaled(v));
        NDArray y = scaled(x);
        assertArrayEquals(negated, UnaryOps.apply(UnaryOp.NEGATIVE, y).doubles());
        assertFalse(pending(y).isComputed());
        assertArrayEquals(negated, UnaryOps.apply(UnaryOp.NEGATIVE, y).doubles());
        assertTrue(pending(y).isComputed());
        x.fill(3);
        assertArrayEquals(negated, UnaryOps.apply(UnaryOp.NEGATIVE, y).doubles());
    }

    @Test
    void whoWritesBetweenTwoReadingsChangesNeither() {
        NDArray x = numbers();
        double[] all = expected(x, DeferredTest::scaled);
        Tensor batch = scaled(x).asTensor();
        for (int row = 0; row < ROWS; row += 64) {
            assertArrayEquals(Arrays.copyOfRange(all, row * COLUMNS, (row + 64) * COLUMNS),
                    batch.slice(row, row + 64).data());
        }
        x.fill(3);
        assertArrayEquals(Arrays.copyOfRange(all, COLUMNS, 2 * COLUMNS), batch.slice(1, 2).data());
    }

    @Test
    void whatCanRaiseAnExceptionOrIsSmallIsComputedAtOnce() {
        NDArray x = numbers();
        assertNull(apply(BinaryOp.DIVIDE, x, 0.5).deferred());
        assertNull(apply(BinaryOp.DIVIDE, 1.0, x).deferred());
        assertNull(apply(BinaryOp.MULTIPLY, x, 0).deferred());
        assertNull(apply(BinaryOp.MULTIPLY, x, 2).deferred());
        assertNull(apply(BinaryOp.ADD, x, Double.POSITIVE_INFINITY).deferred());
        assertNull(apply(BinaryOp.ADD, x, Double.NaN).deferred());
        assertNull(apply(BinaryOp.ADD, x, x).deferred());
        assertNull(apply(BinaryOp.ADD, x.astype(DataType.INT64), 1).deferred());
        assertNull(apply(BinaryOp.ADD, NDArray.of(new double[8], 8), 1).deferred());
    }

    @Test
    void operationsOfALoopDoNotWaitForEver() {
        NDArray x = numbers();
        double[] sum = expected(x, v -> v);
        NDArray y = x;
        for (int i = 0; i < 2 * Deferred.MOST + 3; i++) {
            y = apply(BinaryOp.ADD, y, 0.1);
            Arrays.setAll(sum, k -> sum[k] + 0.1);
            assertTrue(y.deferred() == null || pending(y).numbers().steps().size() <= Deferred.MOST);
        }
        assertArrayEquals(sum, y.doubles());
    }

    @Test
    void theBitsOfAResultAreThoseOfItsNumbers() {
        NDArray x = numbers();
        double[] all = expected(x, DeferredTest::scaled);
        NDArray y = scaled(x);
        NDArray bits = Reinterpretation.view(y, DataType.INT64, false);
        NDArray sum = apply(BinaryOp.ADD, bits, 0.5);
        assertEquals(Double.doubleToRawLongBits(all[9]) + 0.5, sum.doubles()[9]);
        assertEquals(all[9], scaled(x).memory().get(ValueLayout.JAVA_DOUBLE_UNALIGNED, 9 * Double.BYTES));
    }

    private static byte[] pixels() {
        byte[] bytes = new byte[Deferred.FROM];
        new Random(11).nextBytes(bytes);
        return bytes;
    }

    private static double[] widened(byte[] bytes) {
        double[] numbers = new double[bytes.length];
        Arrays.setAll(numbers, i -> bytes[i] & 0xff);
        return numbers;
    }

    @Test
    void numbersThatStayBytesAreFloat64ToWhoeverReadsThem() {
        double[] all = widened(pixels());
        NDArray x = NDArray.ofBytes(pixels(), ROWS, COLUMNS);
        assertEquals(DataType.FLOAT64, x.type());
        assertArrayEquals(all, (double[]) x.copy().storage());
        assertArrayEquals(Arrays.copyOfRange(all, COLUMNS, 3 * COLUMNS), x.asTensor().slice(1, 3).data());
        assertArrayEquals(Arrays.stream(all).map(v -> -v).toArray(),
                UnaryOps.apply(UnaryOp.NEGATIVE, NDArray.ofBytes(pixels(), ROWS, COLUMNS)).doubles());
        assertArrayEquals(Arrays.stream(all).mapToLong(v -> (long) v).toArray(),
                NDArray.ofBytes(pixels(), ROWS, COLUMNS).longs());
        NDArray y = scaled(NDArray.ofBytes(pixels(), ROWS, COLUMNS));
        assertFalse(pending(y).isComputed());
        assertArrayEquals(Arrays.stream(all).map(DeferredTest::scaled).toArray(), y.doubles());
        assertEquals(all[9], NDArray.ofBytes(pixels(), ROWS, COLUMNS).memory().get(ValueLayout.JAVA_DOUBLE_UNALIGNED,
                9 * Double.BYTES));
    }

    @Test
    void whoWritesToNumbersThatAreBytesChangesThemAlone() {
        double[] all = widened(pixels());
        NDArray x = NDArray.ofBytes(pixels(), ROWS, COLUMNS);
        NDArray y = scaled(x);
        x.view(new int[]{COLUMNS}, new int[]{1}, 0).fill(0.25);
        assertArrayEquals(Arrays.stream(all).map(DeferredTest::scaled).toArray(), y.doubles());
        Arrays.fill(all, 0, COLUMNS, 0.25);
        assertArrayEquals(all, x.doubles());
    }

    @Test
    void aFrameOfAValueThatAByteBecomesLeavesTheNumbersForLater() {
        double[] all = Arrays.stream(widened(pixels())).map(DeferredTest::scaled).toArray();
        NDArray y = scaled(NDArray.ofBytes(pixels(), ROWS, COLUMNS));
        NDArray framed = Join.framed(y, new int[]{1, 2}, new int[]{0, 3}, -1);
        assertNotNull(framed);
        assertFalse(pending(framed).isComputed());
        double[] expected = new double[(ROWS + 1) * (COLUMNS + 5)];
        Arrays.fill(expected, -1);
        for (int row = 0; row < ROWS; row++) {
            System.arraycopy(all, row * COLUMNS, expected, (row + 1) * (COLUMNS + 5) + 2, COLUMNS);
        }
        assertArrayEquals(new int[]{ROWS + 1, COLUMNS + 5}, framed.shape());
        assertArrayEquals(expected, framed.doubles());
    }

    @Test
    void aFrameOfAnotherValueHasToBeWritten() {
        NDArray y = scaled(NDArray.ofBytes(pixels(), ROWS, COLUMNS));
        assertNull(Join.framed(y, new int[]{1, 1}, new int[]{1, 1}, -0.9999));
        assertNull(Join.framed(NDArray.ofBytes(pixels(), ROWS, COLUMNS), new int[]{1, 1}, new int[]{1, 1}, -0.0));
        assertNull(Join.framed(scaled(numbers()), new int[]{1, 1}, new int[]{1, 1}, -1));
        assertNull(Join.framed(Layout.transpose(y), new int[]{1, 1}, new int[]{1, 1}, -1));
    }

    private static Deferred pending(NDArray a) {
        Deferred later = a.deferred();
        assertNotNull(later);
        return later;
    }
}
