package org.lrptoolbox.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.engine.Nets;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.layer.Layout;
import org.lrptoolbox.onnx.write.ExportOptions;

/** Exported files pass ONNX's own checks; runs where python3 has the package onnx. */
class CheckerTest {
    private static final String CHECK = """
            import sys, onnx
            for path in sys.argv[1:]:
                onnx.checker.check_model(path, full_check=True)
                model = onnx.shape_inference.infer_shapes(onnx.load(path), check_type=True, strict_mode=True)
                values = {v.name for v in model.graph.value_info} | {v.name for v in model.graph.output}
                made = {name for node in model.graph.node for name in node.output}
                assert made <= values, made - values
            """;

    @TempDir
    private Path folder;

    @Test
    void exportsPassTheOnnxChecker() throws Exception {
        assumeTrue(python("import onnx").isEmpty(), "python3 with the package onnx");
        List<String> arguments = new ArrayList<>(List.of(CHECK));
        for (int opset = ExportOptions.MIN_OPSET; opset <= ExportOptions.MAX_OPSET; opset++) {
            for (Precision precision : Precision.values()) {
                for (Layout layout : Layout.values()) {
                    ExportOptions options = new ExportOptions(opset, precision, layout);
                    arguments.add(export(Nets.convolutional(true), options));
                    arguments.add(export(Nets.convolutional(false).truncated(6), options.withSample(Nets.IMAGE)));
                    arguments.add(export(Nets.residual(false), options));
                }
            }
        }
        assertEquals("", python(arguments.toArray(String[]::new)));
    }

    private String export(Network network, ExportOptions options) throws IOException {
        Path file = folder.resolve(network.size() + "-" + options.opset() + options.precision() + options.layout()
                + ".onnx");
        new OnnxFormat().write(network, file, options);
        return file.toString();
    }

    /** What a Python program prints; empty if all went well. */
    private static String python(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-c"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(10, TimeUnit.MINUTES);
            return printed + (process.exitValue() == 0 ? "" : "exit code " + process.exitValue());
        } catch (IOException e) {
            return "no python3: " + e.getMessage();
        }
    }
}
