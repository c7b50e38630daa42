package org.lrptoolbox.train;

import static org.lrptoolbox.io.PythonNumbers.fixed;
import static org.lrptoolbox.io.PythonNumbers.general;
import static org.lrptoolbox.io.PythonNumbers.repr;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** The lines a training prints: the original toolbox's, digit for digit. */
final class TrainingLog {
    private final Consumer<String> lines;
    private final InstantSource clock;
    private final Instant start;

    TrainingLog(Consumer<String> lines, InstantSource clock) {
        this.lines = lines;
        this.clock = clock;
        this.start = clock.instant();
    }

    void batch(int iteration, double rate, double loss) {
        lines.accept("batch# " + iteration + ", lrate " + repr(rate) + ", l1-loss " + general(loss, 4));
    }

    void evaluated(int iteration, boolean validation, Evaluation found) {
        lines.accept(
                "Accuracy after " + iteration + " iterations on " + (validation ? "validation set" : "training data")
                        + ": " + repr(found.accuracy() * 100) + "% (l1-loss: " + general(found.loss(), 4) + ")");
    }

    void improved() {
        lines.accept("    New loss-optimal parameter set encountered. saving....");
    }

    void rate(double rate, double factor) {
        String percent = repr(Math.rint(factor * 100 * 100) / 100);
        lines.accept("    Adjusting learning rate to " + repr(rate) + " ~ " + percent + "% of its initial value");
    }

    void converged(int patience) {
        lines.accept("    No more recorded model improvements for " + patience
                + " evaluations. Accepting model convergence.");
    }

    void remaining(int done, int all) {
        double part = (double) done / all;
        double elapsed = elapsed();
        lines.accept("    Estimate time until current training ends : " + time(elapsed / part - elapsed) + " ("
                + fixed(part * 100, 2) + "% done)");
    }

    void terminated() {
        lines.accept("Training terminated after " + time(elapsed()));
    }

    void best(double accuracy, double loss, int iteration) {
        lines.accept("Setting network parameters to best encountered network state with " + repr(accuracy * 100)
                + "% accuracy and a loss of " + repr(loss) + " from iteration " + iteration + ".");
    }

    void neverEvaluated(int iterations, int status) {
        lines.accept("No evaluation took place, since " + iterations + " iterations are fewer than status = " + status
                + ". Keeping the trained network parameters.");
    }

    private double elapsed() {
        return Duration.between(start, clock.instant()).toNanos() / 1e9;
    }

    private static String time(double seconds) {
        Duration d = Duration.ofSeconds((long) Math.floor(seconds));
        return d.toDays() + "d " + d.toHoursPart() + "h " + d.toMinutesPart() + "m " + d.toSecondsPart() + "s";
    }
}
