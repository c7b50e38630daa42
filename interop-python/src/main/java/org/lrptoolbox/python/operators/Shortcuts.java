package org.lrptoolbox.python.operators;

import java.util.ArrayList;
import java.util.List;

import com.oracle.graal.python.PythonLanguage;
import com.oracle.graal.python.annotations.Builtin;
import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.builtins.objects.function.PBuiltinFunction;
import com.oracle.graal.python.builtins.objects.function.PKeyword;
import com.oracle.graal.python.builtins.objects.function.Signature;
import com.oracle.graal.python.builtins.objects.method.PBuiltinMethod;
import com.oracle.graal.python.builtins.objects.module.PythonModule;
import com.oracle.graal.python.builtins.objects.type.PythonClass;
import com.oracle.graal.python.lib.PyObjectLookupAttr;
import com.oracle.graal.python.nodes.function.BuiltinFunctionRootNode;
import com.oracle.graal.python.runtime.PythonContext;
import com.oracle.graal.python.runtime.object.PFactory;
import com.oracle.truffle.api.strings.TruffleString;

/** Puts {@link Shortcut}s where programs find the methods and functions of Python. */
final class Shortcuts {
    private static final TruffleString WRAPPED = Names.of("__wrapped__");
    /** Where programs find what is in Python behind a function, and whence it comes. */
    private static final List<TruffleString> TOLD = List.of(Names.of("_implementation"), WRAPPED,
            Names.of("__module__"));
    private static final String FIRST = "a";
    private static final String SECOND = "b";

    private Shortcuts() {}

    /** What GraalPy would read off a class of its own: two arguments, all others, and the named ones. */
    @Builtin(name = "shortcut", minNumOfPositionalArgs = 0, maxNumOfPositionalArgs = 2, takesVarArgs = true, takesVarKeywordArgs = true)
    private static final class Taken {}

    /** Methods of arrays. */
    static void intoArrays(PythonContext context, ArrayClass known) {
        into(context, known, known.type(Owner.ARRAY), ArrayMethods.ALL);
    }

    /** Methods of a class. */
    static void into(PythonContext context, ArrayClass known, PythonClass type, List<Shortcut> methods) {
        for (Shortcut shortcut : methods) {
            Object behind = ArrayClass.attribute(type, shortcut.name());
            known.keep(shortcut.key(), behind);
            type.setAttribute(Names.of(shortcut.name()), made(context, shortcut, behind, true, type));
        }
    }

    /** A method of arrays that few scripts call; none where Java does not answer it. */
    static void rarerIntoArrays(PythonContext context, ArrayClass known, String name) {
        into(context, known, known.type(Owner.ARRAY),
                RarerMethods.ALL.stream().filter(shortcut -> shortcut.name().equals(name)).toList());
    }

    /** Properties of arrays. */
    static void propertiesIntoArrays(PythonContext context, ArrayClass known) {
        var type = known.type(Owner.ARRAY);
        for (Shortcut shortcut : Properties.ALL) {
            TruffleString called = Names.of(shortcut.name());
            Object behind = ArrayClass.attribute(type, shortcut.name());
            known.keep(shortcut.key(), PyObjectLookupAttr.executeUncached(behind, Names.of("fget")));
            Object setter = PyObjectLookupAttr.executeUncached(behind, Names.of("fset"));
            PBuiltinFunction getter = made(context, shortcut, behind, true, type);
            type.setAttribute(called, PFactory.createGetSetDescriptor(context.getLanguage(), getter,
                    setter == PNone.NONE ? null : setter, called, type, false));
        }
    }

    /** The names of those for a module. */
    static List<String> of(String module) {
        return Catalogue.of(module).stream().map(Shortcut::name).toList();
    }

    /** Functions of a module that has been run. */
    static void into(PythonContext context, ArrayClass known, String name, List<Shortcut> functions) {
        PythonModule module = ArrayClass.module(context, name);
        for (Shortcut shortcut : functions) {
            TruffleString called = Names.of(shortcut.name());
            Object behind = module.getAttribute(called);
            known.keep(shortcut.key(), behind);
            PBuiltinFunction function = made(context, shortcut, behind, false, PNone.NO_VALUE);
            PBuiltinMethod method = PFactory.createBuiltinMethod(context.getLanguage(), module, function);
            for (TruffleString told : TOLD) {
                method.setAttribute(told, PyObjectLookupAttr.executeUncached(behind, told));
            }
            if (PyObjectLookupAttr.executeUncached(method, WRAPPED) == PNone.NO_VALUE) {
                method.setAttribute(WRAPPED, behind);
            }
            module.setAttribute(called, method);
        }
    }

    private static PBuiltinFunction made(PythonContext context, Shortcut shortcut, Object behind, boolean isMethod,
            Object owner) {
        PythonLanguage language = context.getLanguage();
        // One for all interpreters of an engine, so that call sites which they share know it again.
        BuiltinFunctionRootNode root = language.createCachedRootNode(l -> root(l, shortcut, isMethod),
                ShortcutNode.class, shortcut.key());
        Object[] defaults = isMethod ? new Object[]{PNone.NO_VALUE} : new Object[]{PNone.NO_VALUE, PNone.NO_VALUE};
        PBuiltinFunction made = PFactory.createBuiltinFunction(language, Names.of(shortcut.name()),
                owner == PNone.NO_VALUE ? null : owner, defaults, PKeyword.EMPTY_KEYWORDS, 0, root);
        for (String about : List.of("__doc__", "__module__")) {
            made.setAttribute(Names.of(about), PyObjectLookupAttr.executeUncached(behind, Names.of(about)));
        }
        made.setAttribute(WRAPPED, behind);
        return made;
    }

    private static BuiltinFunctionRootNode root(PythonLanguage language, Shortcut shortcut, boolean isMethod) {
        List<String> names = new ArrayList<>(List.of(FIRST, SECOND));
        if (!isMethod) {
            names.addFirst("$self");
        }
        // Hidden, so that who asks for the parameters is told those of the function behind.
        Signature signature = new Signature(names.size(), true, names.size(),
                names.stream().map(Names::of).toArray(TruffleString[]::new), new TruffleString[0], false, Names.of(""),
                true);
        return new BuiltinFunctionRootNode(language, signature, Taken.class.getAnnotation(Builtin.class),
                new Slots.Factory<>(ShortcutNode.class, () -> new ShortcutNode(shortcut)), isMethod, null);
    }
}
