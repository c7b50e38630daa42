package org.lrptoolbox.python.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.io.OpenShapeException;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.io.StoredValue;
import org.lrptoolbox.io.Variables;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.explain.LoadedNetwork;
import org.lrptoolbox.python.npy.NamedArrays;
import org.lrptoolbox.python.npy.Npy;
import org.lrptoolbox.python.npy.Npz;
import org.lrptoolbox.python.plot.Canvas;
import org.lrptoolbox.python.plot.VectorCanvas;
import org.lrptoolbox.python.text.TextTable;
import org.lrptoolbox.python.text.TextTableReader;
import org.lrptoolbox.python.toolbox.StoredModel;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.token.Tokenizer;
import org.lrptoolbox.token.Tokens;
import org.lrptoolbox.words.InputWords;

/**
 * All that Java reads and writes for scripts. Nothing else that a script can call touches a file, so this is the place
 * to look at when one asks what a confined script can do to the disk.
 */
public final class ScriptFiles {
    private ScriptFiles() {}

    /** The numbers of an .npy file. */
    public static NDArray readArray(ReadableFile file) throws IOException {
        return Npy.readArray(file.path());
    }

    /** The numbers of an .npy file if they are plain ones, see {@link Npy#readPlain}. */
    public static @Nullable NDArray readPlainArray(ReadableFile file) throws IOException {
        return Npy.readPlain(file.path());
    }

    /** Writes an .npy file. */
    public static void writeArray(NDArray array, WritableFile file) throws IOException {
        Npy.write(array.toTypedArray(), file.path());
    }

    /** Writes an .npz file. */
    public static void writeArchive(NamedArrays arrays, WritableFile file, boolean compressed) throws IOException {
        Npz.write(arrays.map(), file.path(), compressed);
    }

    /** Reads a table of numbers as text. */
    public static NDArray readTable(TextTableReader reader, ReadableFile file, String encoding) throws IOException {
        return reader.read(file.path(), encoding);
    }

    /** Writes a table of numbers as text, see {@link TextTable#save}. */
    public static void writeTable(NDArray array, List<String> formats, String delimiter, String newline, String before,
            String after, WritableFile file, String encoding) throws IOException {
        TextTable.save(array, formats, delimiter, newline, before, after, file.path(), encoding);
    }

    /** Reads a picture. */
    public static ByteImage readPicture(ReadableFile file) throws IOException {
        return ImageFiles.read(file.path());
    }

    /** Reads a picture with the samples that the file stores. */
    public static PictureSamples readSamples(ReadableFile file) throws IOException {
        return PictureSamples.of(ImageFiles.readStored(file.path()));
    }

    /** Writes a picture of one channel of 16 bits as PNG. */
    public static void writeDeepPicture(NDArray samples, WritableFile file) throws IOException {
        PictureSamples.writeDeep(samples, file.path());
    }

    /** Writes bytes of shape (H, W, channels) as a picture of the format which the file's extension names. */
    public static void writePicture(NDArray bytes, WritableFile file) throws IOException {
        byte[] pixels = (byte[]) bytes.contiguous().toTypedArray().storage();
        ImageFiles.write(ByteImage.of(pixels, bytes.dim(0), bytes.dim(1), bytes.rank() > 2 ? bytes.dim(2) : 1),
                file.path());
    }

    /** Writes what was drawn, in the format which the file's extension names. */
    public static void writeCanvas(Canvas canvas, WritableFile file) throws IOException {
        canvas.write(file.path());
    }

    /** Writes a page of shapes, as SVG or PDF by the file's ending. */
    public static void writePage(VectorCanvas page, double unitsPerInch, WritableFile file) throws IOException {
        page.write(file.path(), unitsPerInch);
    }

    /** Reads pictures as one batch for a network. */
    public static NDArray readPictures(List<ReadableFile> files, Preprocessing preprocessing) throws IOException {
        List<ByteImage> views = new ArrayList<>();
        for (ReadableFile file : files) {
            views.add(preprocessing.view(ImageFiles.read(file.path())));
        }
        return NDArray.of(preprocessing.batch(views));
    }

    /** Reads a pickled model of the toolbox, without running anything of it. */
    public static StoredModel readPickledModel(ReadableFile file) throws IOException {
        return StoredModel.readPickled(file.path());
    }

    /** Reads a model as text, see {@link StoredModel#readText}. */
    public static StoredModel readTextModel(ReadableFile file, Consumer<String> onFallBack) throws IOException {
        return StoredModel.readText(file.path(), onFallBack);
    }

    /** Writes a model as a pickle of the toolbox's own classes. */
    public static void writePickledModel(StoredModel model, WritableFile file) throws IOException {
        StoredModel.writePickled(model, file.path());
    }

    /** Writes a model as text. */
    public static void writeTextModel(StoredModel model, WritableFile file) throws IOException {
        StoredModel.writeText(model, file.path());
    }

    /**
     * Reads a network in any format on the class path, see {@link LoadedNetwork#read}; null if it leaves sizes open that
     * layers depend on and none are given.
     */
    public static @Nullable LoadedNetwork readNetwork(ReadableFile file, @Nullable String engine, String device,
            List<String> shapes, String output) throws IOException {
        try {
            return LoadedNetwork.read(file.path(), engine, device, InputWords.shapes(shapes, output));
        } catch (OpenShapeException e) {
            if (shapes.isEmpty()) {
                return null;
            }
            throw e;
        }
    }

    /** A text in the tokens of a tokenizer's file. */
    public static Tokens tokens(String text, ReadableFile tokenizer) throws IOException {
        try (Tokenizer made = Tokenizer.read(tokenizer.path())) {
            return made.encode(text);
        }
    }

    /** The variables of a file of MATLAB or another format that holds several. */
    public static StoredVariables readVariables(ReadableFile file, String format) throws IOException {
        return new StoredVariables(Variables.read(file.path(), format));
    }

    /** Writes values as the variables of a file. */
    public static void writeVariables(List<String> names, List<VariableValue> values, WritableFile file, String format)
            throws IOException {
        Map<String, StoredValue> variables = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            variables.put(names.get(i), values.get(i).value());
        }
        Variables.writeValues(variables, file.path(), format);
    }

    /** Reads a chain of the toolbox's layers in any format on the class path. */
    public static StoredModel readModel(ReadableFile file, String format) throws IOException {
        return StoredModel.of(Models.read(file.path(), format));
    }

    /** Writes a chain of the toolbox's layers in any format on the class path. */
    public static void writeModel(StoredModel model, WritableFile file, String format) throws IOException {
        Models.write(model.network(), file.path(), format);
    }

    /** The array of a file in any format on the class path that holds a single one. */
    public static NDArray readSingleArray(ReadableFile file, String format) throws IOException {
        return NDArray.of(StoredArrays.read(file.path(), format));
    }

    /** Writes an array in any format on the class path that holds a single one. */
    public static void writeSingleArray(NDArray array, WritableFile file, String format) throws IOException {
        StoredArrays.write(array.toTypedArray(), file.path(), format);
    }

    /** Settings of preprocessing; files they name are looked up in a folder, as far as the guard lets them be read. */
    public static Preprocessing settings(String text, String folder, FileGuard guard) throws IOException {
        return Preprocessing.parse(text,
                name -> guard.readable(Path.of(folder).resolve(name).toString()).path());
    }
}
