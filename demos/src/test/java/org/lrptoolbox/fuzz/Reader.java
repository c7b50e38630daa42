package org.lrptoolbox.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.matlab.MatFile;
import org.lrptoolbox.matlab.MatVersion;
import org.lrptoolbox.matlab.value.MatCell;
import org.lrptoolbox.matlab.value.MatStruct;
import org.lrptoolbox.matlab.value.MatText;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.VariableFormat;
import org.lrptoolbox.io.Variables;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.RandomTensors;
import org.lrptoolbox.testing.Shared;
import org.lrptoolbox.token.Tokenizer;

/** Every reader of files that come from elsewhere, with sound files to begin with. */
enum Reader {
    TEXT_MODEL("txt", Models::read, Reader::models),
    TEXT_ARRAY("txt", StoredArrays::read, Reader::arrays),
    PICKLE("nn", Models::read, Reader::models),
    NPY("npy", StoredArrays::read, Reader::arrays),
    NPZ("npz", file -> {
        values(file);
        StoredArrays.read(file);
    }, Reader::variables),
    MAT("mat", file -> {
        values(file);
        StoredArrays.read(file);
    }, folder -> Stream.concat(variables(folder, "mat").stream(), matlabValues(folder).stream()).toList()),
    MAT_MODEL("mat", Models::read, Reader::models),
    ONNX("onnx", file -> {
        Models.notes(file);
        Models.read(file);
    }, folder -> Stream.concat(models(folder, "onnx").stream(), Stream.of(demo("models/text/bag.onnx"))).toList()),
    CAFFE("caffemodel", Models::read, folder -> {
        Files.copy(demo("models/shapes/caffe/shapes.prototxt"), folder.resolve("deploy.prototxt"));
        return List.of(demo("models/shapes/caffe/shapes.caffemodel"));
    }),
    PROTOTXT("prototxt", Models::read, folder -> List.of(demo("models/shapes/caffe/shapes.prototxt"))),
    BINARYPROTO("binaryproto", StoredArrays::read, folder -> List.of(demo("models/shapes/caffe/mean.binaryproto"))),
    TOKENIZER("json", file -> Tokenizer.read(file).close(), folder -> List.of(demo("models/text/tokenizer.json"))),
    PREPROCESSING("txt", file -> {
        try {
            Preprocessing.read(file);
        } catch (IllegalArgumentException e) {
            // As documented: it names the word that cannot be understood.
            throw new IOException(e);
        }
    }, folder -> List.of(demo("data/shapes/preprocess.txt"))),
    PNG("png", Reader::picture, Reader::pictures),
    JPEG("jpg", Reader::picture, Reader::pictures),
    GIF("gif", Reader::picture, Reader::pictures),
    BMP("bmp", Reader::picture, Reader::pictures),
    TIFF("tif", Reader::picture, Reader::pictures);

    final String ending;
    final Reading reading;
    private final Corpus corpus;

    /** Reads a file. */
    @FunctionalInterface
    interface Reading {
        void read(Path file) throws IOException;
    }

    /** Makes sound files in a folder, or names some. */
    @FunctionalInterface
    interface Corpus {
        List<Path> in(Path folder) throws IOException;
    }

    /** The same for files of an ending. */
    @FunctionalInterface
    interface Made {
        List<Path> in(Path folder, String ending) throws IOException;
    }

    Reader(String ending, Reading reading, Corpus corpus) {
        this.ending = ending;
        this.reading = reading;
        this.corpus = corpus;
    }

    Reader(String ending, Reading reading, Made corpus) {
        this(ending, reading, (Corpus) folder -> corpus.in(folder, ending));
    }

    /** What it begins with: sound files, and what was found before. */
    List<byte[]> corpus(Path folder) throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (Path file : corpus.in(folder)) {
            all.add(Files.readAllBytes(file));
        }
        all.addAll(found());
        return all;
    }

    /** Files that were read wrongly once; each is read in every build. */
    List<byte[]> found() throws IOException {
        Path folder = demo("src/test/resources/fuzz").resolve(name().toLowerCase(java.util.Locale.ROOT));
        List<byte[]> all = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    all.add(Files.readAllBytes(file));
                }
            }
        }
        return all;
    }

    private static Path demo(String name) {
        return Shared.projectRoot().resolve("demos").resolve(name);
    }

    private static List<Path> models(Path folder, String ending) throws IOException {
        Network network = Network.sequential(new Flatten(),
                new Dense(Weights.of(RandomTensors.normal(1, 4, 3)), false, new double[]{0.1, 0, -1}), new Rect());
        Path file = folder.resolve("model." + ending);
        Models.write(network, file, 2, 2, 1);
        return List.of(file);
    }

    private static List<Path> arrays(Path folder, String ending) throws IOException {
        List<Path> files = new ArrayList<>();
        for (ElementType type : List.of(ElementType.FLOAT64, ElementType.FLOAT32)) {
            Path file = folder.resolve("array-" + type.label() + "." + ending);
            StoredArrays.write(TypedArray.of(RandomTensors.normal(2, 3, 4), type), file);
            files.add(file);
        }
        return files;
    }

    private static List<Path> variables(Path folder, String ending) throws IOException {
        Path file = folder.resolve("variables." + ending);
        Variables.write(Map.of("a", TypedArray.of(RandomTensors.normal(3, 2, 3), ElementType.FLOAT64), "b",
                TypedArray.of(Tensor.zeros(2, 2), ElementType.FLOAT32)), file);
        return List.of(file);
    }

    /** Values of other kinds, in both versions; those of the older are compressed. */
    private static List<Path> matlabValues(Path folder) throws IOException {
        MatText text = MatText.of("Gr\u00fc\u00df Gott");
        Map<String, MatValue> values = Map.of("data", text, "cells", MatCell.of(text, MatCell.of(), text), "record",
                MatStruct.of(Map.of("name", text, "list", MatCell.of(text))));
        List<Path> files = new ArrayList<>();
        for (MatVersion version : MatVersion.values()) {
            Path file = folder.resolve("values-" + version + ".mat");
            MatFile.writeValues(values, file, version);
            files.add(file);
        }
        return files;
    }

    /** All variables of a file: each is read only when asked for. */
    private static void values(Path file) throws IOException {
        for (VariableFormat.Variable variable : Variables.read(file).values()) {
            variable.value();
        }
    }

    private static List<Path> pictures(Path folder, String ending) throws IOException {
        byte[] pixels = new byte[3 * 20 * 30];
        new java.util.Random(4).nextBytes(pixels);
        ByteImage image = ByteImage.of(pixels, 20, 30, 3);
        Path file = folder.resolve("picture." + ending);
        if (ending.equals("tif")) {
            Path png = folder.resolve("picture.png");
            ImageFiles.write(image, png);
            ImageIO.write(ImageIO.read(png.toFile()), "tif", file.toFile());
        } else {
            ImageFiles.write(image, file);
        }
        return List.of(file);
    }

    private static void picture(Path file) throws IOException {
        ImageFiles.read(file);
        ImageFiles.orientation(file);
    }
}
