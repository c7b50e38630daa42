package org.lrptoolbox.onnx.engine;

import java.util.List;

import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.EngineProvider;
import org.lrptoolbox.engine.EngineUse;
import org.lrptoolbox.onnx.runtime.Cores;

/** The engines on ONNX Runtime by name: {@code compiled} and {@code hybrid}. */
public final class OnnxEngineProvider implements EngineProvider {
    private static final String COMPILED = "compiled";

    @Override
    public List<String> names() {
        return List.of(COMPILED, "hybrid");
    }

    @Override
    public Engine open(String name, String device, EngineUse use) {
        RuntimeOptions named = RuntimeOptions.named(device).withThreads(Integer.getInteger("lrp.threads", 0));
        RuntimeOptions options = switch (use) {
            case ALONE -> named;
            case BESIDE_FILES -> named.withYielding();
            case TWO_AT_ONCE -> named.withYielding()
                    .withThreads(named.threads() > 0 ? named.threads() : Math.max(1, Cores.count() / 2));
            case FEW_ANSWERS -> named.withYielding().withMapped();
        };
        return name.equals(COMPILED) ? new CompiledEngine(options) : new HybridEngine(options);
    }
}
