package org.lrptoolbox.matlab.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.matlab.MatFile;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.matlab.value.MatVariable;
import org.lrptoolbox.network.Network;

/**
 * Models as the Matlab toolbox saves them, for callers that know more than {@code Models}: the order for which the
 * weights behind a Flatten are, and the shape of the input.
 */
public final class MatModels {
    /** The name of the variable; MATLAB's reader takes the first one, whatever its name. */
    private static final String VARIABLE = "model";

    private MatModels() {}

    /**
     * Reads the first variable of a file, an object of class {@code modules.Sequential}.
     *
     * @param order that of the weights in the file: column-major, unless the model was trained with another Flatten
     * @throws LrpFileException if the file is broken, or holds no such model
     */
    public static Network read(Path file, FlattenOrder order) throws IOException {
        List<MatVariable> variables = MatFile.variables(file);
        if (variables.isEmpty()) {
            throw new UnsupportedModelException(file, "holds no variable; a model of class modules.Sequential is"
                    + " expected");
        }
        MatValue model = variables.getFirst().value();
        try {
            return new LayersFromObjects(file, order).network(model);
        } catch (IllegalArgumentException e) {
            throw new MalformedFileException(file, "holds no sound model: " + e.getMessage(), e);
        }
    }

    /**
     * Writes a network as an object of class {@code modules.Sequential}, in the variable {@code model}.
     *
     * @param order that of the weights in the file: column-major, unless it is for another Flatten than MATLAB's
     * @param input the shape of one input sample, such as (32, 32, 1); only needed where a Linear follows the Flatten
     *            of samples with rows and columns
     * @throws UnsupportedModelException naming a layer the toolbox in MATLAB does not have, or whose order is not
     *             known without {@code input}
     * @throws IllegalArgumentException if the network cannot take such an input
     */
    public static void write(Network network, Path file, FlattenOrder order, int... input) throws IOException {
        MatFile.writeValues(Map.of(VARIABLE, new LayerObjects(file, order, input).model(network)), file);
    }
}
