package org.lrptoolbox.matlab.bridge;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.matlab.value.MatArrays;
import org.lrptoolbox.matlab.value.MatlabClass;
import org.lrptoolbox.tensor.ColumnMajor;
import org.lrptoolbox.tensor.Shapes;

/**
 * Where arrays cross between Matlab and files with their number type, unlike at the {@link Border} to networks, which
 * compute with doubles.
 *
 * <p>Numbers cross as doubles, in Matlab's order: those of int64 and uint64, which doubles would round, as two words of
 * 32 bits each, the lower one first.
 */
public final class Typed {
    private static final String LOGICAL = "logical";

    private Typed() {}

    /**
     * The array of a Matlab array.
     *
     * @param type its class, such as {@code single} or {@code logical}
     * @param numbers its elements; null if there are none; those beyond the size are ignored
     * @param size its dimensions
     * @throws IllegalArgumentException if its class is none of numbers, or elements are missing
     */
    public static TypedArray of(String type, double @Nullable [] numbers, double[] size) {
        ElementType element = type.equals(LOGICAL) ? ElementType.BOOL : element(type);
        int[] shape = Border.shape(size);
        int count = Shapes.size(shape);
        int words = words(element);
        double[] given = numbers == null ? new double[0] : numbers;
        if (given.length < (long) words * count) {
            throw new IllegalArgumentException("too few elements for an array of size " + Shapes.text(shape));
        }
        Object storage = element.allocate(count);
        ColumnMajor order = new ColumnMajor(shape);
        for (int i = 0; i < count; i++) {
            int at = order.next();
            switch (storage) {
                case double[] a -> a[at] = given[i];
                case float[] a -> a[at] = (float) given[i];
                case long[] a -> a[at] = (long) given[2 * i + 1] << 32 | (long) given[2 * i];
                case int[] a -> a[at] = (int) (long) given[i];
                case short[] a -> a[at] = (short) given[i];
                default -> ((byte[]) storage)[at] = (byte) given[i];
            }
        }
        return new TypedArray(element, shape, storage);
    }

    private static ElementType element(String type) {
        MatlabClass known = MatlabClass.of(type);
        ElementType element = known == null ? null : known.element();
        if (element == null) {
            throw new IllegalArgumentException("an array of class " + type + ", where numbers are expected");
        }
        return element;
    }

    private static int words(ElementType type) {
        return type == ElementType.INT64 || type == ElementType.UINT64 ? 2 : 1;
    }

    /** Matlab's class of the elements. */
    public static String type(TypedArray array) {
        return array.type() == ElementType.BOOL ? LOGICAL : MatlabClass.of(array.type()).label();
    }

    /** The elements in Matlab's order. */
    public static double[] numbers(TypedArray array) {
        int words = words(array.type());
        double[] numbers = new double[Math.multiplyExact(words, array.size())];
        ColumnMajor order = new ColumnMajor(MatArrays.matrix(array.shape()));
        for (int i = 0; i < array.size(); i++) {
            int at = order.next();
            if (array.storage() instanceof long[] wide) {
                numbers[2 * i] = wide[at] & 0xffff_ffffL;
                numbers[2 * i + 1] = wide[at] >>> 32;
            } else {
                numbers[i] = array.type().get(array.storage(), at);
            }
        }
        return numbers;
    }

    /** The dimensions as Matlab counts them: at least two. */
    public static double[] size(TypedArray array) {
        return Arrays.stream(MatArrays.size(array.shape())).asDoubleStream().toArray();
    }
}
