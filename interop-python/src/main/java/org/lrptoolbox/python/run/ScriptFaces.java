package org.lrptoolbox.python.run;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;
import org.lrptoolbox.algebra.Bound;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.python.array.AlongAxis;
import org.lrptoolbox.python.array.ArrayTypeException;
import org.lrptoolbox.python.array.Assign;
import org.lrptoolbox.python.array.AxisException;
import org.lrptoolbox.python.array.BinaryOp;
import org.lrptoolbox.python.array.BinaryOps;
import org.lrptoolbox.python.array.Broadcast;
import org.lrptoolbox.python.array.Counting;
import org.lrptoolbox.python.array.Create;
import org.lrptoolbox.python.array.ComplexReductions;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Decompositions;
import org.lrptoolbox.python.array.FloatErrorException;
import org.lrptoolbox.python.array.FloatErrors;
import org.lrptoolbox.python.array.Imaginary;
import org.lrptoolbox.python.array.MemoryOrder;
import org.lrptoolbox.python.array.NoNumbersException;
import org.lrptoolbox.python.array.PythonObjects;
import org.lrptoolbox.python.array.Reinterpretation;
import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.Items;
import org.lrptoolbox.python.array.Join;
import org.lrptoolbox.python.array.Layout;
import org.lrptoolbox.python.array.LoopTypeException;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Order;
import org.lrptoolbox.python.array.OutOfRangeException;
import org.lrptoolbox.python.array.Places;
import org.lrptoolbox.python.array.Products;
import org.lrptoolbox.python.array.Reduction;
import org.lrptoolbox.python.array.Reductions;
import org.lrptoolbox.python.array.Scalars;
import org.lrptoolbox.python.array.Search;
import org.lrptoolbox.python.array.Signals;
import org.lrptoolbox.python.array.Slice;
import org.lrptoolbox.python.array.Statistics;
import org.lrptoolbox.python.array.Types;
import org.lrptoolbox.python.array.UnaryOp;
import org.lrptoolbox.python.array.UnaryOps;
import org.lrptoolbox.python.explain.Assignments;
import org.lrptoolbox.python.explain.Explained;
import org.lrptoolbox.python.explain.ExplainedText;
import org.lrptoolbox.python.explain.LoadedNetwork;
import org.lrptoolbox.python.explain.RuledNetwork;
import org.lrptoolbox.python.files.Bzip2;
import org.lrptoolbox.python.files.FileGuard;
import org.lrptoolbox.python.files.KnownFormats;
import org.lrptoolbox.python.files.PictureSamples;
import org.lrptoolbox.python.files.ScriptFiles;
import org.lrptoolbox.python.files.StoredVariables;
import org.lrptoolbox.python.files.VariableValue;
import org.lrptoolbox.python.npy.NamedArrays;
import org.lrptoolbox.python.npy.NpyBytes;
import org.lrptoolbox.python.pickle.LayerPreset;
import org.lrptoolbox.python.operators.Operators;
import org.lrptoolbox.python.plot.Canvas;
import org.lrptoolbox.python.plot.Film;
import org.lrptoolbox.python.plot.Glyphs;
import org.lrptoolbox.python.plot.VectorCanvas;
import org.lrptoolbox.python.random.Generator;
import org.lrptoolbox.python.random.LegacyDraws;
import org.lrptoolbox.python.random.SeedSequence;
import org.lrptoolbox.python.text.ArrayText;
import org.lrptoolbox.python.text.Characters;
import org.lrptoolbox.python.text.FloatText;
import org.lrptoolbox.python.text.PrintOptions;
import org.lrptoolbox.python.text.TextTable;
import org.lrptoolbox.python.text.TextTableReader;
import org.lrptoolbox.python.toolbox.ForwardPass;
import org.lrptoolbox.python.toolbox.Layers;
import org.lrptoolbox.python.toolbox.Pictures;
import org.lrptoolbox.python.toolbox.StoredLayer;
import org.lrptoolbox.python.toolbox.StoredModel;
import org.lrptoolbox.python.toolbox.Training;
import org.lrptoolbox.random.RandomState;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.Canny;
import org.lrptoolbox.render.LookupMap;
import org.lrptoolbox.rule.AlphaBeta;
import org.lrptoolbox.rule.DeconvNet;
import org.lrptoolbox.rule.Defaults;
import org.lrptoolbox.rule.Epsilon;
import org.lrptoolbox.rule.Excitation;
import org.lrptoolbox.rule.Flat;
import org.lrptoolbox.rule.Gamma;
import org.lrptoolbox.rule.GeneralizedGamma;
import org.lrptoolbox.rule.Gradient;
import org.lrptoolbox.rule.GuidedBackprop;
import org.lrptoolbox.rule.Pass;
import org.lrptoolbox.rule.Proportional;
import org.lrptoolbox.rule.WSquare;
import org.lrptoolbox.rule.Winner;
import org.lrptoolbox.rule.ZBox;
import org.lrptoolbox.rule.ZPlus;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.words.Presets;

/**
 * All of Java that a confined script can reach: these classes, and of them these members. A script may hold other
 * objects (a layer, a rule, an exception), but can do nothing with them except to hand them back.
 *
 * <p>A member is left out, whatever is written here, if it takes or gives something that leads further: paths, streams,
 * iterators, classes, threads, functions of other kinds than {@link #CALLBACKS}. The functions of {@link #CALLBACKS}
 * run on the script's own thread.
 */
final class ScriptFaces {
    /** Stands for the constructors in a list of members. */
    private static final String NEW = "new";
    /** What a script may implement by a function of its own. */
    static final List<Class<?>> CALLBACKS = List.of(Consumer.class, DoubleConsumer.class, Function.class,
            Runnable.class);
    /** Values that belong to the language rather than to the toolbox. */
    private static final Set<Class<?>> PLAIN = Set.of(Object.class, String.class, CharSequence.class, Number.class,
            Boolean.class, Byte.class, Short.class, Integer.class, Long.class, Float.class, Double.class,
            Character.class, List.class, Map.class, ByteBuffer.class, ByteSequence.class, Throwable.class,
            // A script's own object, which Java keeps for it; handed back it is that object again.
            Value.class);
    /** Exceptions by which scripts tell Java's errors apart; nothing of them is open. */
    private static final Set<String> EXCEPTIONS = Stream.of(Throwable.class, RuntimeException.class,
            IllegalArgumentException.class, IndexOutOfBoundsException.class, NegativeArraySizeException.class,
            ArithmeticException.class, UnsupportedOperationException.class, ClassCastException.class,
            NullPointerException.class, OutOfMemoryError.class, StackOverflowError.class, java.io.IOException.class)
            .map(Class::getName).collect(Collectors.toUnmodifiableSet());
    private static final String OURS = "org.lrptoolbox.";

    private static final Map<Class<?>, List<String>> FACES = faces();

    private ScriptFaces() {}

    private static Map<Class<?>, List<String>> faces() {
        Map<Class<?>, List<String>> faces = new LinkedHashMap<>();
        // Arrays: computing and nothing else, so all that is public.
        for (Class<?> whole : List.of(AlongAxis.class, ArrayTypeException.class, LoopTypeException.class, Assign.class,
                AxisException.class,
                BinaryOp.class, BinaryOps.class, Broadcast.class, Counting.class, Create.class, Decompositions.class,
                Indexing.class, Join.class, Layout.class, MemoryOrder.class, NDArray.class, Order.class,
                OutOfRangeException.class,
                Products.class, Reduction.class, Reductions.class, Scalars.class, Search.class, Slice.class,
                Statistics.class, Types.class, DataType.class, NoNumbersException.class, Imaginary.class,
                PythonObjects.class, Items.class, Signals.class, Reinterpretation.class, ComplexReductions.class,
                UnaryOp.class, UnaryOps.class, FloatErrors.class, FloatErrorException.class, LegacyDraws.class,
                RandomState.class,
                Generator.class,
                SeedSequence.class,
                ArrayText.class, FloatText.class, PrintOptions.class, TextTable.class, TextTableReader.class,
                NamedArrays.class, NpyBytes.class, Layers.class, ForwardPass.class,
                ForwardPass.Parameters.class, Pictures.class, Canvas.class, Assignments.class, Composites.class,
                Presets.class,
                Defaults.class,
                ScriptFiles.class, KnownFormats.class, StoredVariables.class, VariableValue.class,
                Bzip2.class, Characters.class, PictureSamples.class, VectorCanvas.class, Glyphs.class,
                PythonErrors.class, Operators.class, ProcessorTime.class, Places.class, Film.class)) {
            faces.put(whole, List.of());
        }
        // Whoever makes a guard says what it grants; a script is only handed one.
        faces.put(FileGuard.class, List.of("readable", "writable"));
        faces.put(ElementType.class, List.of("label"));
        faces.put(TypedArray.class, List.of("storage"));
        faces.put(Tensor.class, List.of("data", "shape"));
        faces.put(StoredModel.class, List.of("of", "layers"));
        faces.put(StoredLayer.class, List.of("type", "weights", "bias", "pool", "stride", "preset"));
        faces.put(LayerPreset.class, List.of("variant", "parameter"));
        faces.put(Training.class, List.of());
        faces.put(LookupMap.class, List.of("of", "size", "rgba", "reversed"));
        faces.put(ByteImage.class, List.of("of", "pixels", "height", "width", "channels", "toTensor"));
        faces.put(Canny.class, List.of("edges"));
        faces.put(LoadedNetwork.class, List.of());
        faces.put(RuledNetwork.class, List.of());
        faces.put(Explained.class, List.of());
        faces.put(ExplainedText.class, List.of());
        faces.put(Bound.class, List.of("of"));
        faces.put(Target.class, List.of("dominant", "classIndex", "classPerSample", "top", "everyClass", "output",
                "seed"));
        for (Class<?> rule : List.of(AlphaBeta.class, DeconvNet.class, Epsilon.class, Excitation.class, Flat.class,
                Gamma.class, GeneralizedGamma.class, Gradient.class, GuidedBackprop.class, Pass.class,
                Proportional.class, WSquare.class, Winner.class, ZBox.class, ZPlus.class)) {
            faces.put(rule, List.of(NEW, "toString"));
        }
        return faces;
    }

    /** Whether a script may ask for a class by this name. */
    static boolean isFace(String className) {
        return EXCEPTIONS.contains(className)
                || FACES.keySet().stream().anyMatch(face -> face.getName().equals(className));
    }

    /** The classes. */
    static Set<Class<?>> classes() {
        return FACES.keySet();
    }

    /** Opens the members, and nothing but them. */
    static void open(HostAccess.Builder access) {
        FACES.keySet().forEach(face -> members(face).forEach(member -> {
            if (member instanceof Executable executable) {
                access.allowAccess(executable);
            } else if (member instanceof Field field) {
                access.allowAccess(field);
            }
        }));
    }

    /** The members of a class within a script's reach. */
    static Stream<Member> members(Class<?> face) {
        List<String> names = FACES.getOrDefault(face, List.of());
        Stream<Member> methods = Arrays.stream(face.getDeclaredMethods())
                .filter(m -> !m.isSynthetic() && types(m, m.getReturnType()).allMatch(ScriptFaces::isHarmless))
                .map(Member.class::cast);
        Stream<Member> constructors = Arrays.stream(face.getDeclaredConstructors())
                .filter(c -> types(c, void.class).allMatch(ScriptFaces::isHarmless)).map(Member.class::cast);
        Stream<Member> fields = Arrays.stream(face.getDeclaredFields())
                .filter(f -> Modifier.isStatic(f.getModifiers()) && isHarmless(f.getType())).map(Member.class::cast);
        return Stream.of(methods, constructors, fields).flatMap(member -> member)
                .filter(member -> Modifier.isPublic(member.getModifiers()))
                .filter(member -> names.isEmpty() || names.contains(name(member)));
    }

    private static String name(Member member) {
        return member instanceof Constructor<?> ? NEW : member.getName();
    }

    private static Stream<Class<?>> types(Executable executable, Class<?> result) {
        return Stream.concat(Stream.of(result), Arrays.stream(executable.getParameterTypes()));
    }

    private static boolean isHarmless(Class<?> type) {
        return type.isArray()
                ? isHarmless(type.componentType())
                : type.isPrimitive() || PLAIN.contains(type) || CALLBACKS.contains(type)
                        || type.getName().startsWith(OURS);
    }
}
