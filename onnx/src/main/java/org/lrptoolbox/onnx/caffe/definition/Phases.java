package org.lrptoolbox.onnx.caffe.definition;

import java.util.List;

/** Whether a layer takes part in predictions: in the phase TEST, at level 0 and without stages. */
final class Phases {
    private Phases() {}

    static boolean predicts(Fields layer) {
        List<Fields> include = layer.all("include");
        return include.isEmpty()
                ? layer.all("exclude").stream().noneMatch(Phases::meets)
                : include.stream().anyMatch(Phases::meets);
    }

    private static boolean meets(Fields rule) {
        return (!rule.has("phase") || rule.constant("phase").equals("TEST"))
                && (!rule.has("min_level") || rule.integer("min_level") <= 0)
                && (!rule.has("max_level") || rule.integer("max_level") >= 0)
                && rule.texts("stage").isEmpty();
    }
}
