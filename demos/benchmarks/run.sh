#!/bin/sh
# One command for all benchmarks: tables and plots in one folder, everything side by side in one run.
#
#   demos/benchmarks/run.sh [OUT]          default demos/output/benchmarks
#
#   LRP_PEER_PYTHON   a Python with the other tools; their columns say "not measured" without it, or where one is missing:
#                     numpy, scipy, matplotlib, scikit-image (the original), torch, onnx, zennit, transformers, lxt
#   LRP_ORIGINAL      a folder with the original toolbox's python/, data/ and models/
#   ROUNDS            how many interleaved rounds the medians are of, default 5
#   MOST              no sizes beyond this one, for a short run
#   NETWORKS          networks of the Zoo, default "googlenet caffenet"; vgg16 takes longer than both
#   BATCHES           how many images at once there, default "1 8"
#
# On a machine with an NVIDIA GPU and onnxruntime_gpu (LRP_PROFILES=cuda,cuda-redist) gpu.sh adds its report.
set -u
cd "$(dirname "$0")/../.." || exit 1
out=${1:-demos/output/benchmarks}
python=${LRP_PEER_PYTHON:-}
mkdir -p "$out"
report=$out/README.md
failed=0

say() { printf '%s\n' "$*" | tee -a "$report"; }
# A part: its title, then its command; a part that fails is not measured, and the rest goes on.
part() {
    say "" "## $1" ""
    shift
    "$@" >"$out/part.log" 2>"$out/part.err"
    code=$?
    tee -a "$report" <"$out/part.log"
    if [ "$code" -ne 0 ]; then
        failed=1
        say "" "not measured: exit code $code" ""
        tail -n 3 "$out/part.err" | sed 's/^/    /' | tee -a "$report"
    fi
}
lost() { say "" "## $1" "" "not measured: $2"; }

: >"$report"
say "# Benchmarks of $(date -u +%Y-%m-%d), $(git rev-parse --short HEAD 2>/dev/null || echo 'no git')"
part "Machine and versions" ./lrp doctor
if [ -n "$python" ] && [ -n "${LRP_ORIGINAL:-}" ]; then
    part "Scripts, beside the original under CPython and NumPy" "$python" demos/benchmarks/compare.py "$LRP_ORIGINAL" \
        "${ROUNDS:-5}"
else
    lost "Scripts, beside the original under CPython and NumPy" "LRP_PEER_PYTHON and LRP_ORIGINAL name no Python and original"
fi
part "How cost grows: batch, side, targets, sequence" ./lrp benchmark --all --runs "${ROUNDS:-5}" --most "${MOST:-0}" -o "$out"
for axis in batch side targets sequence; do
    [ -f "$out/$axis.png" ] && say "![cost by $axis]($axis.png)"
done
if [ -n "$python" ]; then
    part "Networks of the Zoo, beside zennit" "$python" demos/benchmarks/zoo.py --runs "${ROUNDS:-5}" \
        --networks ${NETWORKS:-googlenet caffenet} --batches ${BATCHES:-1 8}
else
    lost "Networks of the Zoo, beside zennit" "LRP_PEER_PYTHON names no Python"
fi
if command -v nvidia-smi >/dev/null 2>&1; then
    part "On the GPU" demos/benchmarks/gpu.sh "$out/gpu.md"
else
    lost "On a GPU" "no NVIDIA driver on this machine (nvidia-smi is not there)"
fi
rm -f "$out/part.log" "$out/part.err"
say "" "report: $report"
exit "$failed"
