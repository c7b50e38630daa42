#!/bin/sh
# The machine and the versions of everything that run.sh measures, as a table without places of files.
cd "$(dirname "$0")/../.." || exit 1
row() { printf '| %s | %s |\n' "$1" "$2"; }
processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)
memory=$(sed -n 's/^MemTotal: *\([0-9]*\) kB/\1/p' /proc/meminfo 2>/dev/null)
printf '| | |\n|---|---|\n'
row processor "${processor:-$(uname -m)}"
row memory "$((${memory:-0} / 1048576)) GiB"
./lrp doctor | sed -n -e 's/  */ /g' -e 's/,* in \/[^|]*//' -e 's/ ([^)]*\/[^)]*)//' -e 's/, its library.*//' \
    -e 's/^\(Java\|system\|Python\) \(.*\)/| \1 | \2 |/p' -e 's/^\(matrix product\|ONNX Runtime\) \(.*\)/| \1 | \2 |/p'
[ -n "${LRP_PEER_PYTHON:-}" ] || exit 0
row "other tools" "$("$LRP_PEER_PYTHON" - <<'P'
import platform
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

names = ["CPython " + platform.python_version()]
for name in ("numpy", "torch", "onnxruntime", "transformers", "zennit", "lxt"):
    try:
        names.append(name + " " + version(name))
    except PackageNotFoundError:
        names.append(name + (" of a checkout" if find_spec(name) else " not there"))
print(", ".join(names))
P
)"
