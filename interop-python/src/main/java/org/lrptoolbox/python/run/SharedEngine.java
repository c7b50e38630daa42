package org.lrptoolbox.python.run;

import java.nio.file.Path;

import org.graalvm.polyglot.Engine;
import org.lrptoolbox.io.UserCache;
import org.lrptoolbox.python.operators.Operators;

/** What all interpreters of a kind share: parsed code and optimised structures. */
final class SharedEngine {
    /**
     * How often code runs before GraalPy prepares it to run often, loops included. Most of a start is code that runs once,
     * and being prepared takes longer than that: by its own measure, 16, the demos take a tenth more processor time.
     */
    private static final String FEW = "256";
    private static final String RESOURCES = "polyglot.engine.userResourceCache";

    private SharedEngine() {}

    /** Where GraalPy unpacks Python's standard library. */
    static Path resources() {
        return Path.of(System.getProperty(RESOURCES, UserCache.folder().resolve("graalpy").toString()));
    }

    /** Where Python's byte code is kept between runs. */
    static Path byteCode() {
        return UserCache.folder().resolve("bytecode");
    }

    static Engine create() {
        System.setProperty(RESOURCES, resources().toString());
        Operators.prepare();
        return Engine.newBuilder("python").allowExperimentalOptions(true)
                // That GraalPy interprets on a stock JDK is known and intended.
                .option("engine.WarnInterpreterOnly", "false")
                .option("python.UncachedInterpreterThreshold", FEW)
                .build();
    }
}
