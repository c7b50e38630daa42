#!/bin/sh
# One command for a machine with an NVIDIA GPU and nothing else (a JDK 25, Maven and the driver): proves and measures.
#
#   demos/benchmarks/gpu.sh [OUT]          OUT is the report, default demos/output/gpu.md
#
#   LRP_PEER_PYTHON   a Python with torch, onnx, numpy and zennit, measured beside; without it its columns say so
#   LRP_DEVICE        which GPU, default cuda:0
#   NETWORKS          default "vgg16 googlenet caffenet"
#   BATCHES           default "1 8 32 128"
#
# 1. what is there (driver, card, libraries one by one)   2. the engines' contract tests on the card
# 3. profiles: every node on the card                     4. networks x batches: forward, relevance, zennit, roofline
# Every step goes on where the one before failed; the report says what was not measured.
set -u
cd "$(dirname "$0")/../.." || exit 1
root=$(pwd)
out=${1:-$root/demos/output/gpu.md}
device=${LRP_DEVICE:-cuda:0}
networks=${NETWORKS:-vgg16 googlenet caffenet}
batches=${BATCHES:-1 8 32 128}
python=${LRP_PEER_PYTHON:-}
export LRP_PROFILES=cuda,cuda-redist
mkdir -p "$(dirname "$out")"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0
: >"$out"

say() { printf '%s\n' "$@" | tee -a "$out"; }
# A step: its title, then its command; what it prints goes into the report.
step() {
    say "" "## $1" ""
    shift
    say "    $*" ""
    "$@" >"$work/log" 2>&1
    code=$?
    sed 's/^/    /' "$work/log" | tail -n "${TAIL:-400}" | tee -a "$out"
    [ "$code" -eq 0 ] || { failed=1; say "" "exit code $code: not measured" ""; }
    return "$code"
}

say "# GPU: $(date -u +%Y-%m-%d), $(git rev-parse --short HEAD 2>/dev/null || echo 'no git')"
step "Card and driver" nvidia-smi
step "Build" mvn -q -B -Dfast -DskipTests "-P$LRP_PROFILES" package
step "Libraries" ./lrp doctor
TAIL=40 step "Contract of the engines" mvn -q -B -Dfast "-P$LRP_PROFILES" -pl onnx -am test "-Dlrp.device=$device" \
    -Dtest='EngineContractTest,TransformerRelevanceTest,PredictionTest,DeviceTest' -Dsurefire.failIfNoSpecifiedTests=false
for network in $networks; do
    ./lrp zoo "$network" -o "$work/$network.onnx" || continue
    step "$network: what has a kernel" ./lrp check "$work/$network.onnx" --device cuda --composite epsilon-plus
    step "$network: where nodes ran" ./lrp benchmark "$work/$network.onnx" epsilon epsilon-plus epsilon-gamma-box \
        --device "$device" --profile
    for batch in $batches; do
        step "$network, batch $batch" ./lrp benchmark "$work/$network.onnx" epsilon epsilon-plus epsilon-gamma-box \
            --device "$device" --batch "$batch" --roofline
        step "$network, batch $batch, deterministic" ./lrp benchmark "$work/$network.onnx" epsilon-plus \
            --device "$device,deterministic" --batch "$batch"
    done
    rm -f "$work/$network.onnx"
done
if [ -n "$python" ]; then
    # shellcheck disable=SC2086
    step "Beside zennit, single precision on both sides (TF32 off)" "$python" demos/benchmarks/zoo.py --device cuda \
        --networks $networks --batches $batches
    # shellcheck disable=SC2086
    step "Beside zennit, TF32 on both sides" "$python" demos/benchmarks/zoo.py --device cuda --tf32 --networks $networks \
        --batches $batches
else
    say "" "zennit: not measured (LRP_PEER_PYTHON names no Python)"
fi
say "" "report: $out"
exit "$failed"
