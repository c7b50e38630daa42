package org.lrptoolbox.cli.spark;

import java.util.concurrent.atomic.AtomicInteger;

import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts what went wrong and was done again, to be told at the end. */
final class Losses extends SparkListener {
    private final AtomicInteger executors = new AtomicInteger();
    private final AtomicInteger tasks = new AtomicInteger();

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        executors.incrementAndGet();
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.reason() != Success$.MODULE$) {
            tasks.incrementAndGet();
        }
    }

    @Override
    public String toString() {
        return executors + " executors lost, " + tasks + " tasks ended early and were done again where needed";
    }
}
