package org.lrptoolbox.io;

import java.util.Arrays;

/** Numbers read one by one into an array that grows with them, so that memory follows the file, not its header. */
public final class DoubleList {
    private double[] data = new double[64];
    private int size;

    private void add(double v) {
        if (size == data.length) {
            data = Arrays.copyOf(data, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * size));
        }
        data[size++] = v;
    }

    /** What becomes of a word that is no number. */
    @FunctionalInterface
    public interface Refusal<E extends Exception> {
        /** The complaint about a word of a line, counted from 0. */
        E of(String word, int column, NumberFormatException reason);
    }

    /** Puts the numbers of a line behind the others, as Python reads them. */
    public <E extends Exception> void addAll(String line, Refusal<E> refusal) throws E {
        Words words = new Words(line);
        int column = 0;
        for (String word = words.next(); word != null; word = words.next()) {
            try {
                add(PythonNumbers.parse(word));
            } catch (NumberFormatException e) {
                throw refusal.of(word, column, e);
            }
            column++;
        }
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The numbers so far. */
    public double[] toArray() {
        return size == data.length ? data : Arrays.copyOf(data, size);
    }
}
