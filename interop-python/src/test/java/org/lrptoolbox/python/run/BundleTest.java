package org.lrptoolbox.python.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.python.testing.Python;

/** Modules from one file of byte code are as from their sources, which serve where that file does not. */
class BundleTest {
    private static final String BEGIN = """
            import os, sys
            from _lrp import bundle
            folder = os.getcwd() + '/pylib-1'
            sys.path.insert(0, folder)
            sys.pycache_prefix = os.getcwd()
            def fresh(place=0):
                for name in [name for name in sys.modules if name.partition('.')[0] == 'toy']:
                    del sys.modules[name]
                sys.meta_path[:] = [f for f in sys.meta_path if not isinstance(f, bundle.Bundle)]
                sys.meta_path.insert(0, bundle.Bundle(folder))
                import toy.part
                spec = toy.part.__spec__
                print(type(spec.loader).__name__, toy.part.value, toy.value, os.path.relpath(toy.part.__file__),
                      toy.__path__ == [folder + '/toy'], spec.has_location, spec.parent, toy.part.__cached__ is not None)
            """;
    private static final String TOLD = " 1 2 pylib-1/toy/part.py True True toy True\n";

    @TempDir
    Path folder;

    @Test
    void modulesAreThoseOfTheirSources() throws IOException {
        toy("pylib-1", 1);
        assertEquals("SourceFileLoader" + TOLD + "_Loader" + TOLD + "value = 1\n\n1\n", Python.runIn(folder, BEGIN + """
                fresh()
                bundle.write(folder)
                fresh()
                import inspect, toy.part
                print(inspect.getsource(toy.part))
                print(len([n for n in os.listdir() if n.startswith('pylib-1.')]))
                """).checked());
    }

    @Test
    void whatAProgramPutsFirstOnThePathWins() throws IOException {
        toy("pylib-1", 1);
        toy("mine", 7);
        assertEquals("SourceFileLoader" + TOLD + "SourceFileLoader 7 2 mine/toy/part.py False True toy True\n",
                Python.runIn(folder, BEGIN + """
                        fresh()
                        bundle.write(folder)
                        sys.path.insert(0, 'mine')
                        fresh()
                        """).checked());
    }

    @Test
    void aDamagedBundleIsPassedOver() throws IOException {
        toy("pylib-1", 1);
        assertEquals(("SourceFileLoader" + TOLD).repeat(2) + "_Loader" + TOLD + "SourceFileLoader" + TOLD,
                Python.runIn(folder, BEGIN + """
                        fresh()
                        bundle.write(folder)
                        file = bundle.bundle_of(folder)
                        whole = open(file, 'rb').read()
                        for left in whole[:9], whole[:-5], b'':
                            with open(file, 'wb') as f:
                                f.write(left)
                            fresh()
                        """).checked());
    }

    @Test
    void foldersThatMayChangeHaveNone() {
        assertEquals("None\n", Python.run("""
                import sys
                from _lrp import bundle
                sys.pycache_prefix = '/tmp'
                print(bundle.bundle_of('/home/me/pylib'))
                """));
    }

    private void toy(String root, int value) throws IOException {
        Path toy = Files.createDirectories(folder.resolve(root).resolve("toy"));
        Files.writeString(toy.resolve("__init__.py"), "value = 2\n");
        Files.writeString(toy.resolve("part.py"), "value = " + value + "\n");
    }
}
