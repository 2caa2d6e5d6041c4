"""
Record a training loop, and scrub its epochs
============================================

A run is recorded while it trains; then its epochs are laid out together, to pull back and forth.

Recording needs numpy and msgpack alone and takes arrays and tensors of any library; the network and ``snapshot`` here
need ``pip install 'latentwalk[tools,runtime]'``.
"""

import torch
from sklearn.datasets import load_digits

import latentwalk
from latentwalk.tools.snapshot import snapshot

torch.manual_seed(0)
pixels, digits = (torch.tensor(part) for part in load_digits(return_X_y=True))
x = pixels.float() / 16
body = torch.nn.Sequential(torch.nn.Linear(64, 32), torch.nn.ReLU())
head = torch.nn.Linear(32, 10)
optimizer = torch.optim.Adam([*body.parameters(), *head.parameters()], lr=0.01)

# %%
# The training loop is your own; ``recorder.epoch`` is what is new in it.
with latentwalk.Recorder("runs", classes=[str(digit) for digit in range(10)]) as recorder:
    # The rows to record, chosen once and evenly over the classes, with what they look like.
    rows = recorder.sample(digits, "train")
    recorder.pictures((x[rows] * 255).to(torch.uint8).reshape(-1, 8, 8, 1), "train")
    for epoch in range(1, 41):
        features = body(x)
        logits = head(features)
        loss = torch.nn.functional.cross_entropy(logits, digits)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        metrics = {"loss": loss.item()}
        if recorder.due(epoch):  # 1, 5, 10, 20 …: what the model makes of the rows, and its numbers
            recorder.epoch(
                epoch, features=features[rows], labels=digits[rows], logits=logits[rows], split="train", metrics=metrics
            )
        else:  # the numbers alone
            recorder.epoch(epoch, split="train", metrics=metrics)

# %%
# All epochs in one room, so that points keep their identity.  It can run beside the training as well, and
# ``latentwalk view --follow runs/run_001`` grows the timeline while the run still trains.
scene = snapshot([recorder.path], "epochs.scene")
print(f"{recorder.path}: {len(scene.epochs)} epochs; walk in them: latentwalk view epochs.scene")

# %%
# From the first epoch to the last: classes part.  A window has a timeline for this, a headset a grip.
first, last = scene.epochs[0].epoch, scene.epochs[-1].epoch
latentwalk.render(
    "epochs.scene",
    {
        "size": [900, 560],
        "fps": 10,
        "at": [
            {"t_s": 0, "color": "label", "epoch": first, "capture": "epochs.gif"},
            {"t_s": 0, "rig": {"position": [-0.7, 0, 3.4], "yaw_rad": 0}},
            {"t_s": 0.2, "over_s": 2, "epoch": last},
            {"t_s": 2.4, "trails": 3, "capture": "last.png"},
        ],
    },
)
