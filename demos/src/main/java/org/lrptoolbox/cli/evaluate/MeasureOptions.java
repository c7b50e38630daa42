package org.lrptoolbox.cli.evaluate;

import java.util.List;

import org.lrptoolbox.evaluate.Fill;
import org.lrptoolbox.evaluate.Stability;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is measured, and how thoroughly. */
final class MeasureOptions {
    @Option(names = "--regions", paramLabel = "PIXELS", split = ",", defaultValue = "8,9", description = {
        "The sides of the regions that are replaced. Default: ${DEFAULT-VALUE}."})
    private List<Integer> sides = List.of(8, 9);

    @Option(names = "--fill", paramLabel = "HOW", split = ",", defaultValue = "uniform,mean,blur", description = {
        "What regions are replaced with: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}."})
    private List<Fill> fills = List.of(Fill.values());

    @Option(names = "--steps", paramLabel = "L", defaultValue = "100", description = {
        "How many regions are replaced at most. Default: ${DEFAULT-VALUE}."})
    private int steps = 100;

    @Option(names = "--sets", paramLabel = "N", defaultValue = "100", description = {
        "Random sets of pixels for each n of sensitivity-n; 0 leaves it out. Default: ${DEFAULT-VALUE}."})
    private int sets = 100;

    @Option(names = "--noisy-copies", paramLabel = "N", defaultValue = "10", description = {
        "Copies under noise for max-sensitivity; 0 leaves it out. Default: ${DEFAULT-VALUE}."})
    private int copies = 10;

    @Option(names = "--noise-radius", paramLabel = "R", defaultValue = "0.02", description = {
        "The largest change of a number there, as a part of the picture's range. Default: ${DEFAULT-VALUE}."})
    private double radius = 0.02;

    @Option(names = "--randomised-steps", paramLabel = "N", defaultValue = "8", description = {
        "Steps of the cascade in which the network forgets; 0 leaves it out. Default: ${DEFAULT-VALUE}."})
    private int cascade = 8;

    @Option(names = "--randomised-pictures", paramLabel = "N", defaultValue = "16", description = {
        "On how many of the pictures that is watched. Default: ${DEFAULT-VALUE}."})
    private int watched = 16;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Where all that is drawn comes from. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "32", description = "How many changed pictures go through the network at once. Default: ${DEFAULT-VALUE}.")
    private int batch = 32;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /**
     * What was asked for.
     *
     * @throws ParameterException if a number is out of its range
     */
    Plan plan() {
        for (int side : sides) {
            require(side >= 1, "--regions", side, "at least 1");
        }
        require(steps >= 1, "--steps", steps, "at least 1");
        require(batch >= 1, "--batch", batch, "at least 1");
        require(sets >= 0, "--sets", sets, "at least 0");
        require(copies >= 0, "--noisy-copies", copies, "at least 0");
        require(radius >= 0 && radius < 1, "--noise-radius", radius, "from 0 to less than 1");
        require(cascade >= 0, "--randomised-steps", cascade, "at least 0");
        require(watched >= 1, "--randomised-pictures", watched, "at least 1");
        require(seed >= 0, "--seed", seed, "at least 0");
        return new Plan(sides, fills, steps, sets, new Stability(copies, radius), cascade, watched, seed);
    }

    private void require(boolean holds, String option, Object found, String expected) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), option + " " + found + ": expected " + expected);
        }
    }

    /** How many changed pictures go through the network at once. */
    int batch() {
        return batch;
    }
}
