package org.lrptoolbox.onnx.engine;

import java.util.List;

import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.EngineProvider;

/** The engines on ONNX Runtime by name: {@code compiled} and {@code hybrid}. */
public final class OnnxEngineProvider implements EngineProvider {
    private static final String COMPILED = "compiled";

    @Override
    public List<String> names() {
        return List.of(COMPILED, "hybrid");
    }

    @Override
    public Engine open(String name, String device, boolean yielding) {
        RuntimeOptions named = RuntimeOptions.named(device).withThreads(Integer.getInteger("lrp.threads", 0));
        RuntimeOptions options = yielding ? named.withYielding() : named;
        return name.equals(COMPILED) ? new CompiledEngine(options) : new HybridEngine(options);
    }
}
