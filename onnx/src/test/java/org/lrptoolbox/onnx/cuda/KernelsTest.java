package org.lrptoolbox.onnx.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ai.onnxruntime.OrtEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.onnx.runtime.Ort;
import org.lrptoolbox.testing.Shared;

/** The table of kernels: for the runtime that comes along, in a form that the documented command makes. */
class KernelsTest {
    @TempDir
    private Path folder;

    @Test
    void isForTheRuntimeThatComesAlong() {
        OrtEnvironment environment = Ort.environment();
        assertEquals(Kernels.VERSION, environment.getVersion(),
                "make kernels.txt anew for this version; its head says how");
    }

    @Test
    void rangesAndTypesCount() {
        assertTrue(Kernels.has("Conv", 16) && Kernels.has("GreaterOrEqual", 16) && Kernels.has("Shape", 15));
        assertFalse(Kernels.has("GreaterOrEqual", 15) || Kernels.has("Celu", 16) || Kernels.has("And", 16));
        assertTrue(Kernels.all().size() > 150 && Kernels.all().stream().allMatch(k -> k.since() <= k.until()));
    }

    /** The command on rows of the form that the runtime's documentation has. */
    @Test
    void theCommandMakesSuchLines() throws IOException, InterruptedException {
        Path document = Files.writeString(folder.resolve("kernels.md"),
                """
                        ## Operators implemented by CPUExecutionProvider
                        |**Operator Domain:** *ai.onnx*||||
                        |Celu|*in* X:**T**<br> *out* Y:**T**|12+|**T** = tensor(float)|
                        ## Operators implemented by CUDAExecutionProvider
                        |**Operator Domain:** *ai.onnx*||||
                        |Old|*in* X:**T**<br> *out* Y:**T**|[1, 12]|**T** = tensor(float)|
                        |Pool|*in* X:**T**<br> *out* Y:**T**<br><br>or<br><br>*in* X:**T**<br> *out* Y:**T**<br> *out* At:**I**|22+|**I** = tensor(int64)<br/> **T** = tensor(float)|
                        |||[12, 21]|**T** = seq(tensor(float)), tensor(float), tensor(double)|
                        |Fit|*in* x:**T**<br> *in* shape:**tensor(int64)**<br> *out* y:**T**|16|**T** = tensor(bool)<br/> **shape** = tensor(int64)|
                        |**Operator Domain:** *com.microsoft*||||
                        |Own|*in* X:**T**<br> *out* Y:**T**|1+|**T** = tensor(float)|
                        """);
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Shared.projectRoot().resolve("demos/benchmarks/CudaKernels.java").toString(), document.toString())
                .redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
        List<Kernel> kernels = text.lines().map(Kernel::parse).toList();
        assertEquals(List.of("Pool 22-", "Pool 12-21", "Fit 16-16"),
                text.lines().map(line -> line.substring(0, line.indexOf(" |"))).toList());
        assertTrue(kernels.get(1).takes("T", "double") && !kernels.getFirst().takes("T", "double"));
        assertEquals(List.of("T", "shape"), kernels.getLast().inputs());
    }
}
