package org.lrptoolbox.python.numpy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.python.testing.Python;

/** Sizes that no array can have are refused as NumPy refuses them, whoever makes the array. */
class SizesTest {
    private static final String EACH = """
            import numpy as np
            x = np.zeros(3)
            def refused(make, size):
                try:
                    return f'made {make(size).shape}'
                except Exception as e:
                    return f'{type(e).__name__}: {e}'
            def all_of(makers):
                for size in (10**15, (10**8, 10**7), -1, (2, -1), (-1, 10**13), 2**63, 2.5):
                    print(size, '|', *sorted({refused(make, size) for make in makers}))
            """;
    private static final String REFUSALS = """
            1000000000000000 | _ArrayMemoryError: Unable to allocate 7.11 PiB for an array with shape (1000000000000000,) and data type float64
            (100000000, 10000000) | _ArrayMemoryError: Unable to allocate 7.11 PiB for an array with shape (100000000, 10000000) and data type float64
            -1 | ValueError: negative dimensions are not allowed
            (2, -1) | ValueError: negative dimensions are not allowed
            (-1, 10000000000000) | ValueError: negative dimensions are not allowed
            9223372036854775808 | ValueError: Maximum allowed dimension exceeded
            2.5 | TypeError: expected a sequence of integers or a single integer, got '2.5'
            """;

    @Test
    void ofDraws() {
        assertEquals(REFUSALS + "[] [] True\n", Python.run(
                EACH + """
                        r, g = np.random.RandomState(1), np.random.default_rng(1)
                        takes = lambda f, *a: lambda size: f(*a, size=size)
                        both = [takes(getattr(s, name), *a) for s in (r, g) for name, *a in (
                            ('random',), ('standard_normal',), ('normal', 0, 1), ('uniform', 0, 1), ('choice', 5), ('beta', 1, 2),
                            ('binomial', 5, 0.5), ('poisson', 3), ('gamma', 2, 1), ('exponential', 1), ('gumbel', 0, 1),
                            ('geometric', 0.5), ('zipf', 2), ('vonmises', 0, 1), ('standard_t', 3))]
                        all_of([*both, takes(r.randint, 0, 9), takes(g.integers, 0, 9), takes(r.random_sample)])
                        print(r.permutation(-1), g.permutation(-1), refused(r.permutation, 10**15) == refused(np.zeros, 10**15))
                        """));
    }

    @Test
    void ofMakers() {
        assertEquals(REFUSALS, Python.run(EACH + """
                makers = [lambda size, f=f, order=order: f(size, order=order)
                          for f in (np.zeros, np.empty, np.ones, lambda size, order: np.full(size, 1.0, order=order))
                          for order in 'CF']
                like = [lambda size, f=f: f(x, shape=size) for f in (np.zeros_like, np.empty_like, np.ones_like)]
                all_of([*makers, *like, lambda size: np.full_like(x, 2, shape=size), lambda size: np.ndarray(size)])
                """));
    }

    @Test
    void ofMakersOfOtherTypes() {
        assertEquals("['MemoryError'] ['ValueError']\n", Python.run("""
                import numpy as np
                def kinds(size):
                    found = set()
                    for make in (np.zeros, np.empty):
                        for kind in ('U3', 'S2', 'O', 'M8[s]', 'i4,f8', '?', 'c16'):
                            for order in 'CF':
                                try:
                                    make(size, kind, order)
                                except (MemoryError, ValueError) as e:
                                    found.add('MemoryError' if isinstance(e, MemoryError) else type(e).__name__)
                    return sorted(found)
                print(kinds(10**15), kinds((2, -1)))
                """));
    }
}
