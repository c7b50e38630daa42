package org.lrptoolbox.onnx.zoo;

import static org.lrptoolbox.onnx.zoo.Filter.size;

/**
 * Blocks of 3x3 convolutions, each block half the size of the one before: Simonyan and Zisserman, "Very deep
 * convolutional networks for large-scale image recognition" (2014), configurations D and E.
 */
final class VeryDeepNets {
    private static final int[] FILTERS = {64, 128, 256, 512, 512};

    private VeryDeepNets() {}

    static ZooBlob vgg16(ZooBlob data) {
        return net(data, 2, 2, 3, 3, 3);
    }

    static ZooBlob vgg19(ZooBlob data) {
        return net(data, 2, 2, 4, 4, 4);
    }

    private static ZooBlob net(ZooBlob data, int... convolutions) {
        ZooBlob blob = data;
        for (int block = 1; block <= FILTERS.length; block++) {
            for (int i = 1; i <= convolutions[block - 1]; i++) {
                String number = block + "_" + i;
                blob = blob.conv("conv" + number, FILTERS[block - 1], size(3).pad(1)).relu("relu" + number);
            }
            blob = blob.pool("pool" + block, size(2).stride(2));
        }
        return AlexNets.dense(blob);
    }
}
