package org.lrptoolbox.onnx.caffe.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Elementary;
import org.lrptoolbox.layer.Extremum;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Product;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.onnx.caffe.definition.Fields;
import org.lrptoolbox.onnx.caffe.model.Blobs.Value;
import org.lrptoolbox.tensor.Tensor;

/** Layers that work element by element. */
final class ElementTypes {
    private ElementTypes() {}

    /** Does nothing to predictions, unless they are drawn, too, as Bayesian SegNet does. */
    static void dropout(Step step) {
        if (step.settings("dropout_param").flag("sample_weights_test")) {
            throw new Unreadable("has sample_weights_test: true, with which predictions are drawn at random; without "
                    + "it, it can be read");
        }
        step.put(step.in());
    }

    static void relu(Step step) {
        double slope = step.settings("relu_param").real("negative_slope");
        step.out(slope == 0 ? new Rect() : new Activation(Function.LEAKY_RELU, slope, 0));
    }

    static void elu(Step step) {
        step.out(new Activation(Function.ELU, step.settings("elu_param").real("alpha"), 0));
    }

    /** (shift + scale x)^power. */
    static void power(Step step) {
        Fields p = step.settings("power_param");
        double power = p.real("power");
        Layer line = line(step, p.real("scale"), p.real("shift"));
        if (power == 1) {
            step.out(line);
        } else {
            step.put(step.add(new Activation(Elementary.POWER, power, 0), step.help("line", line, step.in())));
        }
    }

    /** base^(shift + scale x); base -1 stands for e. */
    static void exp(Step step) {
        Fields p = step.settings("exp_param");
        double log = logOfBase(p);
        Layer line = line(step, log * p.real("scale"), log * p.real("shift"));
        step.put(step.add(new Activation(Elementary.EXPONENTIAL), step.help("line", line, step.in())));
    }

    /** log_base(shift + scale x); base -1 stands for e. */
    static void log(Step step) {
        Fields p = step.settings("log_param");
        double log = logOfBase(p);
        Value line = step.help("line", line(step, p.real("scale"), p.real("shift")), step.in());
        if (log == 1) {
            step.put(step.add(new Activation(Elementary.LOGARITHM), line));
        } else {
            Value natural = step.help("natural", new Activation(Elementary.LOGARITHM), line);
            step.put(step.add(line(step, 1 / log, 0), natural));
        }
    }

    private static double logOfBase(Fields p) {
        double base = p.real("base");
        if (base == -1) {
            return 1;
        }
        if (!(base > 0) || base == 1) {
            throw new Unreadable("has base " + base + "; expected -1 for e, or a positive number");
        }
        return Math.log(base);
    }

    private static Scale line(Step step, double factor, double shift) {
        return line(step.in(), factor, shift);
    }

    private static Scale line(Value value, double factor, double shift) {
        int[] single = value.shape().clone();
        Arrays.fill(single, 1);
        return new Scale(Tensor.full(factor, single), Tensor.full(shift, single));
    }

    /** Sum with coefficients, product, or maximum. */
    static void eltwise(Step step) {
        Fields p = step.settings("eltwise_param");
        List<Value> ins = step.ins();
        double[] factors = p.reals("coeff");
        if (factors.length != 0 && factors.length != ins.size()) {
            throw new Unreadable("has " + factors.length + " coefficients for " + ins.size() + " blobs");
        }
        String name = step.definition().name();
        switch (p.constant("operation")) {
            case "SUM" -> {
                List<Value> terms = new ArrayList<>();
                for (int i = 0; i < ins.size(); i++) {
                    terms.add(factors.length == 0 || factors[i] == 1
                            ? ins.get(i)
                            : step.help("coeff" + i, line(ins.get(i), factors[i], 0), ins.get(i)));
                }
                step.put(step.blobs().add(name, new Sum(ins.size()), terms));
            }
            case "MAX" -> step.put(step.blobs().add(name, new Extremum(true, ins.size()), ins));
            default -> {
                Value product = ins.getFirst();
                for (int i = 1; i < ins.size(); i++) {
                    String part = i == ins.size() - 1 ? name : name + "/" + i;
                    product = step.blobs().add(part, new Product(), List.of(product, ins.get(i)));
                }
                step.put(product);
            }
        }
    }
}
