package org.lrptoolbox.python.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.python.testing.CPython;
import org.lrptoolbox.python.testing.Python;

/** Texts, cells, structs and complex numbers of MATLAB files in {@code scipy.io}. */
class MatlabValuesTest {
    private static final String WRITE = """
            import numpy as np, scipy.io
            scipy.io.savemat('FILE', dict(text='hello', rows=['ab', 'cde'], empty='', number=2.5,
                cell=[1.0, 'two', [[3., 4.]], {'in': 'cell'}],
                struct={'a': 1.0, 'b': 'text', 'c': {'d': np.array([1., 2., 3.])}}, complex=1 + 2j))
            """;
    /** What a value looks like, whether it is an array of NumPy or a grid of ours. */
    private static final String SHOW = """
            import numpy as np, scipy.io
            def show(v):
                if isinstance(v, dict) and not hasattr(v, 'dtype'):
                    return {k: show(x) for k, x in v.items()}
                if hasattr(v, '_fieldnames'): return ('struct', {k: show(getattr(v, k)) for k in v._fieldnames})
                if isinstance(v, list): return [show(x) for x in v]
                kind = getattr(v, 'dtype', None)
                if kind is None: return v
                if kind.names: return ('fields', v.shape, {n: show(v[n]) for n in kind.names})
                if kind.kind == 'O': return ('cells', v.shape, [show(x) for x in v.ravel().tolist()])
                return (kind.kind, v.shape, v.tolist())
            for style in ({}, {'squeeze_me': True}, {'struct_as_record': False}, {'simplify_cells': True},
                          {'struct_as_record': False, 'squeeze_me': True}, {'chars_as_strings': False}):
                found = scipy.io.loadmat('FILE', **style)
                for name in sorted(found):
                    if not name.startswith('__'): print(name, show(found[name]))
            """;

    @TempDir
    Path folder;

    @Test
    void areReadAndWrittenInEveryStyle() {
        Python.runIn(folder, WRITE.replace("FILE", "a.mat")).checked();
        assertEquals("""
                ('cells', (1, 4), [('f', (1, 1), [[1.0]]), ('U', (1,), ['two']), ('f', (1, 2), [[3.0, 4.0]]), \
                ('fields', (1, 1), {'in': ('cells', (1, 1), [('U', (1,), ['cell'])])})])
                two 2.0 4.0 text (1+2j) 5
                {'a': 1.0, 'b': 'text', 'c': {'d': [1.0, 2.0, 3.0]}}
                text [np.str_('ab '), np.str_('cde')] [1.0, 'two']
                """, Python.runIn(folder, SHOW.substring(0, SHOW.indexOf("for style")) + """
                s = scipy.io.loadmat('a.mat')
                print(show(s['cell']))
                print(s['cell'][0, 1][0], abs(s['complex'].imag[0, 0]), s['cell'][0, 2][0, 1],
                      s['struct']['b'][0, 0][0], s['complex'][0, 0], len(s['text'][0]))
                simple = scipy.io.loadmat('a.mat', simplify_cells=True)
                simple['struct']['c']['d'] = simple['struct']['c']['d'].tolist()
                print(simple['struct'])
                o = scipy.io.loadmat('a.mat', struct_as_record=False, squeeze_me=True)
                print(o['struct'].b, list(o['rows']), o['cell'].tolist()[:2])
                """).checked());
    }

    @Test
    void agreeWithScipyBothWays() {
        String theirs = folder.resolve("theirs.mat").toString();
        String ours = folder.resolve("ours.mat").toString();
        CPython.runWithNumpy("scipy.io", WRITE.replace("FILE", theirs));
        Python.run(WRITE.replace("FILE", ours));
        String expected = CPython.runWithNumpy("scipy.io", SHOW.replace("FILE", theirs));
        assertEquals(expected, CPython.runWithNumpy("scipy.io", SHOW.replace("FILE", ours)));
        assertEquals(expected, Python.run(SHOW.replace("FILE", theirs)));
        assertEquals(expected, Python.run(SHOW.replace("FILE", ours)));
    }

    @Test
    void whatWasReadCanBeWrittenAgain() {
        Python.runIn(folder, WRITE.replace("FILE", "a.mat")).checked();
        assertEquals("True True True\n", Python.runIn(folder, SHOW.substring(0, SHOW.indexOf("for style")) + """
                def same(**style):
                    first = {k: v for k, v in scipy.io.loadmat('a.mat', **style).items() if k[0] != '_'}
                    scipy.io.savemat('b.mat', first)
                    plain = lambda f: {k: show(v) for k, v in scipy.io.loadmat(f).items() if k[0] != '_'}
                    return plain('a.mat') == plain('b.mat')
                print(same(), same(struct_as_record=False), same(squeeze_me=True, struct_as_record=False))
                """).checked());
    }

    @Test
    void modelsAreReadInOtherFormats() {
        assertEquals("[0. 0.] ['Linear', 'Tanh']\n", Python.runIn(folder, """
                import contextlib, io, java, model_io, modules, numpy as np
                from _lrp.paths import files, readable
                net = modules.Sequential([modules.Linear(3, 2), modules.Tanh()])
                with contextlib.redirect_stdout(io.StringIO()):
                    model_io.write(net, 'net.nn')
                    models, path = java.type('org.lrptoolbox.model.Models'), java.type('java.nio.file.Path')
                    import os
                    here = lambda name: path.of(os.path.abspath(name))
                    models.write(models.read(here('net.nn')), here('net.mat'))
                    again = model_io.read('net.mat')
                x = np.ones((1, 3))
                print(again.forward(x)[0] - net.forward(x)[0], [type(m).__name__ for m in again.modules])
                """).checked());
    }
}
