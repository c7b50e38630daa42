package org.lrptoolbox.onnx.zoo;

import static org.lrptoolbox.onnx.zoo.Filter.size;

import java.util.List;

/** BVLC GoogLeNet as it is deployed: Szegedy et al., "Going deeper with convolutions" (2015), with one classifier. */
final class GoogLeNet {
    private static final Filter HALVE = size(3).stride(2);

    private GoogLeNet() {}

    static ZooBlob net(ZooBlob data) {
        ZooBlob stem = data.conv("conv1/7x7_s2", 64, size(7).stride(2).pad(3)).relu("conv1/relu_7x7")
                .pool("pool1/3x3_s2", HALVE).norm("pool1/norm1", 1e-4f, 1)
                .conv("conv2/3x3_reduce", 64, size(1)).relu("conv2/relu_3x3_reduce")
                .conv("conv2/3x3", 192, size(3).pad(1)).relu("conv2/relu_3x3")
                .norm("conv2/norm2", 1e-4f, 1).pool("pool2/3x3_s2", HALVE);
        ZooBlob three = inception(stem, "3a", 64, 96, 128, 16, 32, 32);
        three = inception(three, "3b", 128, 128, 192, 32, 96, 64).pool("pool3/3x3_s2", HALVE);
        ZooBlob four = inception(three, "4a", 192, 96, 208, 16, 48, 64);
        four = inception(four, "4b", 160, 112, 224, 24, 64, 64);
        four = inception(four, "4c", 128, 128, 256, 24, 64, 64);
        four = inception(four, "4d", 112, 144, 288, 32, 64, 64);
        four = inception(four, "4e", 256, 160, 320, 32, 128, 128).pool("pool4/3x3_s2", HALVE);
        ZooBlob five = inception(four, "5a", 256, 160, 320, 32, 128, 128);
        five = inception(five, "5b", 384, 192, 384, 48, 128, 128);
        return five.average("pool5/7x7_s1").dropout("pool5/drop_7x7_s1", 0.4).classes("loss3/classifier");
    }

    /** Four views of the same values side by side; a reduction lowers the number of channels for the next filter. */
    private static ZooBlob inception(ZooBlob in, String name, int one, int reduceThree, int three, int reduceFive,
            int five,
            int pool) {
        Module module = new Module("inception_" + name + "/");
        ZooBlob points = module.conv(in, "1x1", one, 1);
        ZooBlob small = module.conv(module.conv(in, "3x3_reduce", reduceThree, 1), "3x3", three, 3);
        ZooBlob large = module.conv(module.conv(in, "5x5_reduce", reduceFive, 1), "5x5", five, 5);
        ZooBlob pooled = module.conv(in.pool(module.prefix + "pool", size(3).pad(1)), "pool_proj", pool, 1);
        return ZooBlob.concat(module.prefix + "output", List.of(points, small, large, pooled));
    }

    private record Module(String prefix) {
        ZooBlob conv(ZooBlob in, String name, int filters, int size) {
            return in.conv(prefix + name, filters, size(size).pad(size / 2)).relu(prefix + "relu_" + name);
        }
    }
}
