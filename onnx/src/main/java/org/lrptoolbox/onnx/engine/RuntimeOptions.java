package org.lrptoolbox.onnx.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How ONNX Runtime is used. In words, as command lines and scripts name devices, {@link #named} reads
 * {@code cuda:1,deterministic,gpu_mem_limit=4g}.
 *
 * @param device where it computes
 * @param threads how many threads work on one operator; 0 for as many as there are cores
 * @param deterministic whether a GPU must give the same bits in every run; processors do anyway
 * @param yielding whether threads that wait for their next share of an operator give up their processor at once, for
 *            programs that read and write beside the engine; waiting busily answers a little sooner where nothing else runs
 * @param mapped whether matrices of weights stay in their mapped file, where every run on a processor reads them, instead
 *            of being copied into the order that its kernels like best: the first answer comes at once and takes no
 *            memory for them, every run about a tenth longer; for few runs
 * @param cuda settings of the runtime's CUDA provider, by the names it has for them ({@link #CUDA_NAMES})
 */
public record RuntimeOptions(Device device, int threads, boolean deterministic, boolean yielding,
        boolean mapped, Map<String, String> cuda) {
    /** All processors. */
    public static final RuntimeOptions DEFAULT = new RuntimeOptions(Device.CPU, 0);
    /**
     * Settings of the CUDA provider: {@code gpu_mem_limit} (bytes of its arena, or {@code 4g}),
     * {@code arena_extend_strategy}, {@code use_tf32} (products of 10-bit mantissas: 1 or 0, the default here),
     * {@code cudnn_conv_algo_search} (EXHAUSTIVE, HEURISTIC, DEFAULT), {@code user_compute_stream} (the address of a
     * stream), and what else the runtime documents.
     */
    public static final List<String> CUDA_NAMES = List.of("gpu_mem_limit", "arena_extend_strategy", "use_tf32",
            "cudnn_conv_algo_search", "cudnn_conv_use_max_workspace", "cudnn_conv1d_pad_to_nc1d",
            "do_copy_in_default_stream", "prefer_nhwc", "enable_cuda_graph", "user_compute_stream",
            "fuse_conv_bias", "sdpa_kernel");

    private static final String DETERMINISTIC = "deterministic";
    private static final String YIELDING = "yielding";
    private static final String MAPPED = "mapped";
    private static final String LIMIT = "gpu_mem_limit";
    private static final List<String> UNITS = List.of("k", "m", "g");

    /** Checks the number of threads, and the names of the settings. */
    public RuntimeOptions {
        if (threads < 0) {
            throw new IllegalArgumentException(threads + " threads; 0 means as many as there are cores");
        }
        for (String name : cuda.keySet()) {
            if (!CUDA_NAMES.contains(name)) {
                throw new IllegalArgumentException("the CUDA provider has no setting '" + name + "'; it has "
                        + String.join(", ", CUDA_NAMES));
            }
        }
        cuda = Map.copyOf(cuda);
    }

    /** On a device, with nothing set. */
    public RuntimeOptions(Device device, int threads) {
        this(device, threads, false, Map.of());
    }

    /** With threads that wait busily. */
    public RuntimeOptions(Device device, int threads, boolean deterministic, Map<String, String> cuda) {
        this(device, threads, deterministic, false, false, cuda);
    }

    /**
     * A device with settings behind it: {@code cpu}, {@code cuda:1}, {@code auto,deterministic},
     * {@code cuda,use_tf32=1,gpu_mem_limit=4g}, {@code cpu,yielding,mapped}.
     *
     * @throws IllegalArgumentException if there is no such device or setting, or settings of GPUs for the CPU
     */
    public static RuntimeOptions named(String text) {
        String[] words = text.split(",", -1);
        Device device = Device.named(words[0]);
        Map<String, String> cuda = new TreeMap<>();
        boolean deterministic = false;
        boolean yielding = false;
        boolean mapped = false;
        for (String word : Arrays.asList(words).subList(1, words.length)) {
            String[] pair = word.strip().split("=", 2);
            if (word.strip().equals(DETERMINISTIC)) {
                deterministic = true;
            } else if (word.strip().equals(YIELDING)) {
                yielding = true;
            } else if (word.strip().equals(MAPPED)) {
                mapped = true;
            } else if (pair.length == 2) {
                cuda.put(pair[0], pair[0].equals(LIMIT) ? bytes(pair[1]) : pair[1]);
            } else {
                throw new IllegalArgumentException("device '" + text + "': '" + word.strip() + "' is neither "
                        + DETERMINISTIC + " nor " + YIELDING + " nor " + MAPPED
                        + " nor a setting NAME=VALUE of the CUDA provider");
            }
        }
        if (device.kind() == Device.Kind.CPU && !cuda.isEmpty()) {
            throw new IllegalArgumentException("device '" + text + "': " + String.join(", ", cuda.keySet())
                    + " would do nothing on the cpu");
        }
        return new RuntimeOptions(device, 0, deterministic, yielding, mapped, cuda);
    }

    private static String bytes(String text) {
        String unit = text.isEmpty() ? "" : text.substring(text.length() - 1).toLowerCase(Locale.ROOT);
        int power = UNITS.indexOf(unit) + 1;
        String number = power == 0 ? text : text.substring(0, text.length() - 1);
        try {
            return String.valueOf(Math.multiplyExact(Long.parseLong(number), 1L << 10 * power));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(LIMIT + "=" + text + " is no number of bytes, such as 4g", e);
        }
    }

    /** With another device and the same settings. */
    RuntimeOptions on(Device other) {
        return new RuntimeOptions(other, threads, deterministic, yielding, mapped, cuda);
    }

    /** With threads that give up their processor whenever they wait. */
    public RuntimeOptions withYielding() {
        return new RuntimeOptions(device, threads, deterministic, true, mapped, cuda);
    }

    /** With matrices that stay in their mapped file. */
    public RuntimeOptions withMapped() {
        return new RuntimeOptions(device, threads, deterministic, yielding, true, cuda);
    }

    /** With so many threads. */
    public RuntimeOptions withThreads(int number) {
        return new RuntimeOptions(device, number, deterministic, yielding, mapped, cuda);
    }
}
