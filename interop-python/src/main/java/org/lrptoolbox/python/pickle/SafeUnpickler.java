package org.lrptoolbox.python.pickle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;

/**
 * Reads a pickle into plain data. Names resolve through {@link Globals} only, lengths are checked before memory is
 * taken, and every operation takes time and memory in proportion to the bytes that ask for it.
 */
final class SafeUnpickler extends Unpickler {
    /** A model takes some dozens per layer; the limit bounds what a file of a byte per operation can ask for. */
    private static final int MOST_OPERATIONS = 1_000_000;

    private final PickleInput source;
    private int operations;

    private SafeUnpickler(byte[] bytes) {
        source = new PickleInput(bytes);
    }

    /** The object a file holds: a {@link PythonObject}, a list, a tuple (Object[]), a string, a number ... */
    static @Nullable Object read(Path file) throws IOException {
        SafeUnpickler unpickler = new SafeUnpickler(InputFiles.readAll(file));
        try {
            return unpickler.load(unpickler.source);
        } catch (ForeignGlobalException | UnsupportedOperationException e) {
            throw new UnsupportedModelException(file, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            // The pickle library reports damage with whatever exception comes along.
            throw new MalformedFileException(file, "is no sound Python pickle (at byte " + unpickler.source.position()
                    + "): " + e.getMessage(), e);
        }
    }

    @Override
    protected @Nullable Object dispatch(short opcode) throws PickleException, IOException {
        if (++operations > MOST_OPERATIONS) {
            throw new UnsupportedOperationException("takes more than " + MOST_OPERATIONS
                    + " pickle operations; a model takes some thousands, with its weights in NumPy arrays");
        }
        source.checkOperand(opcode);
        switch (opcode) {
            case Opcodes.GLOBAL -> stack.add(global(PickleUtils.readline(input), PickleUtils.readline(input)));
            case Opcodes.STACK_GLOBAL -> {
                String name = (String) stack.pop();
                stack.add(global((String) stack.pop(), name));
            }
            case Opcodes.INST -> {
                IObjectConstructor type = global(PickleUtils.readline(input), PickleUtils.readline(input));
                stack.add(type.construct(stack.pop_all_since_marker().toArray()));
            }
            case Opcodes.BUILD -> build(stack.pop(), stack.peek());
            case Opcodes.APPENDS -> {
                // The library's own trims the list each time: quadratic, if elements come one by one.
                List<Object> items = stack.pop_all_since_marker();
                list(stack.peek()).addAll(items);
            }
            case Opcodes.DICT -> {
                Map<Object, Object> map = new HashMap<>();
                List<Object> items = stack.pop_all_since_marker();
                put(map, items);
                stack.add(map);
            }
            case Opcodes.SETITEM -> {
                Object value = stack.pop();
                Object key = stack.pop();
                put(map(stack.peek()), Arrays.asList(key, value));
            }
            case Opcodes.SETITEMS -> {
                List<Object> items = stack.pop_all_since_marker();
                put(map(stack.peek()), items);
            }
            // What models have no use for: sets, objects of the reader's own making, data kept elsewhere.
            case Opcodes.EMPTY_SET, Opcodes.FROZENSET, Opcodes.ADDITEMS -> throw unused(opcode);
            case Opcodes.NEWOBJ_EX, Opcodes.PERSID, Opcodes.BINPERSID -> throw unused(opcode);
            case Opcodes.EXT1, Opcodes.EXT2, Opcodes.EXT4 -> throw unused(opcode);
            case Opcodes.NEXT_BUFFER, Opcodes.READONLY_BUFFER -> throw unused(opcode);
            default -> {
                return super.dispatch(opcode);
            }
        }
        return NO_RETURN_VALUE;
    }

    private static UnsupportedOperationException unused(short opcode) {
        return new UnsupportedOperationException(
                "uses the pickle operation 0x" + Integer.toHexString(opcode) + ", which no toolbox model needs");
    }

    private static IObjectConstructor global(String module, String name) {
        IObjectConstructor known = Globals.find(module, name);
        if (known == null) {
            throw new ForeignGlobalException(module, name);
        }
        return known;
    }

    private static void build(@Nullable Object state, @Nullable Object target) {
        switch (target) {
            case PythonObject object -> object.setState(state);
            case NumpyArray array -> array.setState(state);
            case NumpyDtype type -> type.setState(state);
            case null, default -> throw new PickleException("sets the state of what has none");
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object target) {
        return (List<Object>) target;
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> map(Object target) {
        return (Map<Object, Object>) target;
    }

    /** Only strings and numbers are keys here: hashing a list that contains itself would never end. */
    private static void put(Map<Object, Object> map, List<Object> items) {
        for (int i = 0; i < items.size(); i += 2) {
            Object key = items.get(i);
            if (!(key instanceof String || key instanceof Integer || key instanceof Long)) {
                throw new PickleException("has a dictionary key that is neither a string nor an integer");
            }
            map.put(key, items.get(i + 1));
        }
    }

    /** A name that is not in {@link Globals}. */
    private static final class ForeignGlobalException extends RuntimeException {
        ForeignGlobalException(String module, String name) {
            super("names the Python object " + Values.shortened(module) + "." + Values.shortened(name)
                    + ", which is no part of a toolbox model; nothing of the file was run. Layers of your own can be "
                    + "read by the program that defines them, and stored as .txt from there");
        }
    }
}
