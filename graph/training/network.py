"""The network: one MiniLM encoder, and a small head for each thing asked of a word.

Encoder: MiniLM-L6 (Wang et al. 2020), here written out, so that its export is plain ONNX. Arcs,
relations and links are biaffine (Dozat & Manning 2017); attribution is a linear-chain conditional
random field (Lafferty, McCallum & Pereira 2001) over emissions from the words.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
ARC, REL, LINK, TAG, ROLE = 256, 96, 128, 192, 96
ENCODER_DROPOUT = 0.1  # as BERT was made with; without it the corpora are learnt by heart
FAR = -1e4  # a score for what cannot be; finite, so that int8 and half precision survive it


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(ENCODER_DROPOUT)
        self.rowwise = False  # set for the export

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, s = x.shape[0], x.shape[1]
        size = WIDTH // ATTENTION_HEADS
        q, k, v = self.qkv(x).view(b, s, 3, ATTENTION_HEADS, size).permute(2, 0, 3, 1, 4).unbind(0)
        # Written out: on CPUs, and in bf16, three times as fast as torch's fused attention with its gradient.
        mixed = ((q * (1 / math.sqrt(size))) @ k.transpose(-1, -2) + bias).softmax(-1) @ v
        x = self.norm1(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(b, s, WIDTH))))
        return self.norm2(x + self.dropout(self.apply_rows(self.down, F.gelu(self.apply_rows(self.up, x)))))

    def apply_rows(self, linear: nn.Linear, x: Tensor) -> Tensor:
        """The product, each row brought to a largest value of one before and back after it.

        [CLS] carries values ten times those of any word; with one int8 scale for all rows they cost
        the words most of their steps. Scaled by rows, the product is the same and loses little.
        """
        if not self.rowwise:
            return linear(x)
        largest = x.abs().amax(-1, keepdim=True)
        return F.linear(x / largest, linear.weight) * largest + linear.bias


class Encoder(nn.Module):
    """BERT's encoder, with two more embeddings at its input: the word's shape and its layout."""

    def __init__(self, vocabulary: int = 30522) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.shape = nn.Embedding(9, WIDTH)
        self.layout = nn.Embedding(9, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(ENCODER_DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        # Stances are read by a last layer of their own, and nothing of what it learns goes into those below: learnt
        # together they bent the trees, "should" and "against" became heads (50 of 2,000 minimal pairs failed).
        self.aside = Layer()
        nn.init.normal_(self.shape.weight, std=0.02)
        nn.init.normal_(self.layout.weight, std=0.02)

    def forward(self, ids: Tensor, mask: Tensor, shape: Tensor, layout: Tensor) -> tuple[Tensor, Tensor]:
        """What the last layer makes of the subwords, and what the layer of the stances does, [B,S,384] each."""
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.word(ids) + self.position(at)[None] + self.shape(shape) + self.layout(layout)))
        bias = ((1 - mask).to(x.dtype) * FAR)[:, None, None, :]
        for layer in self.layers[:-1]:
            x = layer(x, bias)
        return self.layers[-1](x, bias), self.aside(x.detach(), bias)

    def load_minilm(self, state: dict[str, Tensor]) -> None:
        """Weights of the published encoder; its token type 0, always on, goes into the positions."""
        state = {k.removeprefix("bert."): v.float() for k, v in state.items()}
        with torch.no_grad():
            self.word.weight.copy_(state["embeddings.word_embeddings.weight"])
            kind = state["embeddings.token_type_embeddings.weight"][0]
            self.position.weight.copy_(state["embeddings.position_embeddings.weight"] + kind)
            _copy(self.norm, state, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                base = f"encoder.layer.{i}."
                for name in ("weight", "bias"):
                    parts = [state[f"{base}attention.self.{p}.{name}"] for p in ("query", "key", "value")]
                    getattr(layer.qkv, name).copy_(torch.cat(parts))
                _copy(layer.out, state, base + "attention.output.dense")
                _copy(layer.norm1, state, base + "attention.output.LayerNorm")
                _copy(layer.up, state, base + "intermediate.dense")
                _copy(layer.down, state, base + "output.dense")
                _copy(layer.norm2, state, base + "output.LayerNorm")
            self.aside.load_state_dict(self.layers[-1].state_dict())


def _copy(module: nn.Module, state: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(state[name + ".weight"])  # type: ignore[operator, union-attr]
    module.bias.copy_(state[name + ".bias"])  # type: ignore[operator, union-attr]


class Crf(nn.Module):
    """Linear-chain CRF over BIO labels: learned transitions, impossible ones ruled out."""

    def __init__(self, labels: list[str]) -> None:
        super().__init__()
        n = len(labels)
        self.transitions = nn.Parameter(torch.zeros(n, n))
        self.start = nn.Parameter(torch.zeros(n))
        self.end = nn.Parameter(torch.zeros(n))
        illegal = torch.zeros(n, n)
        for j, label in enumerate(labels):
            if label.startswith("I-"):
                for i, before in enumerate(labels):
                    if before[2:] != label[2:]:
                        illegal[i, j] = FAR
        self.register_buffer("illegal", illegal)

    def loss(self, emissions: Tensor, gold: Tensor, lengths: Tensor) -> Tensor:
        """Negative log likelihood, summed over sequences. A window may begin inside a span, so an I
        at its start is possible here; the decoder, which sees whole articles, rules it out."""
        _b, w, _n = emissions.shape
        steps = self.transitions + self.illegal
        alive = torch.arange(w)[None] < lengths[:, None]
        alpha = self.start + emissions[:, 0]
        for t in range(1, w):
            reached = torch.logsumexp(alpha[:, :, None] + steps, 1) + emissions[:, t]
            alpha = torch.where(alive[:, t, None], reached, alpha)
        total = torch.logsumexp(alpha + self.end, 1)
        safe = gold.clamp(min=0)
        score = (emissions.gather(2, safe[:, :, None])[..., 0] * alive).sum(1)
        score = score + (steps[safe[:, :-1], safe[:, 1:]] * alive[:, 1:]).sum(1)
        score = score + self.start[safe[:, 0]] + self.end[safe.gather(1, lengths[:, None] - 1)[:, 0]]
        return (total - score).sum()


@dataclass(slots=True)
class Batch:
    """Tensors of a batch of windows; labels are -100 where nothing is said."""

    ids: Tensor
    mask: Tensor
    shape: Tensor
    layout: Tensor
    first: Tensor
    force: Tensor
    sent: Tensor
    start: Tensor
    upos: Tensor
    xpos: Tensor
    head: Tensor  # column: 0 the root, i the i-th word
    rel: Tensor
    names: Tensor
    names_weight: Tensor
    attr: Tensor
    link: Tensor  # (found, 3): window, word, cue word
    stance: Tensor
    cue: Tensor  # (found, 2): window, first word of a stance's cue
    negated: Tensor  # (found,)
    role: Tensor  # (found, W): of each word for that cue


def _tagged(out: dict[str, tuple[Tensor, Tensor]], name: str, logits: Tensor, gold: Tensor) -> None:
    """Adds the loss of a task that gives each word a label, over the words that have one."""
    keep = gold != -100
    if keep.any():
        out[name] = (F.cross_entropy(logits[keep].float(), gold[keep], reduction="sum"), keep.sum())


class Network(nn.Module):
    def __init__(self, labels: dict[str, list[str]], dropout: float = 0.15) -> None:
        super().__init__()
        self.labels = labels
        self.encoder = Encoder()
        # One product for all heads' features: biaffine sides first, then the taggers'.
        self.sizes = [ARC, ARC, REL, REL, LINK, LINK, TAG, TAG]
        self.project = nn.Linear(WIDTH, sum(self.sizes))
        self.upos = nn.Linear(WIDTH, len(labels["upos"]))
        self.xpos = nn.Linear(WIDTH, len(labels["xpos"]))
        self.start = nn.Linear(WIDTH, 1)
        self.names = nn.Linear(TAG, len(labels["names"]))
        self.attr = nn.Linear(TAG, len(labels["attr"]))
        self.crf = Crf(labels["attr"])
        self.root = nn.Parameter(torch.randn(ARC + REL) * 0.02)
        self.arc = nn.Linear(ARC, ARC, bias=False)
        self.arc_head = nn.Linear(ARC, 1, bias=False)
        count = len(labels["rel"])
        self.rel = nn.Linear(REL, count * REL, bias=False)
        self.rel_dependent = nn.Linear(REL, count)
        self.rel_head = nn.Linear(REL, count, bias=False)
        self.link = nn.Linear(LINK, LINK, bias=False)
        self.link_cue = nn.Linear(LINK, 1, bias=False)
        self.project_stances = nn.Linear(WIDTH, TAG + 2 * ROLE)
        self.stance = nn.Linear(TAG, len(labels["stance"]))
        self.negated = nn.Linear(TAG, 1)
        # What a cue asks of each word, for each role: a vector to be multiplied with the word's, and a constant.
        self.asks = nn.Linear(ROLE, len(labels["role"]) * (ROLE + 1))
        for module in (self.arc, self.rel, self.link):
            nn.init.normal_(module.weight, std=0.02)
        self.dropout = nn.Dropout(dropout)

    def words(self, x: Tensor, first: Tensor) -> tuple[Tensor, list[Tensor]]:
        """Features of words (their first subwords), and those of each head."""
        x = x.gather(1, first[:, :, None].expand(-1, -1, WIDTH))
        x = self.dropout(x)
        parts = list(self.dropout(F.gelu(self.project(x))).split(self.sizes, -1))
        return x, parts

    def stances(self, aside: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Features of words for the cues of stances, for what a word is to a cue, and for what a cue asks."""
        x = self.dropout(aside.gather(1, first[:, :, None].expand(-1, -1, WIDTH)))
        cue, word, ask = self.dropout(F.gelu(self.project_stances(x))).split([TAG, ROLE, ROLE], -1)
        return cue, word, ask

    def arcs(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores [B, W, W+1], the root in column 0."""
        root = self.root[:ARC].to(head.dtype).expand(head.shape[0], 1, ARC)
        heads = torch.cat([root, head], 1)
        return self.arc(dependent) @ heads.transpose(1, 2) + self.arc_head(heads).transpose(1, 2)

    def relations(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores [..., R] of pairs of dependent [..., 96] and head [..., 96]."""
        both = self.rel(dependent).unflatten(-1, (-1, REL))
        mixed = (both @ head[..., None])[..., 0]
        return mixed + self.rel_dependent(dependent) + self.rel_head(head)

    def links(self, word: Tensor, cue: Tensor) -> Tensor:
        return self.link(word) @ cue.transpose(1, 2) + self.link_cue(cue).transpose(1, 2)

    def roles(self, word: Tensor, asked: Tensor) -> Tensor:
        """Scores [..., W, roles] of words [..., W, 96] for one cue, from what it asks [..., roles * 97]."""
        asked = asked.unflatten(-1, (-1, ROLE + 1))
        return word @ asked[..., :ROLE].transpose(-1, -2) + asked[..., None, :, ROLE]

    def losses(self, encoded: Tensor, b: Batch) -> dict[str, tuple[Tensor, Tensor]]:
        """For each task the summed loss, and over how many words."""
        x, (arc_d, arc_h, rel_d, rel_h, link_w, link_c, name_x, attr_x) = self.words(encoded, b.first)
        out: dict[str, tuple[Tensor, Tensor]] = {}

        _tagged(out, "upos", self.upos(x), b.upos)
        _tagged(out, "xpos", self.xpos(x), b.xpos)
        keep = b.start != -100
        if keep.any():
            logit = self.start(x)[..., 0]
            loss = F.binary_cross_entropy_with_logits(logit[keep].float(), b.start[keep].float(), reduction="sum")
            out["start"] = (loss, keep.sum())
        keep = b.names != -100
        if keep.any():
            loss = F.cross_entropy(self.names(name_x)[keep].float(), b.names[keep], reduction="none")
            out["names"] = ((loss * b.names_weight[keep]).sum(), b.names_weight[keep].sum())

        rows = (b.head != -100).any(1)
        if rows.any():
            gold, sent = b.head[rows], b.sent[rows]
            same = (sent[:, :, None] == sent[:, None, :]) & (sent >= 0)[:, :, None]
            same = F.pad(same, (1, 0), value=True)
            scores = self.arcs(arc_d[rows], arc_h[rows]).float().masked_fill(~same, FAR)
            keep = gold != -100
            out["arc"] = (F.cross_entropy(scores[keep], gold[keep], reduction="sum"), keep.sum())
            heads = torch.cat([self.root[ARC:].expand(int(rows.sum()), 1, REL), rel_h[rows]], 1)
            chosen = heads.gather(1, gold.clamp(min=0)[:, :, None].expand(-1, -1, REL))
            scores = self.relations(rel_d[rows][keep], chosen[keep]).float()
            out["rel"] = (F.cross_entropy(scores, b.rel[rows][keep], reduction="sum"), keep.sum())

        rows = (b.attr != -100).any(1)
        if rows.any():
            lengths = (b.attr[rows] != -100).sum(1)
            emissions = self.attr(attr_x[rows]).float()
            out["attr"] = (self.crf.loss(emissions, b.attr[rows], lengths), lengths.sum())
        if len(b.link):
            # The softmax runs over all words; any word of the cue is right (marginal likelihood).
            scores = self.links(link_w, link_c).float()
            scores = scores.masked_fill((b.force < 0)[:, None, :], FAR).log_softmax(-1)
            target = torch.full_like(scores, float("-inf"))
            target[b.link[:, 0], b.link[:, 1], b.link[:, 2]] = 0.0
            known = torch.zeros(scores.shape[:2], dtype=torch.bool)
            known[b.link[:, 0], b.link[:, 1]] = True
            out["link"] = (-(scores + target)[known].logsumexp(-1).sum(), known.sum())
        return out

    def stance_losses(self, aside: Tensor, b: Batch) -> dict[str, tuple[Tensor, Tensor]]:
        """The same for what reads stances."""
        stance_x, role_w, role_c = self.stances(aside, b.first)
        out: dict[str, tuple[Tensor, Tensor]] = {}
        _tagged(out, "stance", self.stance(stance_x), b.stance)
        if len(b.cue):
            window, cue = b.cue[:, 0], b.cue[:, 1]
            logit = self.negated(stance_x[window, cue])[:, 0].float()
            loss = F.binary_cross_entropy_with_logits(logit, b.negated.float(), reduction="sum")
            out["negated"] = (loss, torch.tensor(len(b.cue)))
            scores = self.roles(role_w[window], self.asks(role_c[window, cue])).float()
            _tagged(out, "role", scores, b.role)
        return out


class Exported(nn.Module):
    """The network as onnxruntime runs it: everything that a decoder needs, in one pass."""

    def __init__(self, network: Network, rowwise: bool = True) -> None:
        super().__init__()
        self.network = network
        for layer in (*network.encoder.layers, network.encoder.aside):
            layer.rowwise = rowwise

    def forward(
        self, ids: Tensor, mask: Tensor, shape: Tensor, layout: Tensor, first: Tensor, force: Tensor
    ) -> tuple[Tensor, ...]:
        net = self.network
        encoded, aside = net.encoder(ids, mask, shape, layout)
        x, (arc_d, arc_h, rel_d, rel_h, link_w, link_c, name_x, attr_x) = net.words(encoded, first)
        stance_x, role_w, role_c = net.stances(aside, first)
        start = net.start(x)[..., 0]
        real = force >= 0
        begins = ((start > 0) | (force == 1)) & real
        sentence = torch.where(real, begins.to(torch.int64).cumsum(1), torch.zeros_like(force) - 1)
        same = (sentence[:, :, None] == sentence[:, None, :]) & real[:, :, None]
        same = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
        arc = torch.where(same, net.arcs(arc_d, arc_h), torch.full((), FAR))
        # at least four columns, also for a text of one word
        heads = F.pad(arc, (0, 3), value=2 * FAR).topk(4, -1).indices.clamp(max=first.shape[1])
        root = net.root[ARC:].expand(first.shape[0], 1, REL)
        all_heads = torch.cat([root, rel_h], 1)
        b, w = first.shape[0], first.shape[1]
        index = heads.reshape(b, w * 4)[:, :, None].expand(-1, -1, REL)
        chosen = all_heads.gather(1, index).reshape(b, w, 4, REL)
        both = net.rel(rel_d).reshape(b, w, -1, REL)
        scores = chosen @ both.transpose(-1, -2) + net.rel_dependent(rel_d)[:, :, None] + net.rel_head(chosen)
        return (
            net.upos(x).argmax(-1),
            net.xpos(x).argmax(-1),
            start,
            net.names(name_x),
            net.attr(attr_x),
            arc,
            heads,
            scores.argmax(-1),
            net.links(link_w, link_c),
            torch.cat([net.stance(stance_x), net.negated(stance_x)], -1),
            role_w,
            net.asks(role_c),
        )
