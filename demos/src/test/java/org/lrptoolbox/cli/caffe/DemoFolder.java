package org.lrptoolbox.cli.caffe;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.io.StoredArrays;

import picocli.CommandLine;

/** A folder with all that a run of {@code lrp caffe-demo} needs: a small network, its mean and classes, three pictures. */
abstract class DemoFolder {
    private static final String NET = """
            input: "data" input_shape { dim: 1 dim: 3 dim: 8 dim: 8 }
            layer { name: "conv" type: "Convolution" bottom: "data" top: "conv" convolution_param { num_output: 4
              kernel_size: 3 weight_filler { type: "gaussian" std: 0.05 } bias_filler { type: "uniform" min: -1 } } }
            layer { name: "relu" type: "ReLU" bottom: "conv" top: "conv" }
            layer { name: "fc" type: "InnerProduct" bottom: "conv" top: "fc" inner_product_param { num_output: 6
              weight_filler { type: "xavier" } } }
            layer { name: "prob" type: "Softmax" bottom: "fc" top: "prob" }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path dir;

    record Result(int exitCode, String out, String err) {}

    @BeforeEach
    void files() throws IOException {
        Files.writeString(dir.resolve("random.prototxt"), NET);
        Models.write(Models.read(dir.resolve("random.prototxt")), dir.resolve("net.caffemodel"));
        Files.writeString(dir.resolve("names.txt"), "zero\none\ntwo\nthree\nfour\nfive\n");
        double[] mean = new double[3 * 8 * 8];
        Arrays.fill(mean, 100);
        StoredArrays.write(new TypedArray(ElementType.FLOAT64, new int[]{1, 3, 8, 8}, mean),
                dir.resolve("mean.binaryproto"));
        Files.createDirectory(dir.resolve("pictures"));
        for (int i = 0; i < 3; i++) {
            byte[] pixels = new byte[12 * 10 * 3];
            new Random(i).nextBytes(pixels);
            ImageFiles.write(ByteImage.of(pixels, 10, 12, 3), dir.resolve("pictures/p" + i + ".png"));
        }
    }

    Path config(String... changes) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("param_file", dir.resolve("net.prototxt").toString());
        values.put("model_file", dir.resolve("net.caffemodel").toString());
        values.put("mean_file", dir.resolve("mean.binaryproto").toString());
        values.put("synsetfile", dir.resolve("names.txt").toString());
        values.put("use_mean_file_asbinaryprotoblob", "1 behind it anything");
        values.put("lastlayerindex", "-2");
        values.put("firstlayerindex", "0");
        values.put("numclasses", "6");
        values.put("baseimgsize", "12");
        values.put("standalone_outpath", dir.resolve("out").toString());
        values.put("standalone_rootpath", "pictures");
        values.put("epsstab", "1");
        values.put("alphabeta_beta", "1");
        values.put("relpropformulatype", "100");
        values.put("auxiliaryvariable_maxlayerindexforflatdistinconv", "0");
        for (int i = 0; i < changes.length; i += 2) {
            values.put(changes[i], changes[i + 1]);
        }
        StringBuilder text = new StringBuilder("a comment\n\n");
        values.forEach((key, value) -> text.append(key).append('\n').append(value).append("\nmore text\n"));
        return Files.writeString(dir.resolve("config.txt"), text);
    }

    Path list(String... lines) throws IOException {
        return Files.write(dir.resolve("list.txt"), List.of(lines));
    }

    Result demo(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new CaffeDemoCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((e, c, p) -> {
                    c.getErr().println(e.getMessage());
                    return 1;
                }).execute(Arrays.stream(words).map(Object::toString).toArray(String[]::new));
        return new Result(code, out.toString(), err.toString());
    }

    Map<String, byte[]> outputs() throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(dir.resolve("out"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(dir.resolve("out").relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return all;
    }

    double[] raw(String name) throws IOException {
        String[] lines = new String(outputs().get("pictures/" + name + "_rawhm.txt")).split("\n");
        return Arrays.stream(lines).skip(2).flatMap(l -> Arrays.stream(l.strip().split(" ")))
                .mapToDouble(Double::parseDouble).toArray();
    }
}
