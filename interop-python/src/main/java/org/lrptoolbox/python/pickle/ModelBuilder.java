package org.lrptoolbox.python.pickle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Makes a network of the Python objects a pickle holds. */
final class ModelBuilder {
    private final Path file;
    private final Map<PythonObject, Layer> made = new IdentityHashMap<>();
    private final Set<NumpyArray> decoded = Collections.newSetFromMap(new IdentityHashMap<>());
    private long elementsLeft;

    /**
     * @param file the file's name, for messages
     * @param elements how many numbers the weights may have; a pickle can show the same bytes as many arrays
     */
    ModelBuilder(Path file, long elements) {
        this.file = file;
        this.elementsLeft = elements;
    }

    PickledModel build(@Nullable Object pickled) throws LrpFileException {
        if (!(pickled instanceof PythonObject sequential) || sequential.type() != LayerClass.SEQUENTIAL) {
            throw new UnsupportedModelException(file, "is a pickle, but of " + describe(pickled)
                    + "; a model is a modules.sequential.Sequential");
        }
        List<Layer> layers = new ArrayList<>();
        List<LayerPreset> presets = new ArrayList<>();
        List<?> modules = attempt("the list of modules", () -> Values.elements(sequential.get("modules")));
        for (Object module : modules) {
            if (!(module instanceof PythonObject object) || object.type() == LayerClass.SEQUENTIAL) {
                throw new UnsupportedModelException(file, "module " + layers.size() + " is " + describe(module)
                        + "; a layer of the toolbox is expected");
            }
            String what = "module " + layers.size() + " (" + object.type().label() + ")";
            layers.add(attempt(what, () -> layer(object)));
            presets.add(attempt(what, () -> preset(object)));
        }
        if (layers.isEmpty()) {
            throw new MalformedFileException(file, "holds a Sequential without modules");
        }
        return new PickledModel(Network.sequential(layers), presets);
    }

    private interface Step<T> {
        T run();
    }

    private <T> T attempt(String what, Step<T> step) throws LrpFileException {
        try {
            return step.run();
        } catch (UnsupportedOperationException e) {
            throw new UnsupportedModelException(file, what + ": " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new MalformedFileException(file, what + ": " + e.getMessage(), e);
        }
    }

    /** One and the same object, met again, is one and the same layer. */
    private Layer layer(PythonObject object) {
        Layer known = made.get(object);
        if (known == null) {
            known = newLayer(object);
            made.put(object, known);
        }
        return known;
    }

    private Layer newLayer(PythonObject object) {
        return switch (object.type()) {
            case LINEAR -> {
                Tensor w = weights(object, 2);
                yield Dense.of(w.dim(0), w.dim(1), w.data(), bias(object, w.dim(1)));
            }
            case CONVOLUTION -> {
                Tensor w = weights(object, 4);
                int[] stride = pair(object, "stride");
                yield Conv.last(w, bias(object, w.dim(3)), stride[0], stride[1]);
            }
            case SUM_POOL -> SumPool.last(window(object));
            case MAX_POOL -> MaxPool.last(window(object));
            case FLATTEN -> new Flatten();
            case RECT -> new Rect();
            case TANH -> new Tanh();
            case SOFT_MAX -> new SoftMax();
            case SEQUENTIAL -> throw new UnsupportedOperationException("is a network inside a network");
        };
    }

    private Tensor weights(PythonObject object, int rank) {
        Tensor w = array(object, "W");
        if (w.rank() != rank || w.size() == 0) {
            throw new IllegalArgumentException(
                    "W has shape " + Shapes.text(w.shape()) + " where " + rank + " dimensions are expected");
        }
        return w;
    }

    private double[] bias(PythonObject object, int outputs) {
        Tensor b = array(object, "B");
        if (b.size() != outputs) {
            throw new IllegalArgumentException(
                    "B has shape " + Shapes.text(b.shape()) + " where " + outputs + " numbers are expected");
        }
        return b.data();
    }

    private Tensor array(PythonObject object, String attribute) {
        if (!(object.get(attribute) instanceof NumpyArray array)) {
            throw new IllegalArgumentException("attribute " + attribute + " is no NumPy array");
        }
        if (decoded.add(array)) {
            elementsLeft -= array.size();
            if (elementsLeft < 0) {
                throw new IllegalArgumentException("the weights have more numbers than the file has bytes");
            }
        }
        return array.toTensor();
    }

    private static Frame window(PythonObject object) {
        int[] pool = pair(object, "pool");
        int[] stride = pair(object, "stride");
        return Frame.of(pool[0], pool[1]).withStride(stride[0], stride[1]);
    }

    private static int[] pair(PythonObject object, String attribute) {
        int[] values = Values.ints(object.get(attribute));
        if (values.length != 2) {
            throw new IllegalArgumentException("attribute " + attribute + " has " + values.length
                    + " elements where 2 are expected");
        }
        return values;
    }

    private static LayerPreset preset(PythonObject object) {
        Object variant = object.get("lrp_var");
        // Toolbox versions before 1.2 have no presets.
        Object parameter = object.has("lrp_param") ? object.get("lrp_param") : LayerPreset.NONE.parameter();
        if (!(variant == null || variant instanceof String) || !(parameter == null || parameter instanceof Number)) {
            throw new IllegalArgumentException("lrp_var is no name, or lrp_param no number");
        }
        return new LayerPreset((String) variant, parameter instanceof Number n ? (Double) n.doubleValue() : null);
    }

    private static String describe(@Nullable Object value) {
        return switch (value) {
            case PythonObject object -> "a " + object.type();
            case NumpyArray array -> "a NumPy array";
            case null -> "None";
            default -> "a Python value of another kind";
        };
    }
}
