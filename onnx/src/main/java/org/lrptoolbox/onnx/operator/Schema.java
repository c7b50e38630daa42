package org.lrptoolbox.onnx.operator;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the ONNX specification says of an operator that a network may be made of.
 *
 * @param inputs how many inputs it needs at least
 * @param defaults its attributes and their default values as text; empty for those that have none
 */
public record Schema(int inputs, Map<String, String> defaults) {
    /**
     * One line an operator: name, inputs it needs, attributes with their defaults. An attribute without one must be
     * given, or, where it may be left out, means something else then, such as the size of the filters.
     */
    private static final String TABLE = """
            Abs 1
            Add 2 axis= broadcast=0
            Attention 3 is_causal=0 kv_num_heads= q_num_heads= qk_matmul_output_mode=0 scale= softcap=0 softmax_precision=
            AveragePool 1 auto_pad=NOTSET ceil_mode=0 count_include_pad=0 dilations=1 kernel_shape= pads=0 strides=1
            BatchNormalization 5 epsilon=1e-5 momentum=0.9 training_mode=0 spatial=1
            Cast 1 saturate=1 to= round_mode=up
            CastLike 2 saturate=1 round_mode=up
            Ceil 1
            Celu 1 alpha=1
            Clip 1 min=-3.4028234663852886e38 max=3.4028234663852886e38
            Concat 1 axis=1
            Constant 0 sparse_value= value= value_float= value_floats= value_int= value_ints=
            ConstantOfShape 1 value=
            Conv 2 auto_pad=NOTSET dilations=1 group=1 kernel_shape= pads=0 strides=1
            ConvTranspose 2 auto_pad=NOTSET dilations=1 group=1 kernel_shape= output_padding=0 output_shape= pads=0 strides=1
            CumSum 2 exclusive=0 reverse=0
            DepthToSpace 1 blocksize= mode=DCR
            DequantizeLinear 2 axis=1 block_size=0 output_dtype=0
            Div 2 axis= broadcast=0
            Dropout 1 ratio=0.5 seed=0
            Einsum 1 equation=
            Elu 1 alpha=1
            Erf 1
            Exp 1
            Expand 2
            Flatten 1 axis=1
            Floor 1
            GRU 3 activation_alpha= activation_beta= activations= clip= direction=forward hidden_size= layout=0 linear_before_reset=0
            Gather 2 axis=0
            GatherElements 2 axis=0
            GatherND 2 batch_dims=0
            Gelu 1 approximate=none
            Gemm 2 alpha=1 beta=1 transA=0 transB=0
            GlobalAveragePool 1
            GlobalLpPool 1 p=2
            GlobalMaxPool 1
            GroupNormalization 3 epsilon=1e-5 num_groups= stash_type=1
            HardSigmoid 1 alpha=0.2 beta=0.5
            HardSwish 1
            Identity 1
            InstanceNormalization 3 epsilon=1e-5
            IsInf 1 detect_negative=1 detect_positive=1
            IsNaN 1
            LRN 1 alpha=1e-4 beta=0.75 bias=1 size=
            LSTM 3 activation_alpha= activation_beta= activations= clip= direction=forward hidden_size= input_forget=0 layout=0
            LayerNormalization 2 axis=-1 epsilon=1e-5 stash_type=1
            LeakyRelu 1 alpha=0.01
            Log 1
            LogSoftmax 1 axis=
            LpNormalization 1 axis=-1 p=2
            LpPool 1 auto_pad=NOTSET ceil_mode=0 dilations=1 kernel_shape= p=2 pads=0 strides=1
            MatMul 2
            Max 1
            MaxPool 1 auto_pad=NOTSET ceil_mode=0 dilations=1 kernel_shape= pads=0 storage_order=0 strides=1
            MaxUnpool 2 kernel_shape= pads=0 strides=1
            Mean 1
            MeanVarianceNormalization 1 axes=
            Min 1
            Mish 1
            Mod 2 fmod=0
            Mul 2 axis= broadcast=0
            Neg 1
            PRelu 2
            Pad 1 mode=constant pads= value=0
            Pow 2 axis= broadcast=0
            QuantizeLinear 2 axis=1 block_size=0 output_dtype=0 precision=0 saturate=1
            RMSNormalization 2 axis=-1 epsilon=1e-5 stash_type=1
            RNN 3 activation_alpha= activation_beta= activations= clip= direction=forward hidden_size= layout=0
            Range 3
            Reciprocal 1
            ReduceL1 1 axes= keepdims=1 noop_with_empty_axes=0
            ReduceL2 1 axes= keepdims=1 noop_with_empty_axes=0
            ReduceLogSum 1 axes= keepdims=1 noop_with_empty_axes=0
            ReduceLogSumExp 1 axes= keepdims=1 noop_with_empty_axes=0
            ReduceMax 1 axes= keepdims=1 noop_with_empty_axes=0
            ReduceMean 1 axes= keepdims=1 noop_with_empty_axes=0
            ReduceMin 1 axes= keepdims=1 noop_with_empty_axes=0
            ReduceProd 1 axes= keepdims=1 noop_with_empty_axes=0
            ReduceSum 1 axes= keepdims=1 noop_with_empty_axes=0
            ReduceSumSquare 1 axes= keepdims=1 noop_with_empty_axes=0
            Relu 1
            Reshape 1 allowzero=0
            Resize 1 antialias=0 axes= coordinate_transformation_mode=half_pixel cubic_coeff_a=-0.75 exclude_outside=0 extrapolation_value=0 keep_aspect_ratio_policy=stretch mode=nearest nearest_mode=round_prefer_floor
            Selu 1 alpha=1.67326319217681884765625 gamma=1.05070102214813232421875
            Shape 1 start=0 end=
            Sigmoid 1
            Sign 1
            Slice 1 axes= ends= starts=
            Softmax 1 axis=
            Softplus 1
            Softsign 1
            SpaceToDepth 1 blocksize=
            Split 1 axis=0 num_outputs= split=
            Sqrt 1
            Squeeze 1 axes=
            Sub 2 axis= broadcast=0
            Sum 1
            Swish 1 alpha=1
            Tanh 1
            ThresholdedRelu 1 alpha=1
            Tile 2
            Transpose 1 perm=
            Trilu 1 upper=1
            Unsqueeze 1 axes=
            Upsample 1 mode=nearest scales=
            Where 3
            """;

    private static final Map<String, Schema> OPERATORS = parsed();

    private static Map<String, Schema> parsed() {
        Map<String, Schema> operators = new HashMap<>();
        for (String line : TABLE.lines().toList()) {
            String[] words = line.split(" ", -1);
            Map<String, String> defaults = new HashMap<>();
            for (int i = 2; i < words.length; i++) {
                int equals = words[i].indexOf('=');
                defaults.put(words[i].substring(0, equals), words[i].substring(equals + 1));
            }
            operators.put(words[0], new Schema(Integer.parseInt(words[1]), Map.copyOf(defaults)));
        }
        return Map.copyOf(operators);
    }

    /** What is said of an operator; empty if it is not in the table. */
    public static Optional<Schema> of(String operator) {
        return Optional.ofNullable(OPERATORS.get(operator));
    }

    /** All operators of the table, each with what is said of it. */
    public static Map<String, Schema> all() {
        return OPERATORS;
    }

    /** Whether a number is what an attribute is if it is left out. */
    public boolean isDefault(String attribute, double value) {
        String text = defaults.getOrDefault(attribute, "");
        try {
            return !text.isEmpty() && Math.abs(Double.parseDouble(text) - value) <= 1e-6 * Math.abs(value);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Whether a text is what an attribute is if it is left out. */
    public boolean isDefault(String attribute, String value) {
        return !value.isEmpty() && value.equals(defaults.get(attribute));
    }
}
