"""How this package was built: not at all, it runs on the Java virtual machine."""

CONFIG = {
    "Compilers": {}, "Machine Information": {}, "Build Dependencies": {}, "Python Information": {}, "SIMD Extensions": {},
}  # fmt: skip


def show(mode="stdout"):
    """Prints, or with 'dicts' returns, what is known about the build."""
    if mode == "dicts":
        return CONFIG
    if mode != "stdout":
        raise AttributeError("Invalid `mode`, use one of: stdout, dicts")
    print("numpy on the Java virtual machine: element-wise functions and products in Java")
