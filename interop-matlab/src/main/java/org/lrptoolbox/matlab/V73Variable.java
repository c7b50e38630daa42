package org.lrptoolbox.matlab;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;

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
        name = MatHeader.checkedName(node.getName());
        String label = V73Reader.type(node);
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
            V73Reader reader = new V73Reader(file, hdf, Allowance.forNumbers(file, Files.size(file)));
            return switch (reader.value(V73File.child(hdf, name))) {
                case MatNumeric numeric -> numeric.array();
                case MatSparse sparse when sparse.values() instanceof MatNumeric -> sparse.dense(file, name,
                        Files.size(file));
                default -> throw notNumbers();
            };
        });
    }

    @Override
    public MatValue value() throws IOException {
        return V73File.open(file, hdf -> new V73Reader(file, hdf, allowance(hdf)).value(V73File.child(hdf, name)));
    }

    @Override
    public TypedArray slice(long[] start, int... size) throws IOException {
        MatArrays.checkSlice(shape, start, size);
        return V73File.open(file, hdf -> {
            if (!(V73File.child(hdf, name) instanceof Dataset dataset) || Arrays.stream(shape).anyMatch(d -> d == 0)
                    || !V73Numbers.label(dataset).equals(type)) {
                return MatArrays.slice(array(), start, size);
            }
            return new V73Numbers(hdf, Allowance.forNumbers(file, Files.size(file))).slice(dataset, start, size);
        });
    }

    /** More for a variable of numbers alone, which has no other cost than its bytes. */
    private Allowance allowance(HdfFile hdf) throws IOException {
        boolean numbers = V73File.child(hdf, name) instanceof Dataset dataset
                && V73Numbers.label(dataset).equals(type);
        return numbers ? Allowance.forNumbers(file, Files.size(file)) : new Allowance(file, Files.size(file));
    }

    private UnsupportedModelException notNumbers() {
        MatlabClass known = MatlabClass.of(type);
        String advice = known == null || known.advice().isEmpty() ? "not made of real numbers" : known.advice();
        return new UnsupportedModelException(file, "variable '" + name + "' is a " + advice);
    }
}
