package org.lrptoolbox.engine;

/** What a program does with an engine, which decides what the engine saves: time of the first answer, or of all others. */
public enum EngineUse {
    /** Asks for as many answers as there can be. */
    ALONE,
    /** Reads and writes files between its questions: the engine leaves it the processors whenever it waits. */
    BESIDE_FILES,
    /** The same, with two questions at once: either has half of the processors, and none waits for another's share. */
    TWO_AT_ONCE,
    /** Asks for a few answers, and writes them to files: nothing is prepared that only many would repay. */
    FEW_ANSWERS
}
