package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

import org.lrptoolbox.cli.input.Picture;
import org.lrptoolbox.cli.input.PictureLoader;
import org.lrptoolbox.cli.input.Source;
import org.lrptoolbox.cli.stream.Ahead;
import org.lrptoolbox.cli.stream.Feed;

/**
 * A run as a stream: pictures are read ahead on some threads, explained batch by batch on this one, drawn and written
 * behind on the others, all in bounded queues, and noted in the journal in order. Memory does not grow with the number of
 * pictures.
 *
 * @param how explains
 * @param loader reads
 * @param results writes
 * @param gradient whether explanations are gradients, whose sums mean nothing
 */
record Run(Explanations.Explaining how, PictureLoader loader, ResultFiles results, boolean gradient) {
    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final int TIDY = 500;
    private static final int SECONDS_TO_STOP = 20;

    /**
     * Explains.
     *
     * @param sources what is left to do
     * @param size how many at once; fewer where pictures differ in size
     */
    void explain(List<Source> sources, int size, RunJournal journal, Telling telling) throws IOException {
        ExecutorService threads = Ahead.threads(THREADS);
        boolean well = false;
        try {
            Feed<Picture> pictures = new Ahead<>(Feed.of(sources), loader::load, threads, size + 2 * THREADS);
            Feed<Event> explained = new Explanations(new Batches(pictures, size), how);
            note(new Ahead<>(explained, this::write, threads, 2 * (size + THREADS)), journal, telling);
            results.finish(journal);
            well = true;
        } finally {
            if (!well) {
                telling.ended();
            }
            stop(threads);
        }
    }

    private Event write(Event event) throws IOException {
        return event instanceof Event.Explained(Explanation e)
                ? new Event.Told(e.source(), Facts.of(e, results.write(e), gradient))
                : event;
    }

    /**
     * Collects what batches left behind. Pictures on their way outlive small collections, and Java would let the heap
     * grow to its limit before it looks there: with it, memory stays what it was after the first few hundred.
     *
     * @return how many pictures there have been since then
     */
    private static int tidied(int pictures) {
        if (pictures < TIDY) {
            return pictures;
        }
        System.gc();
        return 0;
    }

    private static void note(Feed<Event> events, RunJournal journal, Telling telling) throws IOException {
        Map<String, List<Facts>> facts = new HashMap<>();
        int pictures = 0;
        for (Event event = events.next(); event != null; event = events.next()) {
            switch (event) {
                case Event.Turned(Picture.Readable picture) ->
                    telling.turned(picture.source().file(), picture.orientation().ordinal() + 1);
                case Event.Told(Source source, Facts told) -> {
                    facts.computeIfAbsent(source.key(), key -> new ArrayList<>()).add(told);
                    telling.told(told);
                }
                case Event.Skipped skipped -> {
                    telling.skipped(skipped);
                    telling.step(skipped.source());
                }
                case Event.Finished finished -> {
                    journal.add(finished, facts);
                    facts.clear();
                    finished.explained().forEach(telling::step);
                    pictures = tidied(pictures + finished.explained().size());
                }
                case Event.Explained e -> throw new IllegalStateException("not written: " + e.explanation().name());
            }
        }
    }

    private static void stop(ExecutorService threads) {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                throw new IllegalStateException("writing did not end within " + SECONDS_TO_STOP + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
