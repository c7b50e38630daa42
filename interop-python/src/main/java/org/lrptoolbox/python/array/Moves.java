package org.lrptoolbox.python.array;

/** Copies between arrays of the same Java type, strided or to listed places. */
final class Moves {
    private Moves() {}

    /** Copies {@code n} elements of a type, which lie in any way in both storages. */
    static void copy(DataType type, Object source, int from, int fromStep, Object target, int to, int toStep, int n) {
        int unit = type.unit();
        if (type.isPacked()) {
            Packed.copy(type, source, from, fromStep, target, to, toStep, n);
        } else if (unit == 1) {
            copy(source, from, fromStep, target, to, toStep, n);
        } else if (unit == 2) {
            copy(source, from, fromStep, target, to, toStep, n);
            copy(source, from + 1, fromStep, target, to + 1, toStep, n);
        } else {
            for (int k = 0; k < n; k++) {
                System.arraycopy(source, from + k * fromStep, target, to + k * toStep, unit);
            }
        }
    }

    /** Copies {@code n} elements between two arrays of the same Java type. */
    private static void copy(Object source, int from, int fromStep, Object target, int to, int toStep, int n) {
        switch (source) {
            case double[] s -> {
                double[] t = (double[]) target;
                for (int k = 0; k < n; k++) {
                    t[to + k * toStep] = s[from + k * fromStep];
                }
            }
            case float[] s -> {
                float[] t = (float[]) target;
                for (int k = 0; k < n; k++) {
                    t[to + k * toStep] = s[from + k * fromStep];
                }
            }
            case long[] s -> {
                long[] t = (long[]) target;
                for (int k = 0; k < n; k++) {
                    t[to + k * toStep] = s[from + k * fromStep];
                }
            }
            case int[] s -> {
                int[] t = (int[]) target;
                for (int k = 0; k < n; k++) {
                    t[to + k * toStep] = s[from + k * fromStep];
                }
            }
            case short[] s -> {
                short[] t = (short[]) target;
                for (int k = 0; k < n; k++) {
                    t[to + k * toStep] = s[from + k * fromStep];
                }
            }
            case byte[] s -> {
                byte[] t = (byte[]) target;
                for (int k = 0; k < n; k++) {
                    t[to + k * toStep] = s[from + k * fromStep];
                }
            }
            case Object[] s -> {
                Object[] t = (Object[]) target;
                for (int k = 0; k < n; k++) {
                    t[to + k * toStep] = s[from + k * fromStep];
                }
            }
            default -> throw new AssertionError(source.getClass());
        }
    }

    /** Copies the {@code n} elements at {@code base + offsets[k]} to {@code target[at + k]}, an array of the same Java type. */
    static void gather(Object source, int[] offsets, int n, int base, Object target, int at) {
        switch (source) {
            case double[] s -> {
                double[] t = (double[]) target;
                for (int k = 0; k < n; k++) {
                    t[at + k] = s[base + offsets[k]];
                }
            }
            case float[] s -> {
                float[] t = (float[]) target;
                for (int k = 0; k < n; k++) {
                    t[at + k] = s[base + offsets[k]];
                }
            }
            case long[] s -> {
                long[] t = (long[]) target;
                for (int k = 0; k < n; k++) {
                    t[at + k] = s[base + offsets[k]];
                }
            }
            case int[] s -> {
                int[] t = (int[]) target;
                for (int k = 0; k < n; k++) {
                    t[at + k] = s[base + offsets[k]];
                }
            }
            case short[] s -> {
                short[] t = (short[]) target;
                for (int k = 0; k < n; k++) {
                    t[at + k] = s[base + offsets[k]];
                }
            }
            case byte[] s -> {
                byte[] t = (byte[]) target;
                for (int k = 0; k < n; k++) {
                    t[at + k] = s[base + offsets[k]];
                }
            }
            case Object[] s -> {
                Object[] t = (Object[]) target;
                for (int k = 0; k < n; k++) {
                    t[at + k] = s[base + offsets[k]];
                }
            }
            default -> throw new AssertionError(source.getClass());
        }
    }

    /** Copies {@code source[k]} to the element at {@code base + offsets[k]} of an array of the same Java type. */
    static void scatter(Object source, Object target, int[] offsets, int base) {
        switch (source) {
            case double[] s -> {
                double[] t = (double[]) target;
                for (int k = 0; k < offsets.length; k++) {
                    t[base + offsets[k]] = s[k];
                }
            }
            case float[] s -> {
                float[] t = (float[]) target;
                for (int k = 0; k < offsets.length; k++) {
                    t[base + offsets[k]] = s[k];
                }
            }
            case long[] s -> {
                long[] t = (long[]) target;
                for (int k = 0; k < offsets.length; k++) {
                    t[base + offsets[k]] = s[k];
                }
            }
            case int[] s -> {
                int[] t = (int[]) target;
                for (int k = 0; k < offsets.length; k++) {
                    t[base + offsets[k]] = s[k];
                }
            }
            case short[] s -> {
                short[] t = (short[]) target;
                for (int k = 0; k < offsets.length; k++) {
                    t[base + offsets[k]] = s[k];
                }
            }
            case byte[] s -> {
                byte[] t = (byte[]) target;
                for (int k = 0; k < offsets.length; k++) {
                    t[base + offsets[k]] = s[k];
                }
            }
            case Object[] s -> {
                Object[] t = (Object[]) target;
                for (int k = 0; k < offsets.length; k++) {
                    t[base + offsets[k]] = s[k];
                }
            }
            default -> throw new AssertionError(source.getClass());
        }
    }
}
