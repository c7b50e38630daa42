#!/bin/sh
# One command for all benchmarks: tables and plots in one folder, everything side by side in one run.
#
#   demos/benchmarks/run.sh [--short] [--write] [--parts "LIST"] [OUT]       OUT: default demos/output/benchmarks
#
#   --short    fewer rounds and sizes: minutes, for a first look
#   --write    put the tables and plots that were measured in the place of those in demos/benchmarks/README.md
#   --parts    of: machine zoo text growth scripts gpu; they run in the order given, default all, in this one
#
#   LRP_PEER_PYTHON   a Python with the other tools; their columns say "not measured" without it, or where one is missing:
#                     numpy, scipy, matplotlib, scikit-image (the original), torch, onnx, zennit, transformers, lxt
#   LRP_ORIGINAL      a folder with the original toolbox's python/, data/ and models/
#   ROUNDS            how many interleaved rounds the medians are of, default 5 (--short: 2)
#   MOST              no sizes beyond this one (--short: 32)
#   NETWORKS          networks of the Zoo, default "caffenet googlenet vgg16" (--short: caffenet); vgg16:1 for one image only
#   BATCHES           how many images at once there, default "1 8" (--short: 1)
#   ATTRIBUTIONS      what is measured there, default what zoo.py has
#
# A part that fails is not measured, and the rest goes on; the exit code is 1 then. On a machine with an NVIDIA GPU and
# onnxruntime_gpu (LRP_PROFILES=cuda,cuda-redist) gpu.sh adds its report.
set -u
short=no
write=no
parts="machine zoo text growth scripts gpu"
out=
while [ $# -gt 0 ]; do
    case $1 in
        --short) short=yes ;;
        --write) write=yes ;;
        --parts) shift; parts=${1:-} ;;
        -*) echo "run.sh: $1: expected --short, --write, --parts or a folder" >&2; exit 2 ;;
        *) case $1 in /*) out=$1 ;; *) out=$(pwd)/$1 ;; esac ;;
    esac
    shift
done
cd "$(dirname "$0")/../.." || exit 1
here=demos/benchmarks
out=${out:-$(pwd)/demos/output/benchmarks}
python=${LRP_PEER_PYTHON:-}
if [ "$short" = yes ]; then
    : "${ROUNDS:=2}" "${MOST:=32}" "${NETWORKS:=caffenet}" "${BATCHES:=1}"
fi
: "${ROUNDS:=5}" "${MOST:=0}" "${NETWORKS:=caffenet googlenet vgg16}" "${BATCHES:=1 8}"
mkdir -p "$out" || exit 1
report=$out/README.md
failed=0
commit=$(git rev-parse --short HEAD 2>/dev/null || echo 'no git')

say() { printf '%s\n' "$@" | tee -a "$report"; }
without() { say "not measured: $1"; }
# A part's command, what it prints into the report and into the part's own file; what fails is not measured.
measure() {
    load=$(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo unknown)
    "$@" >"$out/$part.log" 2>"$out/$part.err"
    code=$?
    {
        printf '%s, %s rounds, %s, load at the start %s:\n\n' "$(date -u +%Y-%m-%d)" "$ROUNDS" "$commit" "$load"
        cat "$out/$part.log"
    } >"$out/$part.md"
    tee -a "$report" <"$out/$part.md"
    if [ "$code" -ne 0 ]; then
        failed=1
        say "" "not measured: exit code $code" ""
        tail -n 3 "$out/$part.err" | sed 's/^/    /' | tee -a "$report"
        rm -f "$out/$part.md"
    else
        rm -f "$out/$part.err"
    fi
    rm -f "$out/$part.log"
}
# The tables of a part between its marks in the page, and its plots beside the page.
keep() {
    [ "$write" = yes ] && [ -f "$out/$part.md" ] || return 0
    if [ "$part" = growth ]; then
        mkdir -p "$here/pictures"
        for axis in batch side targets sequence; do
            [ -f "$out/$axis.png" ] || continue
            cp "$out/$axis.png" "$here/pictures/" && printf '![cost by %s](pictures/%s.png)\n' "$axis" "$axis" >>"$out/$part.md"
        done
    fi
    awk -v begin="<!-- $part: " -v table="$out/$part.md" '
        index($0, "<!-- end -->") == 1 { skip = 0 }
        !skip { print }
        index($0, begin) == 1 { print ""; while ((getline line < table) > 0) print line; print ""; skip = 1 }
    ' "$here/README.md" | cat -s >"$out/page.md" && mv "$out/page.md" "$here/README.md"
}

./lrp version >/dev/null || exit 1 # builds, if need be
: >"$report"
say "# Benchmarks of $(date -u +%Y-%m-%d), $commit"
for part in $parts; do
    case $part in
        machine)
            say "" "## Machine and versions" ""
            measure sh "$here/machine.sh"
            ;;
        zoo)
            say "" "## Networks of the Zoo, beside zennit" ""
            # shellcheck disable=SC2086
            if [ -n "$python" ]; then
                measure "$python" "$here/zoo.py" --runs "$ROUNDS" --networks $NETWORKS --batches $BATCHES \
                    ${ATTRIBUTIONS:+--attributions $ATTRIBUTIONS}
            else
                without "LRP_PEER_PYTHON names no Python"
            fi
            ;;
        text)
            say "" "## Transformers, beside LXT" ""
            if [ -n "$python" ]; then
                measure "$python" "$here/text.py" --runs "$ROUNDS"
            else
                without "LRP_PEER_PYTHON names no Python"
            fi
            ;;
        growth)
            say "" "## How cost grows: batch, side, targets, sequence" ""
            measure ./lrp benchmark --all --runs "$ROUNDS" --most "$MOST" -o "$out"
            rm -f "$out/sweep.md"
            for axis in batch side targets sequence; do
                [ -f "$out/$axis.png" ] && say "![cost by $axis]($axis.png)"
            done
            ;;
        scripts)
            say "" "## Scripts, beside the original under CPython and NumPy" ""
            if [ -n "$python" ] && [ -n "${LRP_ORIGINAL:-}" ]; then
                measure "$python" "$here/compare.py" "$LRP_ORIGINAL" "$ROUNDS"
            else
                without "LRP_PEER_PYTHON and LRP_ORIGINAL name no Python and original"
            fi
            ;;
        gpu)
            say "" "## On a GPU" ""
            if command -v nvidia-smi >/dev/null 2>&1; then
                measure "$here/gpu.sh" "$out/gpu-report.md"
            else
                without "no NVIDIA driver on this machine (nvidia-smi is not there)"
            fi
            ;;
        *) say "" "## $part" ""; without "no such part"; failed=1 ;;
    esac
    keep
done
say "" "report: $report"
exit "$failed"
