package org.lrptoolbox.render;

import org.lrptoolbox.tensor.Tensor;

/**
 * A table of n colours over the values 0 to 1, most often n = 256.
 *
 * <p>A value v takes entry floor(n v); 1 and everything above takes the last entry, everything below 0 the first, and
 * NaN is black (and transparent): the rule of Matplotlib, whose tables these are.
 */
public final class LookupMap implements ColorMap {
    private static final int RGB = 3;
    private static final int RGBA = 4;

    private final String label;
    private final double[] table;

    /**
     * A map by its table.
     *
     * @param label its name
     * @param table n times red, green, blue, each from 0 to 1; not copied
     */
    LookupMap(String label, double[] table) {
        if (table.length == 0 || table.length % RGB != 0) {
            throw new IllegalArgumentException("colour map " + label + ": " + table.length
                    + " numbers are no table of red, green, blue");
        }
        this.label = label;
        this.table = table;
    }

    /**
     * A map by a table of one's own.
     *
     * @param label its name
     * @param table shape (n, 3): red, green, blue from 0 to 1
     * @throws IllegalArgumentException if the shape is another one
     */
    public static LookupMap of(String label, Tensor table) {
        if (table.rank() != 2 || table.dim(1) != RGB) {
            throw new IllegalArgumentException("colour map " + label + ": found a table of " + table
                    + ", expected shape (n, 3)");
        }
        return new LookupMap(label, table.data().clone());
    }

    @Override
    public String label() {
        return label;
    }

    /** The number of colours n. */
    public int size() {
        return table.length / RGB;
    }

    /** A copy of the table, shape (n, 3). */
    public Tensor table() {
        return Tensor.of(table.clone(), size(), RGB);
    }

    /** The same colours from the other end; its name gains or loses the ending {@code _r}. */
    public LookupMap reversed() {
        double[] reversed = new double[table.length];
        for (int i = 0; i < table.length; i += RGB) {
            System.arraycopy(table, i, reversed, table.length - RGB - i, RGB);
        }
        return new LookupMap(label.endsWith("_r") ? label.substring(0, label.length() - 2) : label + "_r", reversed);
    }

    LookupMap renamed(String other) {
        return new LookupMap(other, table);
    }

    /** Red, green and blue of every value: shape (..., 3) for values of shape (...). */
    public Tensor rgb(Tensor values) {
        return look(values, RGB);
    }

    /** Red, green, blue and opacity of every value: shape (..., 4); opacity is 0 for NaN and 1 otherwise. */
    public Tensor rgba(Tensor values) {
        return look(values, RGBA);
    }

    private Tensor look(Tensor values, int channels) {
        Tensor out = Images.withChannels(channels, values.shape());
        double[] colors = out.data();
        int at = 0;
        for (double value : values.data()) {
            int entry = entry(value) * RGB;
            if (entry >= 0) {
                colors[at] = table[entry];
                colors[at + 1] = table[entry + 1];
                colors[at + 2] = table[entry + 2];
                if (channels == RGBA) {
                    colors[at + RGB] = 1;
                }
            }
            at += channels;
        }
        return out;
    }

    private int entry(double value) {
        if (Double.isNaN(value)) {
            return -1;
        }
        // Clamped before the cast, which is a floor only for what is not negative.
        return (int) Math.max(0, Math.min(size() - 1, value * size()));
    }

    @Override
    public String toString() {
        return label + " (" + size() + " colours)";
    }
}
