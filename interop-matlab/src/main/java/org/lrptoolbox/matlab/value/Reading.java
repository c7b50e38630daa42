package org.lrptoolbox.matlab.value;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;

/**
 * A step of reading a .mat file whose surprises are reported as damage of the file.
 *
 * @param <T> what it gives
 */
@FunctionalInterface
public interface Reading<T> {
    /** Takes the step. */
    T run() throws IOException;

    /**
     * Takes a step.
     *
     * @throws MalformedFileException for whatever the step stumbles over
     */
    static <T> T guarded(Path file, Reading<T> step) throws IOException {
        try {
            return step.run();
        } catch (LrpFileException | FileSystemException e) {
            throw e;
        } catch (IOException | IllegalArgumentException | ArithmeticException | BufferUnderflowException
                | IndexOutOfBoundsException e) {
            throw new MalformedFileException(file, "is no sound MATLAB file: " + e.getMessage(), e);
        }
    }
}
