package org.lrptoolbox.onnx.caffe.definition;

import java.util.List;

/**
 * A network as a file defines it.
 *
 * @param fields name and inputs
 * @param layers the layers that take part in predictions, in order
 */
public record NetDefinition(Fields fields, List<LayerDefinition> layers) {}
