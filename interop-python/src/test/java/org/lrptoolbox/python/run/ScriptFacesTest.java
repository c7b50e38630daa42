package org.lrptoolbox.python.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.python.files.FileGuard;
import org.lrptoolbox.python.files.ReadableFile;
import org.lrptoolbox.python.files.ScriptFiles;
import org.lrptoolbox.python.files.WritableFile;
import org.lrptoolbox.python.testing.Python;
import org.lrptoolbox.python.testing.Python.Result;

/** What a confined script can reach of Java, walked member by member. */
class ScriptFacesTest {
    /** Whatever leads out: files, classes, threads, and iteration that Java may move to other threads. */
    private static final Pattern OUTWARD = Pattern.compile("java\\.(io|nio\\.file|nio\\.channels|net|lang\\.reflect|"
            + "lang\\.invoke|util\\.stream|util\\.concurrent|security|sql)\\..*|java\\.lang\\.(Class|ClassLoader|Module|"
            + "Thread|Process|Runtime|System)\\b.*|java\\.util\\.(Iterator|Spliterator|Optional|ServiceLoader)\\b.*|"
            + "javax?\\.(awt|swing|script).*");
    private static final Pattern ASKED = Pattern
            .compile("java\\.type\\(\"(org\\.lrptoolbox\\.[\\w.]+)\"\\)|(?<![\\w.])of\\(\"(\\w+)\"\\)");

    private static final Set<Type> GUARDED = Set.of(FileGuard.class, ReadableFile.class, WritableFile.class);

    @TempDir
    Path folder;

    @Test
    void noMemberTakesOrGivesWhatLeadsOut() {
        List<String> outward = new ArrayList<>();
        int members = 0;
        for (Class<?> face : ScriptFaces.classes()) {
            for (Member member : ScriptFaces.members(face).toList()) {
                members++;
                types(member).flatMap(ScriptFacesTest::parts).map(Type::getTypeName)
                        .filter(name -> OUTWARD.matcher(name).matches())
                        .forEach(name -> outward.add(member + ": " + name));
            }
        }
        assertEquals(List.of(), outward);
        assertTrue(members > 200, members + " members walked");
    }

    @Test
    void pathsAreTextsOnlyForTheGuard() {
        assertEquals(Set.of("readable", "writable"),
                new TreeSet<>(ScriptFaces.members(FileGuard.class).map(Member::getName).toList()));
        for (Member member : ScriptFaces.members(ScriptFiles.class).toList()) {
            assertTrue(Stream.of(((Method) member).getGenericParameterTypes()).flatMap(ScriptFacesTest::parts)
                    .anyMatch(GUARDED::contains), member + " asks no guard");
        }
    }

    @Test
    void allThatThePackagesAskForIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path source : sources()) {
            Matcher asked = ASKED.matcher(Files.readString(source));
            while (asked.find()) {
                String name = asked.group(1) != null ? asked.group(1) : "org.lrptoolbox.python.array." + asked.group(2);
                if (!ScriptFaces.isFace(name)) {
                    missing.add(name);
                }
            }
        }
        // Windows, prompts and notebooks are no matter for a confined script.
        assertEquals(Set.of("org.lrptoolbox.python.plot.FigureWindow", "org.lrptoolbox.python.prompt.LineEditor",
                "org.lrptoolbox.python.kernel.Channels"), missing);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(PythonPackages.folder())) {
            return files.filter(file -> file.toString().endsWith(".py")).toList();
        }
    }

    @Test
    void objectsShowTheseMembersAndNoOthers() {
        StringBuilder code = new StringBuilder("import java, numpy as np, modules\n");
        for (Class<?> face : ScriptFaces.classes()) {
            code.append("print(*sorted(set(dir(java.type('").append(face.getName()).append("'))) - set(dir(type))))\n");
        }
        // A layer and a list are but values; an array and an exception have what their classes list.
        code.append("""
                own = lambda x: sorted(set(dir(x)) - set(dir(object)))
                print(own(modules.Rect()._layer()), own(np.ones(2)._j))
                """);
        String out = confined(code.toString()).checked();
        for (String forbidden : List.of("getClass", "forName", "stream", "forEach", "iterator", "trusting", "toFile",
                "path", "wait", "notify")) {
            assertFalse(Pattern.compile("\\b" + forbidden + "\\b").matcher(out).find(), forbidden + " in " + out);
        }
        assertTrue(out.contains("[] ['asReadOnly', 'asTensor'"), out);
    }

    @Test
    void callbacksStayOnTheScriptsThread() {
        assertEquals("{True}\n", confined("""
                import threading, contextlib, io, numpy as np, modules
                here, threads = threading.get_ident(), set()
                class Mine(modules.Tanh):
                    def forward(self, X, *args, **kwargs):
                        threads.add(threading.get_ident() == here)
                        return X
                    def backward(self, DY):
                        threads.add(threading.get_ident() == here)
                        return DY
                net = modules.Sequential([Mine(), modules.Linear(3, 2)])
                X = np.random.rand(500, 3)
                with contextlib.redirect_stdout(io.StringIO()):
                    net.train(X=X, Y=X[:, :2], iters=5, batchsize=50, status=2)
                def shown(x):
                    threads.add(threading.get_ident() == here)
                    return ''
                np.array2string(X[:2], formatter={'float': shown})
                print(threads)
                """).checked());
    }

    private Result confined(String code) {
        return Python.result(new PythonRunner().workingDirectory(folder).sandbox(new Sandbox(List.of(),
                List.of(folder))), new Program.Code(code), List.of(), "");
    }

    private static Stream<Type> types(Member member) {
        return switch (member) {
            case Method method -> Stream.concat(Stream.of(method.getGenericReturnType()),
                    Arrays.stream(method.getGenericParameterTypes()));
            case Executable constructor -> Arrays.stream(constructor.getGenericParameterTypes());
            case java.lang.reflect.Field field -> Stream.of(field.getGenericType());
            default -> Stream.empty();
        };
    }

    /** The type and whatever stands in its angle brackets. */
    private static Stream<Type> parts(Type type) {
        return switch (type) {
            case ParameterizedType generic -> Stream.concat(Stream.of(generic.getRawType()),
                    Arrays.stream(generic.getActualTypeArguments()).flatMap(ScriptFacesTest::parts));
            case WildcardType wild -> Arrays.stream(wild.getUpperBounds()).flatMap(ScriptFacesTest::parts);
            case Class<?> array when array.isArray() -> parts(array.componentType());
            default -> Stream.of(type);
        };
    }
}
