package org.lrptoolbox.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/**
 * One process's turn at a thing that only one may do at a time. The operating system holds the lock and frees it when
 * the process ends, however it ends: a lock that nobody holds cannot be left behind.
 */
final class Turn implements AutoCloseable {
    private static final long HELD_BYTE = 0;
    private static final int NOTE_FROM = 1;

    private final FileChannel file;

    private Turn(FileChannel file) {
        this.file = file;
    }

    /** Waits until it is our turn, and says for whom it waits. */
    static Turn take(Path lock, Consumer<String> say) throws IOException {
        FileChannel file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            // Only the first byte is locked, so that others can read the note behind it, on Windows too.
            FileLock held = file.tryLock(HELD_BYTE, 1, false);
            if (held == null) {
                say.accept("waiting for " + note(file) + " ...");
                file.lock(HELD_BYTE, 1, false);
            }
            return new Turn(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Tells those who wait what we are at. */
    void note(String doing) throws IOException {
        String text = "process %d, %s since %s".formatted(ProcessHandle.current().pid(), doing,
                LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS));
        file.truncate(NOTE_FROM);
        file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), NOTE_FROM);
    }

    private static String note(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1000);
        int length = file.read(bytes, NOTE_FROM);
        return length <= 0 ? "another start" : new String(bytes.array(), 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        file.truncate(0);
        file.close();
    }
}
