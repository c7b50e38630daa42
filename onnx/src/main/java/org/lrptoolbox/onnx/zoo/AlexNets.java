package org.lrptoolbox.onnx.zoo;

import static org.lrptoolbox.onnx.zoo.Filter.size;

/**
 * Networks of five convolutions and three dense layers, after Krizhevsky et al., "ImageNet classification with deep
 * convolutional neural networks" (2012).
 */
final class AlexNets {
    private static final Filter LARGE = size(11).stride(4);
    private static final Filter MEDIUM = size(7).stride(2);
    private static final Filter FIVE = size(5).pad(2);
    private static final Filter THREE = size(3).pad(1);
    private static final Filter OVERLAPPING = size(3).stride(2);

    private AlexNets() {}

    /** BVLC CaffeNet: pools before it normalizes. */
    static ZooBlob caffeNet(ZooBlob data) {
        ZooBlob one = data.conv("conv1", 96, LARGE).relu("relu1").pool("pool1", OVERLAPPING).norm("norm1", 1e-4f, 1);
        ZooBlob two = one.conv("conv2", 256, FIVE.groups(2)).relu("relu2").pool("pool2", OVERLAPPING)
                .norm("norm2", 1e-4f, 1);
        return dense(rest(two, 384, 384, 256, 2, OVERLAPPING));
    }

    /** BVLC AlexNet: normalizes before it pools. */
    static ZooBlob alexNet(ZooBlob data) {
        ZooBlob one = data.conv("conv1", 96, LARGE).relu("relu1").norm("norm1", 1e-4f, 1).pool("pool1", OVERLAPPING);
        ZooBlob two = one.conv("conv2", 256, FIVE.groups(2)).relu("relu2").norm("norm2", 1e-4f, 1)
                .pool("pool2", OVERLAPPING);
        return dense(rest(two, 384, 384, 256, 2, OVERLAPPING));
    }

    /** VGG-CNN-F, "fast", of Chatfield et al., "Return of the devil in the details" (2014), as S and M below. */
    static ZooBlob vggF(ZooBlob data) {
        ZooBlob one = data.conv("conv1", 64, LARGE).relu("relu1").norm("norm1", 5e-4f, 2).pool("pool1", OVERLAPPING);
        ZooBlob two = one.conv("conv2", 256, FIVE).relu("relu2").norm("norm2", 5e-4f, 2).pool("pool2", OVERLAPPING);
        return dense(rest(two, 256, 256, 256, 1, OVERLAPPING));
    }

    /** VGG-CNN-M, "medium". */
    static ZooBlob vggM(ZooBlob data) {
        ZooBlob one = data.conv("conv1", 96, MEDIUM).relu("relu1").norm("norm1", 5e-4f, 2).pool("pool1", OVERLAPPING);
        ZooBlob two = one.conv("conv2", 256, size(5).stride(2).pad(1)).relu("relu2").norm("norm2", 5e-4f, 2)
                .pool("pool2", OVERLAPPING);
        return dense(rest(two, 512, 512, 512, 1, OVERLAPPING));
    }

    /** VGG-CNN-S, "slow": windows of its pools do not overlap, and it normalizes once. */
    static ZooBlob vggS(ZooBlob data) {
        Filter apart = size(3).stride(3);
        ZooBlob one = data.conv("conv1", 96, MEDIUM).relu("relu1").norm("norm1", 5e-4f, 2).pool("pool1", apart);
        ZooBlob two = one.conv("conv2", 256, size(5)).relu("relu2").pool("pool2", size(2).stride(2));
        return dense(rest(two, 512, 512, 512, 1, apart));
    }

    private static ZooBlob rest(ZooBlob in, int third, int fourth, int fifth, int groups, Filter pool) {
        return in.conv("conv3", third, THREE).relu("relu3").conv("conv4", fourth, THREE.groups(groups)).relu("relu4")
                .conv("conv5", fifth, THREE.groups(groups)).relu("relu5").pool("pool5", pool);
    }

    /** The dense layers, the same in all these networks and in those of {@link VeryDeepNets}. */
    static ZooBlob dense(ZooBlob in) {
        return in.dense("fc6", 4096).relu("relu6").dropout("drop6", 0.5).dense("fc7", 4096).relu("relu7")
                .dropout("drop7", 0.5).classes("fc8");
    }
}
