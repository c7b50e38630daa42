package org.lrptoolbox.matlab.bridge;

import java.util.concurrent.CancellationException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

import org.lrptoolbox.tensor.Tensor;

/** Where a thread of Java and the one of Matlab meet: Java hands over requests, Matlab does them and may answer. */
final class Dialogue {
    private final SynchronousQueue<Request> requests = new SynchronousQueue<>();
    private final SynchronousQueue<Tensor> answers = new SynchronousQueue<>();

    /** Matlab's side: the next request; {@link Request#WAIT} if there is none in time. */
    Request next(long patienceMillis) throws InterruptedException {
        Request request = requests.poll(patienceMillis, TimeUnit.MILLISECONDS);
        return request == null ? Request.WAIT : request;
    }

    /** Matlab's side: answers a request that asks for something. */
    void answer(Tensor tensor) throws InterruptedException {
        answers.put(tensor);
    }

    /**
     * Java's side: hands a request over, without waiting until it is done.
     *
     * @throws CancellationException if the thread was interrupted, as in all that follows
     */
    void tell(Request request) {
        try {
            requests.put(request);
        } catch (InterruptedException e) {
            throw cancelled();
        }
    }

    /** Java's side: hands a request over and waits for what it asks for. */
    Tensor ask(Request request) {
        tell(request);
        try {
            return answers.take();
        } catch (InterruptedException e) {
            throw cancelled();
        }
    }

    /** Java's side: goes on unless the thread was interrupted. */
    void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw cancelled();
        }
    }

    private static CancellationException cancelled() {
        Thread.currentThread().interrupt();
        return new CancellationException("stopped");
    }
}
