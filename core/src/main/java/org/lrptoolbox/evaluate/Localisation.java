package org.lrptoolbox.evaluate;

import org.lrptoolbox.rule.References;

/** Whether relevance lies where the object is, as a mask tells. */
public final class Localisation {
    private Localisation() {}

    /**
     * The share of positive relevance that lies on the object; the share of the picture that the object covers is what
     * chance gives. Source: {@link References#ARRAS_2021}; Quantus: RelevanceMassAccuracy.
     *
     * @return NaN where nothing is positive
     */
    public static double mass(double[] map, boolean... object) {
        double inside = 0;
        double all = 0;
        for (int p = 0; p < map.length; p++) {
            double positive = Math.max(0, map[p]);
            all += positive;
            inside += object[p] ? positive : 0;
        }
        return all == 0 ? Double.NaN : inside / all;
    }

    /** Whether the most relevant pixel lies on the object, the first of equals. Quantus: PointingGame. */
    public static boolean points(double[] map, boolean... object) {
        int best = 0;
        for (int p = 1; p < map.length; p++) {
            best = map[p] > map[best] ? p : best;
        }
        return object[best];
    }
}
