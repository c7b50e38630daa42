package org.lrptoolbox.onnx.node;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value.Side;

/** Makes layers of what a file computes from ids, masks and shapes alone, for nodes that need it as a layer's output. */
public interface SideLayers {
    /** The layer that computes a side, or the input that it is. */
    Computed layer(Side side) throws LrpFileException;

    /** Whether all samples are taken one by one, so that no axis of the file need be the batch's. */
    boolean isPinned();

    /** Whether batches of the file may have any size. */
    boolean isOpen();
}
