package org.lrptoolbox.onnx.engine;

import java.util.Map;
import java.util.TreeMap;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import org.lrptoolbox.onnx.cuda.CudaLibraries;
import org.lrptoolbox.onnx.cuda.PageLockedMemory;
import org.lrptoolbox.onnx.runtime.HostMemory;
import org.lrptoolbox.onnx.runtime.Ort;

/** The GPU: asks ONNX Runtime for it, and says what is missing where it is not to be had. */
final class Cuda {
    private Cuda() {}

    /**
     * Sets the device.
     *
     * @throws IllegalStateException naming what is missing, if a GPU is demanded and not to be had
     */
    static void configure(SessionOptions settings, RuntimeOptions options) throws OrtException {
        Device device = options.device();
        if (device.kind() != Device.Kind.CUDA) {
            return;
        }
        CudaLibraries.load();
        // What the runtime would warn of, sizes of axes computed on the processor, is what it should do.
        settings.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        Map<String, String> given = new TreeMap<>(options.cuda());
        // Products of 10-bit mantissas are not what relevance is made of.
        given.putIfAbsent("use_tf32", "0");
        // An arena that doubles may take twice what is needed, and leaves less room to others on the card.
        given.putIfAbsent("arena_extend_strategy", "kSameAsRequested");
        if (options.deterministic()) {
            // A search would take whatever algorithm happens to be the fastest today.
            given.putIfAbsent("cudnn_conv_algo_search", "HEURISTIC");
            settings.setDeterministicCompute(true);
        }
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(device.index())) {
            for (Map.Entry<String, String> setting : given.entrySet()) {
                cuda.add(setting.getKey(), setting.getValue());
            }
            settings.addCUDA(cuda);
        } catch (OrtException | UnsatisfiedLinkError e) {
            throw new IllegalStateException(missing(device, String.valueOf(e.getMessage())), e);
        }
    }

    /** Where numbers lie that go to a device and come from there. */
    static HostMemory host(Device device) {
        if (device.kind() != Device.Kind.CUDA) {
            return HostMemory.ORDINARY;
        }
        CudaLibraries.load();
        return PageLockedMemory.of(device.index());
    }

    /** What to do about a refusal of the runtime. */
    static String missing(Device device, String message) {
        // The library for the CPU either knows no CUDA, or looks for the part that only the other one has.
        String advice = message.contains("not enabled in this build") || message.contains("CUDA shared provider")
                ? "ONNX Runtime for the CPU is on the class path; build with -Pcuda to have onnxruntime_gpu instead"
                : "it needs the NVIDIA driver, CUDA 12.8 or newer, and cuDNN 9; " + CudaLibraries.missing();
        return "device " + device + " cannot be used: " + advice + ". ONNX Runtime says: " + message;
    }

    /**
     * A device that was found, and why it is not another.
     *
     * @param device the device to use
     * @param reason why the processor had to do where a GPU would have been welcome; empty otherwise
     */
    record Found(Device device, String reason) {}

    /** The first GPU if a session can be made for it, else the processor. */
    static Found resolve(RuntimeOptions options) {
        Device wanted = options.device();
        if (wanted.kind() != Device.Kind.AUTO) {
            return new Found(wanted, "");
        }
        Ort.environment();
        Device gpu = new Device(Device.Kind.CUDA, 0);
        try (SessionOptions probe = new SessionOptions()) {
            configure(probe, options.on(gpu));
            return new Found(gpu, "");
        } catch (OrtException | IllegalStateException e) {
            return new Found(Device.CPU, String.valueOf(e.getMessage()));
        }
    }
}
