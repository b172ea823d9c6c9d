"""Fine-tunes an encoder of MiniLM's size in a plain PyTorch loop and prints tokens per second.

Weights are random: what a step costs does not depend on them. Needs PyTorch alone; with Debian's,
install libopenblas0 too, or its float32 products run without any library.
"""

import argparse
import time

import torch
from torch import nn

VOCABULARY, POSITIONS, WIDTH, INNER, HEADS, LAYERS, LABELS = 30522, 512, 384, 1536, 12, 6, 2


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        rows, columns, _ = x.shape

        def heads(values):
            return values.view(rows, columns, HEADS, WIDTH // HEADS).transpose(1, 2)

        scores = heads(self.query(x)) @ heads(self.key(x)).transpose(-1, -2)
        weights = self.dropout(torch.softmax(scores / (WIDTH // HEADS) ** 0.5 + mask, -1))
        mixed = (weights @ heads(self.value(x))).transpose(1, 2).reshape(rows, columns, WIDTH)
        x = self.norm1(x + self.dropout(self.output(mixed)))
        inner = nn.functional.gelu(self.inner(x))
        return self.norm2(x + self.dropout(self.outer(inner)))


class Classifier(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.types = nn.Embedding(2, WIDTH)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, 1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.head = nn.Linear(WIDTH, LABELS)

    def forward(self, ids, mask):
        positions = torch.arange(ids.shape[1])
        x = self.words(ids) + self.positions(positions) + self.types(torch.zeros_like(ids))
        x = self.dropout(self.norm(x))
        added = (1.0 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, added)
        pooled = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        return self.head(pooled)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=32)
    parser.add_argument("--columns", type=int, default=32)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--warm-up", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--bf16", action="store_true")
    options = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(options.threads)
    model = Classifier(0.1).train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-5, weight_decay=0.01)
    begin = 0.0
    for step in range(options.warm_up + options.steps):
        if step == options.warm_up:
            begin = time.perf_counter()
        ids = torch.randint(1000, 20000, (options.rows, options.columns))
        mask = torch.ones(options.rows, options.columns)
        labels = torch.randint(LABELS, (options.rows,))
        optimizer.zero_grad(set_to_none=True)
        with torch.autocast("cpu", torch.bfloat16, enabled=options.bf16):
            logits = model(ids, mask)
        loss = nn.functional.cross_entropy(logits.float(), labels)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
    seconds = time.perf_counter() - begin
    tokens = options.steps * options.rows * options.columns
    print(
        "PyTorch %s, %s, %d threads, batches of %d x %d: %.0f tokens/s"
        % (
            torch.__version__,
            "bf16" if options.bf16 else "fp32",
            options.threads,
            options.rows,
            options.columns,
            tokens / seconds,
        )
    )


main()
