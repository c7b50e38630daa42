package org.lrptoolbox.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import org.lrptoolbox.io.LrpFileException;

/**
 * Reads damaged files until told to stop. A file whose answer is new is damaged further, so that what lies behind the
 * first check of a format is reached, too. Files may be read or refused with an IOException; anything else is a fault:
 * other exceptions, errors (memory, depth), and reading that does not end.
 */
final class Fuzzing {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final int POOL = 2000;
    private static final long PATIENCE = 60;

    private final Reader reader;
    private final Path folder;
    private final Random random;
    private final Set<String> answers = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> places = new HashSet<>();
    private int files;
    private Thread reads = Thread.currentThread();
    /** The processor time of that thread when the reading began. */
    private long began;

    Fuzzing(Reader reader, Path folder, long seed) {
        this.reader = reader;
        this.folder = folder;
        this.random = new Random(seed);
    }

    /** What was found, a line each; the files lie in {@code target/fuzz}. */
    List<String> faults() {
        return faults;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %d files, %d different answers, %d faults", reader, files,
                answers.size(),
                faults.size());
    }

    void run(BooleanSupplier goesOn) throws IOException, InterruptedException {
        List<byte[]> pool = reader.corpus(folder);
        Mutator mutator = new Mutator(random);
        Path file = folder.resolve("damaged." + reader.ending);
        try (ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
            reads = Thread.ofPlatform().daemon().unstarted(work);
            return reads;
        })) {
            for (byte[] sound : List.copyOf(pool)) {
                read(thread, file, sound);
            }
            while (goesOn.getAsBoolean()) {
                byte[] bytes = mutator.damaged(pool);
                if (read(thread, file, bytes) && pool.size() < POOL && bytes.length > 0) {
                    pool.add(bytes);
                }
            }
        }
    }

    /** Whether the answer is one that no file had before. */
    private boolean read(ExecutorService thread, Path file, byte[] bytes) throws IOException, InterruptedException {
        Files.write(file, bytes);
        files++;
        began = Math.max(0, CLOCK.getThreadCpuTime(reads.threadId()));
        Future<?> reading = thread.submit(() -> {
            reader.reading.read(file);
            return null;
        });
        try {
            if (!ended(reading)) {
                reading.cancel(true);
                fault(bytes, "reading did not end within " + PATIENCE + " s of processor time");
                return false;
            }
            reading.get();
            return answers.add("read");
        } catch (ExecutionException e) {
            Throwable problem = e.getCause();
            if (problem instanceof LrpFileException
                    && !String.valueOf(problem.getMessage()).contains(file.toString())) {
                fault(bytes, "the message does not name the file: " + problem.getMessage());
            } else if (!(problem instanceof IOException)) {
                String at = problem.getStackTrace().length == 0 ? "" : " at " + problem.getStackTrace()[0];
                if (places.add(problem.getClass() + at)) {
                    fault(bytes, problem + at);
                }
            }
            return answers.add(problem.getClass() + String.valueOf(problem.getMessage()).replaceAll("\\d+", "0"));
        }
    }

    /** Whether reading ended with little work: other programs may keep it waiting, which is not its fault. */
    private boolean ended(Future<?> reading) throws InterruptedException {
        for (int seconds = 0; seconds < 60 * PATIENCE; seconds++) {
            try {
                reading.get(1, TimeUnit.SECONDS);
                return true;
            } catch (ExecutionException e) {
                return true;
            } catch (TimeoutException e) {
                if (CLOCK.getThreadCpuTime(reads.threadId()) > PATIENCE * 1_000_000_000L + began) {
                    return false;
                }
            }
        }
        return false;
    }

    private void fault(byte[] bytes, String what) throws IOException {
        Path kept = Path.of("target", "fuzz", reader.name().toLowerCase(Locale.ROOT) + "-" + faults.size() + "."
                + reader.ending);
        Files.createDirectories(kept.getParent());
        Files.write(kept, bytes);
        faults.add(kept + ": " + what);
    }
}
