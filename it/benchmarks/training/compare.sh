#!/bin/sh
# The same fine-tuning step in our trainer and in a plain PyTorch loop: an encoder of MiniLM's size,
# batches of 32 texts of 32 sub-words, AdamW, in fp32 and in bf16. Prints tokens per second of each.
#
#   it/benchmarks/training/compare.sh [THREADS]
#
# On Debian: apt-get install python3-torch libopenblas0, and PYTHON=/usr/bin/python3 where another comes first.
set -eu
here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)
threads=${1:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Thirty words that are one sub-word each, and the two special tokens. The trainer tells its speed
# every hundred steps.
awk -v rows="${ROWS:-3232}" 'BEGIN {
  n = split("the film was a good one and nobody left before it ended but some said that this story could have been told in half of its time with more care", word, " ")
  srand(1); print "text\tlabel"
  for (row = 0; row < rows; row++) {
    line = ""
    for (i = 0; i < 30; i++) line = line (i ? " " : "") word[1 + int(rand() * n)]
    print line "\t" row % 2
  }
}' >"$work/train.tsv"
head -n 65 "$work/train.tsv" >"$work/dev.tsv"

for precision in fp32 bf16; do
  cat >"$work/$precision.yaml" <<RECIPE
task: classification
name: speed
version: "1"
base: minilm
languages: [en]
labels: {"0": negative, "1": positive}
dev: {path: dev.tsv, name: made, licence: none}
stages:
  - name: step
    data: [{path: train.tsv, name: made, licence: none}]
    max-tokens: 32
    epochs: 1
    batch-size: 32
    learning-rate: 5e-5
seeds: [1]
settings:
  seed: 1
  weight-decay: 0.01
  clip-norm: 1.0
  dropout: 0.1
  evaluate-every: 1000
  lazy-rows: true
  bf16: $([ "$precision" = bf16 ] && echo true || echo false)
  threads: $threads
RECIPE
  "$here/../../../rhema" train "$work/$precision.yaml" --output "$work/model-$precision" \
    --work "$work/work-$precision" 2>&1 | tr '\r' '\n' |
    sed -n "s|.*step 100 of.* \([0-9]* tokens/s\).*|Rhema, $precision, $threads threads, batches of 32 x 32: \1|p"
  OMP_NUM_THREADS=$threads OPENBLAS_NUM_THREADS=$threads \
    "${PYTHON:-python3}" "$here/plain_loop.py" --threads "$threads" $([ "$precision" = bf16 ] && echo --bf16)
done
