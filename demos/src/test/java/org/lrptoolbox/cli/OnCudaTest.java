package org.lrptoolbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.testing.Shared;

import picocli.CommandLine;

/** What command lines say of GPUs where there is none. */
class OnCudaTest {
    private static String printed(int code, String... words) {
        StringWriter text = new StringWriter();
        CommandLine lrp = Lrp.commandLine().setOut(new PrintWriter(text)).setErr(new PrintWriter(text));
        assertEquals(code, lrp.execute(words), text.toString());
        return text.toString();
    }

    private static String demo(String file) {
        return Shared.projectRoot().resolve("demos/models").resolve(file).toString();
    }

    @Test
    void checkTellsWhatAGpuComputes() {
        String shapes = printed(0, "check", demo("shapes/shapes.onnx"), "--device", "cuda", "--composite", "attnlrp");
        assertTrue(shapes.matches("(?s).*cuda: \\d+ nodes of prediction and relevance, all with kernels.*"), shapes);
        String text = printed(0, "check", demo("text/attention.onnx"), "--device", "cuda:1");
        assertTrue(text.contains("all with kernels"), text);
        assertTrue(!printed(0, "check", demo("shapes/shapes.onnx")).contains("kernels"));
    }

    @Test
    void settingsThatGpusLackAreNamed() {
        String text = printed(2, "explain", "-m", demo("shapes/shapes.onnx"), "--device", "cuda,speed=1", "-o", "x",
                demo("../data/shapes/cross-ring.png"), "--preprocess", demo("../data/shapes/preprocess.txt"));
        assertTrue(text.contains("no setting 'speed'") && text.contains("gpu_mem_limit"), text);
    }
}
