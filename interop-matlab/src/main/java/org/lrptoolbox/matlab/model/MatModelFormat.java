package org.lrptoolbox.matlab.model;

import java.io.IOException;
import java.nio.file.Path;

import org.lrptoolbox.model.ModelFormat;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Shapes;

/**
 * Models as the Matlab toolbox saves them: the first variable of the file, whatever its name, an object of class
 * {@code modules.Sequential}.
 *
 * <p>MATLAB flattens in {@linkplain FlattenOrder#COLUMN_MAJOR column-major order}, this toolbox in C order; the weights
 * behind a Flatten are rearranged. {@link MatModels} is for files where this is wrong.
 */
public final class MatModelFormat implements ModelFormat {
    @Override
    public String name() {
        return "mat";
    }

    @Override
    public Network read(Path file) throws IOException {
        return MatModels.read(file, FlattenOrder.COLUMN_MAJOR);
    }

    @Override
    public void write(Network network, Path file) throws IOException {
        write(network, file, new int[0]);
    }

    /** Without a shape, that which the network says it takes. */
    @Override
    public void write(Network network, Path file, int... input) throws IOException {
        int[] known = input.length == 0 && network.inputs().size() == 1 ? network.input().sample() : null;
        MatModels.write(network, file, FlattenOrder.COLUMN_MAJOR,
                known != null && !Shapes.isOpen(known) ? known : input);
    }
}
