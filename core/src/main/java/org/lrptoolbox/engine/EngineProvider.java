package org.lrptoolbox.engine;

import java.util.List;

/** Makes engines; a service, so that {@link Engines} finds those of every module on the class path. */
public interface EngineProvider {
    /** The names of the engines it makes, in lower case. */
    List<String> names();

    /**
     * Makes an engine.
     *
     * @param name one of {@link #names}
     * @param device where it computes: {@code cpu}, {@code cuda}, {@code cuda:1} or {@code auto}
     * @param use what for
     * @throws IllegalArgumentException if there is no such device
     * @throws IllegalStateException if something the device needs is missing; the message says what
     */
    Engine open(String name, String device, EngineUse use);
}
