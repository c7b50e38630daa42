package org.lrptoolbox.python.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.npy.Npy;
import org.lrptoolbox.python.testing.CPython;
import org.lrptoolbox.tensor.Shapes;

/** Seeded arrays of all kinds, printed by us and by NumPy. */
class NumpyPrintingTest {
    private static final int ARRAYS = 300;
    private static final String[] MODES = {"maxprec", "maxprec_equal", "fixed", "unique"};
    private static final int[][] SHAPES = {{}, {1}, {7}, {40}, {3, 4}, {2, 3, 2}, {2, 1, 3, 2},
        {1500}, {40, 50}, {2, 60, 3, 11}, {0}, {2, 0}};

    @TempDir
    Path dir;

    @Test
    void reprStrAndOptionsAgree() throws IOException {
        List<String> ours = new ArrayList<>();
        StringBuilder code = new StringBuilder("import numpy as np\n");
        for (int i = 0; i < ARRAYS; i++) {
            Random random = new Random(i);
            NDArray a = array(random);
            Path file = dir.resolve(i + ".npy");
            Npy.write(a.toTypedArray(), file);
            PrintOptions o = i % 3 > 0
                    ? PrintOptions.DEFAULT
                    : new PrintOptions(random.nextInt(12), 50, 2,
                            random.nextInt(30, 100), random.nextBoolean(), MODES[random.nextInt(4)],
                            " +-".charAt(random.nextInt(3)), "NAN", "Infinity");
            ours.add(keywords(o) + "\n" + ArrayText.repr(a, o) + "\n" + ArrayText.text(a, o, " ", "", "", null));
            code.append("a = np.load(r'").append(file).append("')\nnp.set_printoptions(").append(keywords(o))
                    .append(")\nprint(\"").append(keywords(o))
                    .append("\")\nprint(repr(a))\nprint(np.array2string(a), end='#')\n");
        }
        String[] theirs = CPython.runWithNumpy(code.toString()).split("#");
        for (int i = 0; i < ARRAYS; i++) {
            assertEquals(theirs[i], ours.get(i));
        }
    }

    private static String keywords(PrintOptions o) {
        return "precision=" + o.precision() + ", threshold=" + o.threshold() + ", edgeitems=" + o.edgeItems()
                + ", linewidth=" + o.lineWidth() + ", suppress=" + (o.suppress() ? "True" : "False")
                + ", floatmode='" + o.floatMode() + "', sign='" + o.sign() + "', nanstr='" + o.nan()
                + "', infstr='" + o.inf() + "'";
    }

    private static NDArray array(Random random) {
        DataType type = DataType
                .of(ElementType.values()[random.nextInt(3) > 0 ? random.nextInt(2) : random.nextInt(11)]);
        NDArray a = NDArray.zeros(type, SHAPES[random.nextInt(SHAPES.length)]);
        int spread = random.nextInt(1, 400);
        int kind = random.nextInt(5);
        Object storage = a.storage();
        for (int i = 0; i < Shapes.size(a.shape()); i++) {
            double v = switch (kind) {
                case 0 -> random.nextInt(1000) / 8.0;
                case 1 -> random.nextGaussian();
                case 2 -> random.nextGaussian() * Math.pow(10, random.nextInt(-spread / 8, spread / 8 + 1));
                case 3 -> Math.rint(random.nextGaussian() * spread) * 1e-5;
                default -> random.nextInt(4) == 0 ? special(random) : random.nextGaussian() * spread;
            };
            switch (storage) {
                case double[] s -> s[i] = v;
                case float[] s -> s[i] = (float) v;
                case long[] s -> s[i] = (long) (v * 100);
                case int[] s -> s[i] = (int) (v * 10);
                case short[] s -> s[i] = (short) v;
                default -> ((byte[]) storage)[i] = (byte) (type == DataType.BOOL ? (int) v & 1 : (int) v);
            }
        }
        return a;
    }

    private static double special(Random random) {
        double[] all = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -0.0};
        return all[random.nextInt(all.length)];
    }
}
