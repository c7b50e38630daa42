package org.lrptoolbox.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.cli.CommandLines;
import org.lrptoolbox.testing.Shared;

/**
 * Commands of the documentation: those of {@code ./lrp} run in this process, in turn and in one folder, where relative
 * paths lead; all others name programs and files that exist.
 */
class ShellBlocksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]*)(?:#([^)]*))?\\)");
    private static final Pattern BENCHMARK = Pattern.compile("\\bdemos/benchmarks/[\\w./-]+\\.(sh|py|java|m|mjs)\\b");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|\\S+");
    /**
     * What needs a terminal; and what other tests run, because files of the original name files beside them, and because
     * Spark needs its jars.
     */
    private static final Set<String> NOT_RUN = Set.of("python", "caffe-demo", "spark");
    /** The original's own scripts, which are not ours to bring along. */
    private static final String ORIGINAL = "path/to/lrp_toolbox/";
    /** How many pictures the documentation measures on, and how many this test does. */
    private static final String PICTURES = "200";
    private static final String FEWER = "6";
    private static final Set<String> OTHERS = Set.of("mvn", "git", "cd", "python3", "octave-cli", "java", "export",
            "sh", "R", "pip", "spark-submit");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void prepare() throws IOException {
        Workplace.prepare(folder);
    }

    /** The commands of all shell blocks, each once. */
    static Stream<String> commands() {
        return Block.in("sh").flatMap(block -> block.text().replaceAll("\\\\\n\\s*", " ").lines()
                .map(line -> line.replaceAll(" +#.*", "").strip()).filter(line -> !line.isEmpty() && !line.startsWith(
                        "#")))
                .distinct();
    }

    static Stream<String> ours() {
        return commands().filter(c -> c.startsWith("./lrp ") || c.startsWith("java -cp demos/target/lrp.jar "))
                .filter(c -> !NOT_RUN.contains(words(c).get(1)) && !c.contains(ORIGINAL));
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        for (Matcher m = WORD.matcher(command); m.find();) {
            words.add(m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group());
        }
        return words;
    }

    @ParameterizedTest
    @MethodSource("ours")
    void runs(String command) throws Exception {
        List<String> words = words(command).stream().filter(word -> !word.equals("--serve"))
                .map(word -> word.equals(PICTURES) ? FEWER : placed(word)).toList();
        if (words.getFirst().equals("java")) {
            Class.forName(words.get(3)).getMethod("main", String[].class).invoke(null,
                    (Object) words.subList(4, words.size()).toArray(String[]::new));
        } else {
            CommandLines.Result result = CommandLines.run(words.subList(1, words.size()));
            assertEquals(0, result.code(), command + "\n" + result.text());
        }
    }

    /** A word with the files and folders it names in the prepared folder, where they are or are to be made. */
    private static String placed(String word) {
        String names = "demos/|path/to/|caffenet\\.onnx|LeNet-5\\.|images\\.|model\\.|cat\\.jpg|pets/|pets-heatmaps|heatmaps|words\\b|site\\b|digits$|shapes/|"
                + "shapes$|shapes\\.onnx$|evaluation|sheet\\.|explainer\\.|vgg16\\.";
        return word.startsWith("org.lrptoolbox")
                ? word
                : word.replaceAll("(?<![\\w./:-])(?=(" + names + "))", Matcher.quoteReplacement(folder + "/"))
                        .replaceAll("^\\./$", Matcher.quoteReplacement(folder + "/"));
    }

    /** What does not run here still has to be there. */
    @Test
    void othersNameWhatThereIs() {
        commands().filter(c -> !c.startsWith("./lrp ")).forEach(command -> {
            String program = words(command).getFirst();
            assertTrue(OTHERS.contains(program) || Files.isExecutable(Shared.projectRoot().resolve(program)), command);
            words(command).stream().filter(w -> w.matches("demos/(benchmarks|python|matlab)/.+")).forEach(
                    file -> assertTrue(Files.exists(Shared.projectRoot().resolve(file)), command));
        });
    }

    /** The first two commands of README are what a stranger types. */
    @Test
    void theFirstTwoStayAsTheyAre() {
        List<String> first = commands().limit(2).toList();
        assertEquals(List.of("./lrp run demos/python/lrp_demo.py", "mvn verify"), first);
    }

    /** Links and pictures lead somewhere, and so do the names of benchmarks in the pages that nobody runs here. */
    @Test
    void linksLeadSomewhere() throws IOException {
        Set<Path> pages = Block.all().stream().map(Block::page).collect(Collectors.toCollection(TreeSet::new));
        try (DirectoryStream<Path> benchmarks = Files.newDirectoryStream(Shared.projectRoot().resolve(
                "demos/benchmarks"), "*.md")) {
            benchmarks.forEach(pages::add);
        }
        for (Path page : pages) {
            String text = Files.readString(page);
            for (Matcher m = LINK.matcher(text); m.find();) {
                Path target = m.group(1).isEmpty() ? page : page.resolveSibling(m.group(1)).normalize();
                assertTrue(Files.exists(target), page + " links to " + target);
                if (m.group(2) != null) {
                    assertTrue(anchors(target).contains(m.group(2)), page + " links to " + target + "#" + m.group(2));
                }
            }
            for (Matcher m = BENCHMARK.matcher(text); m.find();) {
                assertTrue(Files.exists(Shared.projectRoot().resolve(m.group())), page + " names " + m.group());
            }
        }
    }

    /** What the headings of a page are called in links. */
    private static Set<String> anchors(Path page) throws IOException {
        return Files.readAllLines(page).stream().filter(line -> line.startsWith("#")).map(line -> line.replaceFirst(
                "#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
