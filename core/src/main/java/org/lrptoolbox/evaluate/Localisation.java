package org.lrptoolbox.evaluate;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.stream.IntStream;

import org.lrptoolbox.rule.References;

/** Whether relevance lies where the object is, as a mask tells. */
public final class Localisation {
    private Localisation() {}

    /**
     * The share of positive relevance that lies on the object; the share of the picture that the object covers is what
     * chance gives. Source: {@link References#ARRAS_2021}; Quantus: RelevanceMassAccuracy, which is the same where nothing is
     * negative, and otherwise the share of the sum of all relevance.
     *
     * @return NaN where nothing is positive, and where there is no object
     */
    public static double mass(double[] map, boolean... object) {
        double inside = 0;
        double all = 0;
        boolean any = false;
        for (int p = 0; p < map.length; p++) {
            double positive = Math.max(0, map[p]);
            all += positive;
            inside += object[p] ? positive : 0;
            any |= object[p];
        }
        return any && all > 0 ? inside / all : Double.NaN;
    }

    /**
     * Whether the most relevant pixel lies on the object, 1 or 0; of several equals one is enough. Quantus: PointingGame.
     *
     * @return NaN where all pixels are equally relevant, and where there is no object
     */
    public static double points(double[] map, boolean... object) {
        DoubleSummaryStatistics range = Arrays.stream(map).summaryStatistics();
        if (range.getMin() == range.getMax() || IntStream.range(0, map.length).noneMatch(p -> object[p])) {
            return Double.NaN;
        }
        return IntStream.range(0, map.length).anyMatch(p -> object[p] && map[p] == range.getMax()) ? 1 : 0;
    }
}
