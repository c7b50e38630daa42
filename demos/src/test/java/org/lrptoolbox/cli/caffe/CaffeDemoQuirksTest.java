package org.lrptoolbox.cli.caffe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.io.StoredArrays;

/** Where the original programs did wrong: right by default, as they did with {@code --compat original}. */
class CaffeDemoQuirksTest extends DemoFolder {
    /** Formula 6 has its box; the original had none, so nothing is compatible with it. */
    @Test
    void boxesAreThoseOfPixelsLessTheMean() throws IOException {
        Path list = list("pictures/p0.png 2");
        assertEquals(0, demo(config("relpropformulatype", "6"), list, dir, "--engine", "java").exitCode());
        Result refused = demo(config("relpropformulatype", "8"), list, dir, "--compat", "original");
        assertTrue(refused.err().contains("read memory it never set"), refused.err());
    }

    /** Relevance of the layer above the image has that layer's channels. */
    @Test
    void relevanceCanStopAtALayer() throws IOException {
        assertEquals(0, demo(config("firstlayerindex", "2"), list("pictures/p0.png 2"), dir, "--minimal", "--engine",
                "java").exitCode());
        assertTrue(new String(outputs().get("pictures/p0.png_rawhm.txt")).startsWith("4\n6 6\n"));
    }

    /** Negative numbers beyond -2: an error, but the best class where the original is kept to. */
    @Test
    void otherNegativeNumbersAreTheBestClassInTheOriginal() throws IOException {
        assertEquals(0, demo(config(), list("pictures/p0.png -1"), dir, "--compat", "original", "--engine", "java")
                .exitCode());
        double[] best = raw("p0.png");
        assertEquals(0, demo(config(), list("pictures/p0.png -7"), dir, "--compat", "original", "--engine", "java")
                .exitCode());
        assertArrayEquals(best, raw("p0.png"));
        assertEquals(1, demo(config(), list("pictures/p0.png -1000"), dir, "--compat", "original").exitCode());
    }

    /** Both conventions of configurations: names by prefix in the original, whole here; blank lines do no harm. */
    @Test
    void linesOfConfigurations() throws IOException {
        Path config = config();
        String text = Files.readString(config);
        Path odd = Files.writeString(dir.resolve("odd.txt"), "   \t \r\n"
                + text.replace("numclasses\n", "numclasses_are_here\n").replace("\n", "\r\n"));
        Path list = list("pictures/p0.png 2");
        assertTrue(demo(odd, list, dir, "--engine", "java").err().contains("numclasses is missing"));
        assertEquals(0, demo(odd, list, dir, "--compat", "original", "--engine", "java").exitCode());
    }

    /** A remark that begins with a setting's name is none where the name stands alone on another line. */
    @Test
    void remarksAreNoSettings() throws IOException {
        Path config = config();
        String text = Files.readString(config);
        String remarks = "numclasses of the network\nall\nepsstab: as large as 1\nnone\n";
        Path list = list("pictures/p0.png 2");
        Path odd = Files.writeString(dir.resolve("odd.txt"), remarks + text);
        assertEquals(0, demo(odd, list, dir, "--engine", "java").exitCode());
        assertTrue(demo(odd, list, dir, "--compat", "original", "--engine", "java").err()
                .contains("numclasses is 'all'; expected a whole number"));
        Files.writeString(odd, text.replace("numclasses\n", "numclasses of the network\n"));
        assertEquals(0, demo(odd, list, dir, "--engine", "java").exitCode());
    }

    /** The longer side is one pixel short in the original where rounding meets twice; here it is what was asked for. */
    @Test
    void theLongerSide() throws IOException {
        ImageFiles.write(ByteImage.of(new byte[640 * 426 * 3], 426, 640, 3), dir.resolve("pictures/wide.png"));
        Path file = dir.resolve("pictures/wide.png");
        assertEquals(171, DemoPicture.read(file, 256, 227, Compatibility.DEFAULT).narrow() + 1);
        assertEquals(170, DemoPicture.read(file, 256, 227, Compatibility.ORIGINAL).narrow());
    }

    /** Binary means are transposed in the original, and placed wrongly where pictures are narrow. */
    @Test
    void meansLieWhereTheyShould() throws IOException {
        double[] mean = new double[3 * 10 * 10];
        Arrays.setAll(mean, i -> i % 100);
        Tensor values = Tensor.of(mean, 3, 10, 10);
        DemoPicture wide = new DemoPicture(8, new char[8 * 8 * 3], false, 8);
        DemoPicture narrow = new DemoPicture(8, new char[8 * 8 * 3], false, 4);
        var corrected = new DemoMean(values, false, Compatibility.DEFAULT);
        var original = new DemoMean(values, true, Compatibility.ORIGINAL);
        assertEquals(11, corrected.under(wide).data()[0]);
        assertEquals(12, corrected.under(wide).data()[1]);
        assertEquals(21, original.under(wide).data()[1]);
        assertArrayEquals(corrected.under(wide).data(), corrected.under(narrow).data());
        assertFalse(Arrays.equals(original.under(wide).data(), original.under(narrow).data()));
        // The same object for all pictures: it is not made anew.
        assertTrue(corrected.under(wide) == corrected.under(narrow));
        assertTrue(original.under(wide) == original.under(wide));
    }

    @Test
    void aMeanSmallerThanTheInputIsRefused() throws IOException {
        org.lrptoolbox.io.StoredArrays.write(new TypedArray(ElementType.FLOAT32, new int[]{1, 3, 7, 7}, new float[147]),
                dir.resolve("small.binaryproto"));
        Result result = demo(config("mean_file", dir.resolve("small.binaryproto").toString()),
                list("pictures/p0.png 2"),
                dir, "--engine", "java");
        assertTrue(result.err().contains("smaller than the network's images of 8 x 8"), result.err());
    }

    /** A conversion to ONNX gives the files of the model it was made of. */
    @Test
    void conversionsAreExplainedAsTheirModels() throws IOException {
        Path list = list("pictures/p0.png 2", "pictures/p1.png -1");
        assertEquals(0, demo(config(), list, dir, "--engine", "java").exitCode());
        Map<String, byte[]> caffe = outputs();
        Models.write(Models.read(dir.resolve("net.caffemodel")), dir.resolve("net.onnx"));
        assertEquals(0, demo(config("model_file", dir.resolve("net.onnx").toString()), list, dir, "--engine", "java")
                .exitCode());
        outputs().forEach((name, bytes) -> assertArrayEquals(caffe.get(name), bytes, name));
    }

    /** Dropout is gone from a conversion, but counts: what the definition calls layer 4 is found there, too. */
    @Test
    void layersOfConversionsCountAsInTheirDefinition() throws IOException {
        Path definition = Files.writeString(dir.resolve("drop.prototxt"), """
                input: "data" input_shape { dim: 1 dim: 3 dim: 8 dim: 8 }
                layer { name: "fc1" type: "InnerProduct" bottom: "data" top: "fc1" inner_product_param { num_output: 5
                  weight_filler { type: "xavier" } } }
                layer { name: "relu" type: "ReLU" bottom: "fc1" top: "fc1" }
                layer { name: "drop" type: "Dropout" bottom: "fc1" top: "fc1" }
                layer { name: "fc2" type: "InnerProduct" bottom: "fc1" top: "fc2" inner_product_param { num_output: 6
                  weight_filler { type: "xavier" } } }
                layer { name: "fc3" type: "InnerProduct" bottom: "fc2" top: "fc3" inner_product_param { num_output: 6
                  weight_filler { type: "xavier" } } }
                """);
        Network network = Models.read(definition);
        Models.write(network, dir.resolve("written.caffemodel"));
        Models.write(network, dir.resolve("written.onnx"));
        Path list = list("pictures/p0.png 2");
        String[] settings = {"param_file", definition.toString(), "model_file",
            dir.resolve("written.caffemodel").toString(),
            "lastlayerindex", "3", "relpropformulatype", "54", "auxiliaryvariable_maxlayerindexforflatdistinconv", "2"};
        assertEquals(0, demo(config(settings), list, dir, "--engine", "java").exitCode());
        double[] caffe = raw("p0.png");
        settings[3] = dir.resolve("written.onnx").toString();
        Result converted = demo(config(settings), list, dir, "--engine", "java");
        assertEquals(0, converted.exitCode(), converted.err());
        assertArrayEquals(caffe, raw("p0.png"));
        Result nan = demo(config("epsstab", "NaN"), list, dir, "--engine", "java");
        assertTrue(nan.err().contains("epsstab is 'NaN'; expected a number"), nan.err());
    }

    /** What a converter made of the last dense layer is found by what it does; in a model of Caffe by its type. */
    @Test
    void convolutionsThatWereDenseAreFoundInConversions() throws IOException {
        Path definition = Files.writeString(dir.resolve("full.prototxt"), """
                input: "data" input_shape { dim: 1 dim: 3 dim: 8 dim: 8 }
                layer { name: "conv" type: "Convolution" bottom: "data" top: "conv" convolution_param { num_output: 4
                  kernel_size: 3 weight_filler { type: "xavier" } } }
                layer { name: "fc" type: "Convolution" bottom: "conv" top: "fc" convolution_param { num_output: 6
                  kernel_size: 6 weight_filler { type: "xavier" } } }
                """);
        Network full = Models.read(definition);
        Models.write(full, dir.resolve("full.caffemodel"));
        Models.write(full, dir.resolve("full.onnx"));
        Path list = list("pictures/p0.png 2");
        String[] model = {"param_file", definition.toString(), "model_file", dir.resolve("full.caffemodel").toString()};
        Result caffe = demo(config(model), list, dir, "--engine", "java");
        assertTrue(caffe.err().contains("has no InnerProduct, which lastlayerindex -2 looks for"), caffe.err());
        model[3] = dir.resolve("full.onnx").toString();
        Result converted = demo(config(model), list, dir, "--engine", "java");
        assertEquals(0, converted.exitCode(), converted.err());
    }

    /** Relevance that starts at the softmax is that of the score below it, of the class that is asked for. */
    @Test
    void aSoftmaxIsExplainedByItsScores() throws IOException {
        Path list = list("pictures/p0.png 2");
        assertEquals(0, demo(config(), list, dir, "--engine", "java").exitCode());
        Map<String, byte[]> scores = outputs();
        assertEquals(0, demo(config("lastlayerindex", "3"), list, dir, "--engine", "java").exitCode());
        outputs().forEach((name, bytes) -> assertArrayEquals(scores.get(name), bytes, name));
    }

    /** The original handed down the probabilities of all classes there, whichever was asked for. */
    @Test
    void aSoftmaxOfTheOriginalMixesAllClasses() throws IOException {
        Path softmax = config("lastlayerindex", "3");
        double[] two = original(softmax, "pictures/p0.png 2");
        assertArrayEquals(two, original(softmax, "pictures/p0.png 4"));
        assertFalse(Arrays.equals(two, original(config(), "pictures/p0.png 4")));
    }

    private double[] original(Path config, String image) throws IOException {
        Result result = demo(config, list(image), dir, "--compat", "original", "--engine", "java");
        assertEquals(0, result.exitCode(), result.err());
        return raw("p0.png");
    }

    /** The picture's scale is the largest magnitude; in the original the largest positive value, beyond which it wraps. */
    @Test
    void scaleOfHeatmaps() throws IOException {
        Tensor relevance = Tensor.of(new double[]{1, 0, -1, -1.5, 1, 0, -1, -1.5, 1, 0, -1, -1.5}, 3, 1, 4);
        byte half = (byte) 128;
        byte most = (byte) 255;
        byte twoThirds = (byte) 170;
        assertArrayEquals(new byte[]{twoThirds, twoThirds, 0, 0, 0, 0, 0, 0, twoThirds, 0, 0, most},
                heatmap(relevance, Compatibility.DEFAULT));
        assertArrayEquals(new byte[]{most, most, 0, 0, 0, 0, 0, 0, most, 0, 0, (byte) (half - 1)},
                heatmap(relevance, Compatibility.ORIGINAL));
        Tensor negative = relevance.map(r -> Math.min(r, 0));
        assertArrayEquals(new byte[12], heatmap(negative, Compatibility.ORIGINAL));
        assertEquals(most, heatmap(negative, Compatibility.DEFAULT)[11]);
    }

    private byte[] heatmap(Tensor relevance, Compatibility compatibility) throws IOException {
        DemoConfig config = DemoConfig.read(config(), compatibility);
        new DemoFiles(config, false, compatibility).write("pictures/p0.png",
                new DemoPicture(1, new char[3], false, 1),
                new DemoRun.Found(relevance.reshape(1, 3, 1, 4), Tensor.full(1, 1, 1)), 0);
        return ImageFiles.read(dir.resolve("out/pictures/p0.png_heatmap.png")).pixels();
    }

    /** More classes than the network has are said and not read, as far as it has them they are ranked. */
    @Test
    void classesBeyondTheNetworksAreNotRead() throws IOException {
        Result result = demo(config("numclasses", "1000"), list("pictures/p0.png -1"), dir, "--engine", "java");
        assertTrue(result.out().contains("numclasses is 1000, but the network has 6 outputs"), result.out());
        assertEquals(6, new String(outputs().get("pictures/p0.png_top10scores.txt")).lines().count());
    }

    /** Where the long side is a pixel short and all of it is needed, the original read beyond the image. */
    @Test
    void thePixelThatIsMissingIsTheLastOneAgain() throws IOException {
        byte[] pixels = new byte[640 * 426 * 3];
        Arrays.fill(pixels, (byte) 200);
        ImageFiles.write(ByteImage.of(pixels, 426, 640, 3), dir.resolve("pictures/wide.png"));
        DemoPicture picture = DemoPicture.read(dir.resolve("pictures/wide.png"), 256, 256, Compatibility.ORIGINAL);
        assertEquals(200 * 257, picture.levels()[3 * 255]);
    }
}
