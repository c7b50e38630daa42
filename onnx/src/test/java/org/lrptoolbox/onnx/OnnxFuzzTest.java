package org.lrptoolbox.onnx;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.lrptoolbox.engine.Nets;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.ConvTranspose;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.LocalResponseNorm;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Pad;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.read.Inspection;
import org.lrptoolbox.onnx.read.OnnxModel;
import org.lrptoolbox.onnx.write.ExportOptions;
import org.lrptoolbox.onnx.write.Exporter;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.RandomTensors;

/** Damaged files are read or refused with a typed error; nothing else happens. */
class OnnxFuzzTest {
    private static final int[] IMAGE = {4, 9, 8};

    private enum Kind {
        CHAIN,
        RESIDUAL,
        CHANNELS_FIRST
    }

    private static byte[] bytes(Kind kind) throws IOException {
        Network network = switch (kind) {
            case CHAIN -> Nets.convolutional(true);
            case RESIDUAL -> Nets.residual(true);
            case CHANNELS_FIRST -> channelsFirst();
        };
        ExportOptions options = kind == Kind.CHANNELS_FIRST
                ? ExportOptions.DEFAULT.withSample(IMAGE)
                : ExportOptions.DEFAULT;
        return Exporter.export(network, options, "fuzz.onnx").graph().toByteArray();
    }

    private static Weights random(int... shape) {
        return Weights.of(RandomTensors.normal(1, shape));
    }

    /** As many operators as fit in a small network. */
    private static Network channelsFirst() {
        Frame frame = Frame.of(3, 3).withPadding(1);
        Conv adjoint = new Conv(random(4, 2, 2, 2), new double[0], Frame.of(2, 2).withStride(2, 2), 1);
        return Network.builder().add("conv", new Conv(random(4, 2, 3, 3), new double[4], frame, 2))
                .add("norm", Scale.perChannel(3, new double[]{1, 2, 3, 4}, new double[4]), "conv")
                .add("lrn", new LocalResponseNorm(3, 1, 0.75, 1), "norm")
                .add("gelu", new Activation(Function.GELU), "lrn")
                .add("max", new MaxPool(frame.withCeil(true).withStride(2, 2)), "gelu")
                .add("mean", new AveragePool(frame.withStride(2, 2), true), "gelu")
                .add("part", new Slice(new int[3], new int[]{1, 1, 1}, 4, 5, 4), "mean")
                .add("cut", new Slice(new int[]{0, 0, 0}, new int[]{2, 1, 1}, 2, 5, 4), "max")
                .add("cat", new Concat(0, 2), "cut", "part")
                .add("pad", new Pad(new int[]{-2, 0, 0}, new int[]{0, 1, 0}, 0), "cat")
                .add("up", new ConvTranspose(adjoint, new double[2], 0, 0), "pad")
                .add("turn", new Permute(1, 2, 0), "up").add("shape", new Reshape(8, 24), "turn")
                .add("flat", new Flatten(), "shape").add("fc", new Dense(random(3, 192), true, new double[3]), "flat")
                .add("prob", new SoftMax(), "fc").build();
    }

    @Property(tries = 2000, seed = "1")
    void damagedFilesAreReadOrRefused(@ForAll long seed, @ForAll Kind kind,
            @ForAll @IntRange(min = 1, max = 6) int damages) throws IOException {
        byte[] bytes = bytes(kind);
        Random random = new Random(seed);
        for (int i = 0; i < damages; i++) {
            bytes = damaged(bytes, random);
        }
        Path file = Files.createTempFile("fuzz", ".onnx");
        try {
            Files.write(file, bytes);
            // Also what is behind the first problem is looked at, and all of it is.
            boolean readable = Inspection.of(file).model().isPresent();
            OnnxModel.read(file);
            assertTrue(readable);
        } catch (LrpFileException e) {
            // As it should be.
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        byte[] copy = bytes.clone();
        switch (random.nextInt(5)) {
            case 0 -> copy[at] = (byte) random.nextInt();
            case 1 -> copy[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> copy[at] = (byte) 0xff;
            case 3 -> {
                // One part of the file over another, as a cut and paste of fields.
                int from = random.nextInt(bytes.length);
                int length = Math.min(random.nextInt(64), bytes.length - Math.max(at, from));
                System.arraycopy(bytes, from, copy, at, length);
            }
            default -> copy = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, Math.max(1, at)) : copy;
        }
        return copy;
    }
}
