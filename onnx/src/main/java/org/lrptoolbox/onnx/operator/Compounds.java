package org.lrptoolbox.onnx.operator;

/** Operators that do the work of several, which {@link org.lrptoolbox.onnx.expand.Expansions} writes out. */
final class Compounds {
    private static final String WINDOW = " auto_pad=NOTSET ceil_mode=0 dilations=1 kernel_shape= pads=0 strides=1";
    private static final String CONV = " auto_pad=NOTSET dilations=1 group=1 kernel_shape= pads=0 strides=1";

    static final Family FAMILY = new Family()
            .expands("AffineGrid@20 2 align_corners=0")
            .expands("Attention 3 is_causal=0 kv_num_heads= left_window_size=-1 q_num_heads= qk_matmul_output_mode=0 "
                    + "right_window_size=-1 scale= softcap=0 softmax_precision=")
            .expands("CenterCropPad 2 axes=")
            .expands("Col2Im 3 dilations=1 pads=0 strides=1")
            .expands("ConvInteger 2" + CONV)
            .expands("GatherElements 2 axis=0")
            .expands("GatherND 2 batch_dims=0")
            .expands("GridSample@16 2 align_corners=0 mode= padding_mode=zeros")
            .expands("GlobalLpPool 1 p=2")
            .expands("If 1 else_branch= then_branch=")
            .expands("LpNormalization 1 axis=-1 p=2")
            .expands("LpPool 1 p=2" + WINDOW)
            .expands("MatMulInteger 2")
            .expands("MaxRoiPool 2 pooled_shape= spatial_scale=1")
            .expands("MeanVarianceNormalization 1 axes=")
            .expands("Mod 2 fmod=0")
            .expands("OneHot 3 axis=-1")
            .expands("QLinearConv 8" + CONV)
            .expands("QLinearMatMul 8")
            .expands("ReverseSequence 2 batch_axis=1 time_axis=0")
            .expands("RotaryEmbedding 3 interleaved=0 num_heads=0 rotary_embedding_dim=0")
            .expands("ScatterElements 3 axis=0 reduction=none")
            .expands("Shrink 1 bias=0 lambd=0.5")
            .expands("Trilu 1 upper=1");

    private Compounds() {}
}
