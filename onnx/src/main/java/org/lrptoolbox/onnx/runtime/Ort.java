package org.lrptoolbox.onnx.runtime;

import java.util.Locale;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

/**
 * The one door to ONNX Runtime. It is started here alone, so that everywhere the same holds: no telemetry, no folders
 * left behind by killed programs, and an end of the program that waits for what is still being computed.
 */
public final class Ort {
    /** Set to {@code on}, the runtime's telemetry is left as its makers ship it. */
    public static final String TELEMETRY = "LRP_ORT_TELEMETRY";
    /** What the runtime itself looks at, when it starts. */
    private static final String TELEMETRY_OFF = "ORT_DISABLE_TELEMETRY";

    private Ort() {}

    /** Started when first asked for. */
    private static final class Started {
        static final OrtEnvironment ENVIRONMENT = start();
    }

    /** The environment of all sessions. */
    public static OrtEnvironment environment() {
        return Started.ENVIRONMENT;
    }

    private static OrtEnvironment start() {
        boolean telemetry = "on".equals(String.valueOf(System.getenv(TELEMETRY)).toLowerCase(Locale.ROOT));
        if (!telemetry && System.getenv(TELEMETRY_OFF) == null) {
            // Turned off by a call, it has already made its database: the variable has to be there before.
            LibC.setenv(TELEMETRY_OFF, "1");
        }
        LibraryFolders.sweep();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        LibraryFolders.claim();
        try {
            if (!telemetry) {
                environment.setTelemetry(false);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not turn its telemetry off: " + e.getMessage(), e);
        }
        LibC.holdEnvironment();
        Runtime.getRuntime().addShutdownHook(new Thread(Calls::end, "lrp-onnx-end"));
        return environment;
    }
}
