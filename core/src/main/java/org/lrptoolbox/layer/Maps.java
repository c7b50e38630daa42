package org.lrptoolbox.layer;

/** Weight maps over whole arrays. */
final class Maps {
    private Maps() {}

    static double[] weights(double[] weights, WeightMap map) {
        if (map == WeightMap.IDENTITY) {
            return weights;
        }
        double[] mapped = new double[weights.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = map.weight(weights[i]);
        }
        return mapped;
    }

    static double[] bias(double[] bias, WeightMap map) {
        if (map == WeightMap.IDENTITY || bias.length == 0) {
            return bias;
        }
        if (map == WeightMap.SQUARE || map == WeightMap.ONES) {
            return new double[0];
        }
        double[] mapped = new double[bias.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = map.bias(bias[i]);
        }
        return mapped;
    }
}
