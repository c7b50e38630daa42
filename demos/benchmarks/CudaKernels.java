import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings ONNX Runtime's docs/OperatorKernels.md into the table of CUDA kernels that the toolbox reads.
 *
 * <pre>java demos/benchmarks/CudaKernels.java OperatorKernels.md &gt; kernels.txt</pre>
 */
final class CudaKernels {
    /** The oldest opset the toolbox writes. */
    private static final int OPSET = 16;
    private static final Pattern PARAMETER = Pattern.compile("\\*(in|out)\\* (\\w[\\w.]*):\\*\\*([^*]+)\\*\\*");
    private static final Pattern TYPE = Pattern.compile("\\*\\*(\\w+)\\*\\* = ([^*<]+)");
    private static final Pattern TENSOR = Pattern.compile("(?<!seq\\()tensor\\((\\w+)\\)");

    private CudaKernels() {}

    public static void main(String[] arguments) throws IOException {
        for (String line : table(Files.readAllLines(Path.of(arguments[0])))) {
            System.out.println(line);
        }
    }

    static List<String> table(List<String> document) {
        List<String> kernels = new ArrayList<>();
        boolean cuda = false;
        String operator = "";
        String parameters = "";
        for (String line : document) {
            if (line.startsWith("## ")) {
                cuda = line.contains("CUDAExecutionProvider");
            } else if (line.contains("**Operator Domain:**")) {
                cuda &= line.contains("*ai.onnx*");
            } else if (cuda && line.startsWith("|") && line.contains("tensor(")) {
                String[] cells = line.split("\\|", -1);
                if (!cells[1].isBlank()) {
                    operator = cells[1].strip();
                    parameters = cells[2];
                }
                add(kernels, operator, parameters, cells[3].strip(), cells[4]);
            }
        }
        return kernels;
    }

    private static void add(List<String> kernels, String operator, String parameters, String range, String types) {
        String[] ends = range.replaceAll("[\\[\\] ]", "").split("[,+]");
        boolean open = range.endsWith("+");
        String until = open ? "" : ends[ends.length - 1];
        Map<String, String> sets = new TreeMap<>();
        for (Matcher m = TYPE.matcher(types); m.find();) {
            String set = String.join(",", TENSOR.matcher(m.group(2)).results().map(r -> r.group(1)).sorted().distinct()
                    .toList());
            if (!set.isEmpty()) {
                sets.put(m.group(1), set);
            }
        }
        if ((open || Integer.parseInt(until) >= OPSET) && !sets.isEmpty()) {
            StringBuilder line = new StringBuilder(operator + " " + ends[0] + "-" + until + " | "
                    + signature(parameters, sets) + " |");
            sets.forEach((name, set) -> line.append(' ').append(name).append('=').append(set));
            kernels.add(line.toString());
        }
    }

    /** The first form of an operator whose types the kernel has sets for. */
    private static String signature(String parameters, Map<String, String> sets) {
        String last = "";
        for (String form : parameters.split("<br><br>or<br><br>")) {
            List<String> inputs = new ArrayList<>();
            List<String> outputs = new ArrayList<>();
            boolean known = true;
            for (Matcher m = PARAMETER.matcher(form); m.find();) {
                Matcher tensor = TENSOR.matcher(m.group(3));
                // A parameter may be named like its set: "shape = tensor(int64)".
                String type = sets.containsKey(m.group(2)) ? m.group(2) : tensor.matches() ? tensor.group(1) : m.group(3);
                known &= tensor.matches() || sets.containsKey(type);
                (m.group(1).equals("in") ? inputs : outputs).add(type + (m.group(2).endsWith("...") ? "..." : ""));
            }
            last = (String.join(" ", inputs) + " -> " + String.join(" ", outputs)).strip();
            if (known) {
                return last;
            }
        }
        return last;
    }
}
