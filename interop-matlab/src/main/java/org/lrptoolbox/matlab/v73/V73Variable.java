package org.lrptoolbox.matlab.v73;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.matlab.value.Allowance;
import org.lrptoolbox.matlab.value.MatArrays;
import org.lrptoolbox.matlab.value.MatNames;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatSparse;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.matlab.value.MatVariable;
import org.lrptoolbox.matlab.value.MatlabClass;

/** One variable of a file of version 7.3. */
final class V73Variable implements MatVariable {
    private final Path file;
    private final String name;
    private final String type;
    private final int[] shape;

    V73Variable(Path file, V73Reader reader, Node node) throws IOException {
        this.file = file;
        if (node.isLink()) {
            throw new UnsupportedModelException(file, "has a link, which may lead out of the file; copy what it links");
        }
        name = MatNames.checked(node.getName());
        if (!(node instanceof Dataset || node instanceof Group)) {
            throw new UnsupportedModelException(file, "has '" + name + "', which is neither an array nor a group");
        }
        String label = V73Attributes.type(node);
        type = label.isEmpty() ? V73Numbers.label((Dataset) node) : label;
        shape = reader.shape(node);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String matlabClass() {
        return type;
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    @Override
    public TypedArray array() throws IOException {
        return V73File.open(file, hdf -> {
            Allowance allowance = new Allowance(file);
            V73Reader reader = new V73Reader(file, hdf, allowance);
            return switch (reader.value(V73File.child(hdf, name))) {
                case MatNumeric numeric -> numeric.array();
                case MatSparse sparse when sparse.values() instanceof MatNumeric -> sparse.dense(file, name, allowance);
                default -> throw notNumbers();
            };
        });
    }

    @Override
    public MatValue value() throws IOException {
        return value(new Allowance(file));
    }

    @Override
    public MatValue value(Allowance allowance) throws IOException {
        return V73File.open(file, hdf -> {
            V73Reader reader = new V73Reader(file, hdf, allowance);
            return reader.resolved(reader.value(V73File.child(hdf, name)));
        });
    }

    @Override
    public TypedArray slice(long[] start, int... size) throws IOException {
        MatArrays.checkSlice(shape, start, size);
        return V73File.open(file, hdf -> {
            boolean empty = Arrays.stream(shape).anyMatch(d -> d == 0);
            return !empty && isNumbers(hdf)
                    ? new V73Numbers(hdf, new Allowance(file)).slice((Dataset) V73File.child(hdf, name), start, size)
                    : MatArrays.slice(array(), start, size);
        });
    }

    /** Numbers alone, which have no other cost than their bytes. */
    private boolean isNumbers(HdfFile hdf) {
        return V73File.child(hdf, name) instanceof Dataset dataset && V73Numbers.label(dataset).equals(type);
    }

    private UnsupportedModelException notNumbers() {
        MatlabClass known = MatlabClass.of(type);
        String advice = known == null || known.advice().isEmpty() ? "not made of real numbers" : known.advice();
        return new UnsupportedModelException(file, "variable '" + name + "' is a " + advice);
    }
}
