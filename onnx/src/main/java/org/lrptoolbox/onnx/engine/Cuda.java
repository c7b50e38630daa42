package org.lrptoolbox.onnx.engine;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import org.lrptoolbox.onnx.runtime.Ort;

/** The GPU: asks ONNX Runtime for it, and says what is missing where it is not to be had. */
final class Cuda {
    private Cuda() {}

    /**
     * Sets the device.
     *
     * @throws IllegalStateException naming what is missing, if a GPU is demanded and not to be had
     */
    static void configure(SessionOptions settings, Device device) throws OrtException {
        if (device.kind() != Device.Kind.CUDA) {
            return;
        }
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(device.index())) {
            // Products of 10-bit mantissas are not what relevance is made of.
            cuda.add("use_tf32", "0");
            settings.addCUDA(cuda);
        } catch (OrtException | UnsatisfiedLinkError e) {
            throw new IllegalStateException(missing(device, String.valueOf(e.getMessage())), e);
        }
    }

    /** What to do about a refusal of the runtime. */
    static String missing(Device device, String message) {
        // The library for the CPU either knows no CUDA, or looks for the part that only the other one has.
        String advice = message.contains("not enabled in this build") || message.contains("CUDA shared provider")
                ? "ONNX Runtime for the CPU is on the class path; build with -Pcuda to have onnxruntime_gpu instead"
                : "it needs the NVIDIA driver, CUDA 12 and cuDNN 9, whose libraries must be found by the system's "
                        + "loader (LD_LIBRARY_PATH, or PATH on Windows)";
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
    static Found resolve(Device wanted) {
        if (wanted.kind() != Device.Kind.AUTO) {
            return new Found(wanted, "");
        }
        Ort.environment();
        Device gpu = new Device(Device.Kind.CUDA, 0);
        try (SessionOptions probe = new SessionOptions()) {
            configure(probe, gpu);
            return new Found(gpu, "");
        } catch (OrtException | IllegalStateException e) {
            return new Found(Device.CPU, String.valueOf(e.getMessage()));
        }
    }
}
