package org.lrptoolbox.engine;

import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.lrptoolbox.tensor.Tensor;

/** Arrays for the inputs of chunks that nobody keeps: the next chunk finds its own in the processor's cache. */
final class Rooms {
    private final Queue<double[]> free = new ConcurrentLinkedQueue<>();

    /** An array of so many numbers, whatever they are. */
    double[] take(int length) {
        for (Iterator<double[]> rooms = free.iterator(); rooms.hasNext();) {
            double[] room = rooms.next();
            if (room.length == length && free.remove(room)) {
                return room;
            }
        }
        return new double[length];
    }

    /** To be called once nobody will read a chunk any more; what is no copy of the whole inputs stays the caller's. */
    void giveBack(List<Tensor> chunk, List<Tensor> whole) {
        for (int i = 0; i < chunk.size(); i++) {
            if (chunk.get(i) != whole.get(i)) {
                free.add(chunk.get(i).data());
            }
        }
    }
}
