"""Linear chain over name tags: likelihood for training, Viterbi for use (Lafferty, McCallum, Pereira 2001)."""

import torch

from corpus import NAMES

FORBIDDEN = -1e4


def negative_log_likelihood(emissions, tags, mask, transitions, start):
    """Sum over the annotated sentences of a batch, and their number of words. emissions (B,W,N), tags and mask (B,W);
    a sentence whose first tag is negative is not annotated."""
    annotated = tags[:, 0] >= 0
    if not annotated.any():
        return emissions.sum() * 0, 1
    emissions, tags, mask = emissions[annotated], tags[annotated].clamp(min=0), mask[annotated]
    alpha = start + emissions[:, 0]
    gold = start[tags[:, 0]] + emissions[:, 0].gather(1, tags[:, :1])[:, 0]
    for t in range(1, emissions.shape[1]):
        step = torch.logsumexp(alpha[:, :, None] + transitions[None], 1) + emissions[:, t]
        alpha = torch.where(mask[:, t, None], step, alpha)
        score = transitions[tags[:, t - 1], tags[:, t]] + emissions[:, t].gather(1, tags[:, t : t + 1])[:, 0]
        gold = gold + torch.where(mask[:, t], score, torch.zeros(()))
    return (torch.logsumexp(alpha, 1) - gold).sum(), int(mask.sum())


def constrained(transitions, start):
    """I-X follows only B-X and I-X."""
    transitions, start = transitions.clone(), start.clone()
    for j, tag in enumerate(NAMES):
        if tag[0] == "I":
            start[j] = FORBIDDEN
            for i, before in enumerate(NAMES):
                if before == "O" or before[2:] != tag[2:]:
                    transitions[i, j] = FORBIDDEN
    return transitions, start


def viterbi(emissions, lengths, transitions, start):
    """Best tag indices, a list for each sentence."""
    transitions, start = constrained(transitions, start)
    scores, back = [start + emissions[:, 0]], []
    for t in range(1, emissions.shape[1]):
        best, index = (scores[-1][:, :, None] + transitions[None]).max(1)
        scores.append(best + emissions[:, t])
        back.append(index)
    paths = []
    for i, length in enumerate(lengths):
        j = int(scores[length - 1][i].argmax())
        path = [j]
        for t in range(length - 2, -1, -1):
            j = int(back[t][i, j])
            path.append(j)
        paths.append(path[::-1])
    return paths
