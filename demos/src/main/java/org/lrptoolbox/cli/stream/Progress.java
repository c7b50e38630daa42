package org.lrptoolbox.cli.stream;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.text.Printable;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Tells on a terminal how far a long run is: how much is done, how fast it goes, how long it still takes, and at what it
 * is. Where nobody watches, and for short runs, it is silent.
 */
public final class Progress implements AutoCloseable {
    /** Shorter runs are over before anybody has read how far they are. */
    private static final int WORTH_IT = 20;
    private static final int EVERY = 200;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /** Nobody is told. */
    public static Progress silent() {
        return new Progress(null);
    }

    /**
     * A bar on standard error if that is a terminal and there is much to do.
     *
     * @param total how much there is to do, all in all
     * @param done how much of it was done before
     */
    public static Progress on(String task, long total, long done) {
        if (total - done < WORTH_IT || !Terminal.showsErrors()) {
            return silent();
        }
        boolean plain = !Charset.forName(System.getProperty("stderr.encoding", "US-ASCII")).newEncoder()
                .canEncode('\u2588');
        return new Progress(new ProgressBarBuilder().setTaskName(task).setInitialMax(total)
                .setStyle(plain ? ProgressBarStyle.ASCII : ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(EVERY).showSpeed().startsFrom(done, Duration.ZERO).build());
    }

    /** Whether there is a bar. */
    public boolean isShown() {
        return bar != null;
    }

    /** One more is done. */
    public void step(String current) {
        if (bar != null) {
            bar.step();
            bar.setExtraMessage(" " + Printable.line(current));
        }
    }

    /** How many a second, for people: {@code 12.3}. */
    public static String rate(long count, double seconds) {
        return String.format(Locale.ROOT, seconds > 0 && count / seconds >= 100 ? "%.0f" : "%.1f",
                seconds > 0 ? count / seconds : 0);
    }

    /** Nothing more is told, and other lines may follow. */
    public void end() {
        if (bar != null) {
            bar.setExtraMessage("");
            bar.close();
        }
    }

    @Override
    public void close() {
        end();
    }
}
