package org.lrptoolbox.matlab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.lrptoolbox.io.ModelFormat;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.network.Network;

/**
 * Models as the Matlab toolbox saves them: the first variable of the file, whatever its name, an object of class
 * {@code modules.Sequential}. Read only; for MATLAB, write models as text, which {@code model_io.read} reads there.
 *
 * <p>MATLAB flattens in column-major order, this toolbox in C order; the weights behind a Flatten are rearranged.
 */
public final class MatModelFormat implements ModelFormat {
    @Override
    public String name() {
        return "mat";
    }

    @Override
    public List<String> extensions() {
        return List.of("mat");
    }

    @Override
    public Network read(Path file) throws IOException {
        List<MatVariable> variables = MatFile.variables(file);
        if (variables.isEmpty()) {
            throw new UnsupportedModelException(file, "holds no variable; a model of class modules.Sequential is"
                    + " expected");
        }
        MatValue model = variables.getFirst().value();
        return MatFile.guarded(file, () -> new MatLayers(file).network(model));
    }

    @Override
    public void write(Network network, Path file) throws IOException {
        throw new UnsupportedModelException(file, "models are not written as objects of MATLAB classes; write a .txt"
                + " file, which model_io.read reads in MATLAB");
    }
}
