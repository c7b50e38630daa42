package org.lrptoolbox.cli.caffe;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Images on their way through: they are read and prepared by some threads, explained in batches by the engine, and
 * their files written by the first threads again, in the order of the list and never more than a few batches at once. What is
 * wrong with an image is told, and the next one comes.
 */
final class DemoStream {
    private static final int CHANNELS = 3;
    /** One less than there are processors: more of them would only take turns with the engine. */
    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, 8);
    /** How many images are prepared, or wait for their files, beyond the batch that is explained. */
    private static final int AHEAD = 2;
    /**
     * Batches that are explained at once, each by its share of the processors ({@code EngineUse.TWO_AT_ONCE}): threads that
     * work on one batch together wait for each other at every layer.
     */
    private static final int LANES = Math.min(Runtime.getRuntime().availableProcessors(), 2);
    /** Numbers that the layers make of a batch which may well be in memory twice: 256 MB of them in float32. */
    private static final long LIGHT = 64L << 20;

    private final DemoConfig config;
    private final DemoNet net;
    private final DemoMean mean;
    private final DemoRun run;
    private final DemoFiles files;
    private final Compatibility compatibility;
    private int failed;
    private int explained;

    /** An image whose files are written. */
    record Done(String file, int best, double score) {}

    /** What became of a run. */
    record Summary(int done, int failed) {}

    private record Ready(ImageList.Entry entry, DemoPicture picture) {}

    private record Asked(List<Ready> batch, Future<DemoRun.Found> found) {}

    private record Pending(ImageList.Entry entry, Future<Ready> ready) {}

    DemoStream(DemoConfig config, DemoNet net, DemoMean mean, DemoRun run, DemoFiles files,
            Compatibility compatibility) {
        this.config = config;
        this.net = net;
        this.mean = mean;
        this.run = run;
        this.files = files;
        this.compatibility = compatibility;
    }

    /**
     * Explains the images of a list.
     *
     * @param most how many at once; half of them where two such batches would take much memory
     * @param done is told of every image whose files are written, in order
     * @param problems is told, in a line, which images cannot be read, in order
     * @throws IOException if results cannot be written
     */
    Summary explain(List<ImageList.Entry> list, int most, Consumer<Done> done, Consumer<String> problems)
            throws IOException {
        int size = atOnce(most, net.numbers(), LANES);
        Deque<Pending> reading = new ArrayDeque<>();
        Deque<Asked> explaining = new ArrayDeque<>();
        Deque<Future<Done>> writing = new ArrayDeque<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            int next = 0;
            List<Ready> batch = new ArrayList<>();
            while (next < list.size() || !reading.isEmpty()) {
                for (; next < list.size() && reading.size() < AHEAD * size; next++) {
                    ImageList.Entry entry = list.get(next);
                    reading.add(new Pending(entry, threads.submit(() -> read(entry))));
                }
                Ready ready = ready(reading.remove(), problems);
                if (ready != null) {
                    batch.add(ready);
                }
                if (batch.size() == size || next == list.size() && reading.isEmpty() && !batch.isEmpty()) {
                    List<Ready> whole = List.copyOf(batch);
                    explaining.add(new Asked(whole, lanes.submit(() -> explain(whole))));
                    batch.clear();
                    if (explaining.size() == LANES) {
                        finish(writing, (AHEAD - 1) * size, done);
                        write(explaining.remove(), writing, threads);
                    }
                }
            }
            while (!explaining.isEmpty()) {
                write(explaining.remove(), writing, threads);
            }
            finish(writing, 0, done);
            return new Summary(explained, failed);
        } finally {
            threads.shutdownNow();
            lanes.shutdownNow();
            threads.close();
            lanes.close();
        }
    }

    /**
     * The size of batches.
     *
     * @param numbers what the layers make of an image
     * @param lanes how many batches are explained at once
     */
    static int atOnce(int most, long numbers, int lanes) {
        return lanes > 1 && most * numbers > LIGHT ? (most + 1) / 2 : most;
    }

    private DemoRun.Found explain(List<Ready> batch) {
        return run.explain(input(batch), batch.stream().mapToInt(r -> r.entry.wanted()).toArray());
    }

    private void write(Asked asked, Deque<Future<Done>> writing, ExecutorService threads) throws IOException {
        DemoRun.Found found = get(asked.found);
        for (int b = 0; b < asked.batch.size(); b++) {
            Ready image = asked.batch.get(b);
            int sample = b;
            writing.add(threads.submit(() -> write(image, found, sample)));
        }
    }

    private Ready read(ImageList.Entry entry) throws IOException {
        files.base(entry.file());
        DemoPicture picture = DemoPicture.read(Path.of(entry.file()), config.imageSize(), net.side(), compatibility);
        return new Ready(entry, picture);
    }

    private @Nullable Ready ready(Pending pending, Consumer<String> problems) throws IOException {
        try {
            return get(pending.ready);
        } catch (NoSuchFileException e) {
            problems.accept(pending.entry.file() + ": no such file");
        } catch (IOException | IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            boolean named = message.startsWith(pending.entry.file())
                    || message.startsWith(Path.of(pending.entry.file()).toString());
            problems.accept(named ? message : pending.entry.file() + ": " + message);
        }
        failed++;
        return null;
    }

    private void finish(Deque<Future<Done>> writing, int left, Consumer<Done> done) throws IOException {
        while (writing.size() > left) {
            done.accept(get(writing.remove()));
            explained++;
        }
    }

    private static <T> T get(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException failure -> throw failure;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Tensor input(List<Ready> batch) {
        Tensor input = Tensor.zeros(Shapes.batch(batch.size(), CHANNELS, net.side(), net.side()));
        for (int b = 0; b < batch.size(); b++) {
            mean.subtract(batch.get(b).picture, input.data(), b * input.sampleSize());
        }
        return input;
    }

    private Done write(Ready image, DemoRun.Found found, int sample) throws IOException {
        files.write(image.entry.file(), image.picture, found, sample);
        double[] scores = found.scores().slice(sample, sample + 1).data();
        int best = 0;
        for (int c = 1; c < Math.min(scores.length, config.numberOfClasses()); c++) {
            best = scores[c] > scores[best] ? c : best;
        }
        return new Done(image.entry.file(), best, scores[best]);
    }
}
