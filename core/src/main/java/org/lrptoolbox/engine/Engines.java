package org.lrptoolbox.engine;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Engines by name, as command lines and scripts choose them. Who opens one closes it.
 *
 * <pre>{@code
 * try (Engine engine = Engines.open("compiled", "auto")) {
 *     Explainer explainer = Explainer.of(network, composite, engine);
 * }
 * }</pre>
 */
public final class Engines {
    private static final String JAVA = "java";
    private static final List<EngineProvider> PROVIDERS = ServiceLoader
            .load(EngineProvider.class, EngineProvider.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get).toList();

    private Engines() {}

    /** The names of the engines on the class path: {@code java}, and with the module for ONNX others. */
    public static List<String> names() {
        return Stream.concat(Stream.of(JAVA), PROVIDERS.stream().flatMap(p -> p.names().stream())).toList();
    }

    /**
     * An engine.
     *
     * @param name one of {@link #names}
     * @param device where it computes: {@code cpu}, {@code cuda}, {@code cuda:1} or {@code auto}, with settings behind
     *            commas ({@code cuda,deterministic,gpu_mem_limit=4g}; {@code cpu,yielding} where a program reads and
     *            writes beside the engine, {@code cpu,mapped} where it asks few questions only); the Java engine takes
     *            the first and the last device
     * @throws IllegalArgumentException if there is no such engine or device
     * @throws IllegalStateException if something the device needs is missing; the message says what
     */
    public static Engine open(String name, String device) {
        return open(name, device, EngineUse.ALONE);
    }

    /** {@link #open(String, String)}, for a use of its own. */
    public static Engine open(String name, String device, EngineUse use) {
        if (name.equals(JAVA)) {
            if (!device.matches("(cpu|auto)(,deterministic|,yielding|,mapped)*")) {
                throw new IllegalArgumentException("the Java engine runs on the cpu, not on device '" + device + "'");
            }
            return new JavaEngine();
        }
        return PROVIDERS.stream().filter(p -> p.names().contains(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no engine '" + name + "'; the names are " + names()))
                .open(name, device, use);
    }
}
