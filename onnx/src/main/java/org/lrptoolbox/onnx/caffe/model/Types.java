package org.lrptoolbox.onnx.caffe.model;

import java.util.Map;
import java.util.Set;

import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Elementary;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Tanh;

/** The types of layers: how each is read. */
final class Types {
    /** Layers that bring in data, which are the network's inputs. */
    static final Set<String> DATA = Set.of("Input", "Data", "ImageData", "HDF5Data", "MemoryData", "WindowData",
            "DummyData", "DenseImageData");
    /** Reads what nothing else reads. */
    static final String SILENCE = "Silence";
    /** Layers that only training and its measurements need. */
    static final Set<String> UNNEEDED = Set.of("Accuracy", SILENCE, "EuclideanLoss", "HingeLoss", "ContrastiveLoss",
            "InfogainLoss", "MultinomialLogisticLoss", "SigmoidCrossEntropyLoss", "HDF5Output");

    /** Who scores best: no part of what is explained, as long as no other layer computes with it. */
    static final String ARG_MAX = "ArgMax";

    private static final Map<String, Step.Reading> READINGS = Map.ofEntries(
            Map.entry("Convolution", WeightedTypes::convolution),
            Map.entry("ConvolutionDepthwise", WeightedTypes::depthwise),
            Map.entry("DepthwiseConvolution", WeightedTypes::depthwise),
            Map.entry("Deconvolution", WeightedTypes::deconvolution),
            Map.entry("InnerProduct", WeightedTypes::innerProduct),
            Map.entry("BatchNorm", StatisticTypes::batchNorm),
            Map.entry("BN", StatisticTypes::bn),
            Map.entry("Scale", ScaleTypes::scale),
            Map.entry("Bias", ScaleTypes::bias),
            Map.entry("PReLU", ScaleTypes::prelu),
            Map.entry("ReLU", ElementTypes::relu),
            Map.entry("ELU", ElementTypes::elu),
            Map.entry("Sigmoid", step -> step.out(new Activation(Function.SIGMOID))),
            Map.entry("TanH", step -> step.out(new Tanh())),
            Map.entry("AbsVal", step -> step.out(new Activation(Elementary.ABSOLUTE))),
            Map.entry("BNLL", step -> step.out(new Activation(Function.SOFTPLUS))),
            Map.entry("Power", ElementTypes::power),
            Map.entry("Exp", ElementTypes::exp),
            Map.entry("Log", ElementTypes::log),
            Map.entry("Eltwise", ElementTypes::eltwise),
            Map.entry("Pooling", ImageTypes::pooling),
            Map.entry("Upsample", Upsampling::upsample),
            Map.entry("LRN", ImageTypes::lrn),
            Map.entry("Softmax", ImageTypes::softmax),
            Map.entry("Concat", ImageTypes::concat),
            Map.entry("Slice", ImageTypes::slice),
            Map.entry("Crop", ImageTypes::crop),
            Map.entry("Flatten", ImageTypes::flatten),
            Map.entry("Reshape", ImageTypes::reshape),
            Map.entry("Permute", ImageTypes::permute),
            Map.entry("Dropout", ElementTypes::dropout),
            Map.entry("Split", step -> step.definition().tops().forEach(top -> step.blobs().put(top, step.in()))));

    private Types() {}

    static Step.Reading reading(String type) {
        Step.Reading reading = READINGS.get(type);
        if (reading == null) {
            throw new Unreadable("is of a type that is not read; there are "
                    + String.join(", ", READINGS.keySet().stream().sorted().toList()));
        }
        return reading;
    }
}
