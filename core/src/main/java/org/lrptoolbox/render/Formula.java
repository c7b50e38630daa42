package org.lrptoolbox.render;

import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A colour map given by one function per channel of the position t in 0 to 1, clipped to 0 to 1: those of gnuplot (its
 * {@code rgbformulae}), of Yorick, and D. Green's cubehelix (2011, Bull. Astr. Soc. India 39, 289).
 */
record Formula(DoubleUnaryOperator red, DoubleUnaryOperator green, DoubleUnaryOperator blue) implements Definition {
    private static final DoubleUnaryOperator IDENTITY = DoubleUnaryOperator.identity();

    private static final Map<String, Formula> ALL = Map.ofEntries(
            Map.entry("afmhot", new Formula(t -> 2 * t, t -> 2 * t - 0.5, t -> 2 * t - 1)),
            Map.entry("gnuplot", new Formula(Math::sqrt, t -> StrictMath.pow(t, 3),
                    t -> StrictMath.sin(2 * t * Math.PI))),
            Map.entry("gnuplot2", new Formula(t -> t / 0.32 - 0.78125, t -> 2 * t - 0.84, Formula::gnuplot2Blue)),
            Map.entry("ocean", new Formula(t -> 3 * t - 2, t -> Math.abs((3 * t - 1) / 2), IDENTITY)),
            Map.entry("rainbow", new Formula(t -> Math.abs(2 * t - 0.5), t -> StrictMath.sin(t * Math.PI),
                    t -> StrictMath.cos(t * Math.PI / 2))),
            Map.entry("gist_heat", new Formula(t -> 1.5 * t, t -> 2 * t - 1, t -> 4 * t - 3)),
            Map.entry("gist_gray", new Formula(IDENTITY, IDENTITY, IDENTITY)),
            Map.entry("gist_yarg", new Formula(t -> 1 - t, t -> 1 - t, t -> 1 - t)),
            Map.entry("flag", new Formula(wave(0.75, 31.5, 0.25, 0.5), wave(1, 31.5, 0, 0),
                    wave(0.75, 31.5, -0.25, 0.5))),
            Map.entry("prism", new Formula(wave(0.75, 20.9, 0.25, 0.67), wave(0.75, 20.9, -0.25, 0.33),
                    wave(-1.1, 20.9, 0, 0))),
            Map.entry("cubehelix", new Formula(helix(-0.14861, 1.78277), helix(-0.29227, -0.90649),
                    helix(1.97294, 0))));

    static Set<String> names() {
        return ALL.keySet();
    }

    /** The formula of that name; null if there is none. */
    static @Nullable Formula find(String name) {
        return ALL.get(name);
    }

    @Override
    public LookupMap map(String label) {
        double[] table = new double[3 * SIZE];
        for (int k = 0; k < SIZE; k++) {
            double t = Anchors.position(k, SIZE);
            table[3 * k] = Math.clamp(red.applyAsDouble(t), 0.0, 1.0);
            table[3 * k + 1] = Math.clamp(green.applyAsDouble(t), 0.0, 1.0);
            table[3 * k + 2] = Math.clamp(blue.applyAsDouble(t), 0.0, 1.0);
        }
        return new LookupMap(label, table);
    }

    @Override
    public Definition reversed() {
        return new Formula(t -> red.applyAsDouble(1 - t), t -> green.applyAsDouble(1 - t),
                t -> blue.applyAsDouble(1 - t));
    }

    private static double gnuplot2Blue(double t) {
        if (t < 0.25) {
            return 4 * t;
        }
        return t < 0.92 ? -2 * t + 1.84 : t / 0.08 - 11.5;
    }

    private static DoubleUnaryOperator wave(double amplitude, double frequency, double phase, double offset) {
        return t -> amplitude * StrictMath.sin((t * frequency + phase) * Math.PI) + offset;
    }

    /** One channel of the cubehelix: start 0.5, -1.5 rotations, hue 1, no gamma. */
    private static DoubleUnaryOperator helix(double cosine, double sine) {
        return t -> {
            double angle = 2 * Math.PI * (0.5 / 3 - 1.5 * t);
            double amplitude = t * (1 - t) / 2;
            return t + amplitude * (cosine * StrictMath.cos(angle) + sine * StrictMath.sin(angle));
        };
    }
}
