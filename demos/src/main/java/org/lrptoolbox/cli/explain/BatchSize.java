package org.lrptoolbox.cli.explain;

import java.util.Collections;

import org.lrptoolbox.cli.input.Picture;
import org.lrptoolbox.target.OutputChoice;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;

/** Finds how many pictures to explain at once, by trying. */
final class BatchSize {
    /** What is taken where there are too few pictures for trying to pay. */
    static final int USUAL = 8;
    private static final int WORTH_IT = 4 * USUAL;
    private static final int LARGEST = 64;
    private static final double GAIN = 1.05;
    private static final double LONG_ENOUGH = 0.5;

    private BatchSize() {}

    /**
     * Doubles the size as long as that makes a picture at least 5 % faster.
     *
     * @param sample a picture like those to come
     * @param pictures how many there are
     */
    static int measured(Explanations.Explaining how, Picture.Readable sample, int pictures) {
        Target target = sample.target();
        if (pictures < WORTH_IT || target instanceof OutputChoice.Every) {
            return USUAL;
        }
        int best = 1;
        double fastest = Double.POSITIVE_INFINITY;
        for (int size = 1; size <= Math.min(LARGEST, pictures / 2); size *= 2) {
            double seconds = seconds(how, Explanations.input(Collections.nCopies(size, sample)), target) / size;
            if (seconds * GAIN < fastest) {
                fastest = seconds;
                best = size;
            } else if (size > USUAL) {
                break;
            }
        }
        return best;
    }

    /** The shortest of several runs, after one that warms up. */
    private static double seconds(Explanations.Explaining how, Tensor input, Target target) {
        how.attributions(input, target);
        double best = Double.POSITIVE_INFINITY;
        double all = 0;
        for (int i = 0; i < 3 && all < LONG_ENOUGH; i++) {
            long start = System.nanoTime();
            how.attributions(input, target);
            double passed = (System.nanoTime() - start) / 1e9;
            best = Math.min(best, passed);
            all += passed;
        }
        return best;
    }
}
