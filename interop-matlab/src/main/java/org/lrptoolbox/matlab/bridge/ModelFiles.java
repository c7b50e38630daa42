package org.lrptoolbox.matlab.bridge;

import java.io.IOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layout.ToolboxForm;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.matlab.model.FlattenOrder;
import org.lrptoolbox.matlab.model.MatModels;
import org.lrptoolbox.matlab.model.MatlabText;
import org.lrptoolbox.network.Network;

/** Model files of every format on the class path. Paths are absolute: Java does not follow Matlab's {@code cd}. */
public final class ModelFiles {
    private static final String MAT = "mat";
    private static final String TEXT = "txt";

    private ModelFiles() {}

    /**
     * Reads a chain of layers.
     *
     * @param format a format's name or ending, such as {@code txt} or {@code mat}
     * @param input the shape of one input sample, for a model of the original in MATLAB, whose Flatten has another
     *     order; null or empty for models made for the order of this toolbox, and for .mat files which tell themselves
     */
    public static ModuleList read(String file, String format, double @Nullable [] input) throws IOException {
        if (input == null || input.length == 0) {
            return ModuleList.of(ToolboxForm.of(Models.read(Path.of(file), format)));
        }
        Network stored = format.equals(MAT)
                ? MatModels.read(Path.of(file), FlattenOrder.ROW_MAJOR)
                : Models.read(Path.of(file), format);
        return ModuleList.of(FlattenOrder.COLUMN_MAJOR.toOther(stored, Border.shape(input)));
    }

    /**
     * What may be wrong with a model read without the shape of its input; empty if nothing is.
     *
     * @param format as in {@link #read}
     */
    public static String note(String file, String format, ModuleList layers) throws IOException {
        boolean other = format.equals(TEXT) && MatlabText.dependsOnOrder(layers.network())
                && MatlabText.isLikely(Path.of(file));
        return other
                ? file + " looks like a text model that the original toolbox wrote in MATLAB. Its Flatten has rows fastest,"
                        + " this one channels, so the weights behind it are in the wrong order: give INPUT, the size of one"
                        + " sample, as in model_io.read(path, 'txt', [32 32 1])"
                : "";
    }

    /**
     * Writes a chain of layers.
     *
     * @param format a format's name or ending, such as {@code txt} or {@code mat}
     * @param input as in {@link #read}, to write for the original in MATLAB
     * @param seen the pass the layers went through last, which tells the shape of the input; null if there was none
     */
    public static void write(ModuleList layers, String file, String format, double @Nullable [] input,
            @Nullable ForwardPass seen) throws IOException {
        Network network = layers.network();
        if (format.equals(MAT)) {
            writeMat(network, Path.of(file), input, seen);
        } else if (input == null || input.length == 0) {
            Models.write(network, Path.of(file), format);
        } else {
            Models.write(FlattenOrder.ROW_MAJOR.toOther(network, Border.shape(input)), Path.of(file), format);
        }
    }

    private static void writeMat(Network network, Path file, double @Nullable [] input, @Nullable ForwardPass seen)
            throws IOException {
        if (input != null && input.length > 0) {
            MatModels.write(network, file, FlattenOrder.COLUMN_MAJOR, Border.shape(input));
        } else if (seen != null && seen.size() == network.size()) {
            MatModels.write(network, file, FlattenOrder.COLUMN_MAJOR, seen.inputOf(0).sampleShape());
        } else {
            try {
                MatModels.write(network, file, FlattenOrder.COLUMN_MAJOR);
            } catch (UnsupportedModelException e) {
                throw new IOException(e.getMessage() + ". In Matlab: call nn.forward(X) before, or"
                        + " model_io.write(nn, path, 'mat', [32 32 1])", e);
            }
        }
    }
}
