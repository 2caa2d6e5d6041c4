"""
A network of torchvision, watched
=================================

What layers of a network of somebody else's make of your rows: recorded while it trains, and to walk in.

``Watch`` records the same rows again and again, from any layer of any module; ``captured`` catches what layers make of
rows in a pass of your own.  Needs ``pip install 'latentwalk[tools,runtime]'``.
"""

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch.nn.functional import cross_entropy
from torchvision.models import resnet18
from torchvision.transforms import v2

import latentwalk
from latentwalk.tools.hooks import Watch, captured
from latentwalk.tools.snapshot import snapshot

torch.manual_seed(0)
digits = load_digits()
pictures = torch.from_numpy(digits.images[:700] * 255 / 16).to(torch.uint8).unsqueeze(1)  # (n, 1, 8, 8)
labels = torch.from_numpy(digits.target[:700])
prepare = v2.Compose([v2.Resize(32), v2.RGB(), v2.ToDtype(torch.float32, scale=True), v2.Normalize([0.5], [0.25])])
x = prepare(pictures)
train, val = slice(0, 500), slice(500, 700)

# %%
# Any module will do; its layers are named as in ``model.named_modules()``.
model = resnet18(weights=None, num_classes=10)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)

with latentwalk.Recorder("runs", classes=digits.target_names, epochs=4, every=1) as recorder:
    watch = Watch(recorder, "avgpool", {"train": (x[train], labels[train]), "val": (x[val], labels[val])})
    for split, rows in (("train", train), ("val", val)):
        recorder.pictures(pictures[rows][watch.chosen[split]].permute(0, 2, 3, 1), split)
    for epoch in range(1, 5):
        model.train()
        for batch in torch.randperm(500).split(64):
            loss = cross_entropy(model(x[batch]), labels[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        watch.record(model, epoch, {"loss": loss.item()})  # in evaluation mode, without gradients

snapshot([recorder.path], "resnet.scene")
print("its epochs: latentwalk view resnet.scene")

# %%
# Any layer, by one pass over the rows: maps of a convolution come as their means over the picture.
model.eval()
with torch.no_grad(), captured(model.layer1) as early, captured(model.layer3) as late:
    predictions = torch.cat([model(batch).argmax(1) for batch in x[val].split(50)])
np.save("labels.npy", labels[val])
np.save("predictions.npy", predictions)
np.save("pictures.npy", pictures[val, 0])
for name, outputs in (("layer1", early), ("layer3", late)):
    np.save(f"{name}.npy", torch.cat(outputs))
    latentwalk.reduce(
        f"{name}.npy",
        f"{name}.scene",
        method=["pca"],
        labels="labels.npy",
        predictions="predictions.npy",
        images="pictures.npy",
    )
    print(f"what {name} makes of the validation rows: latentwalk view {name}.scene")

# %%
# What an early and a late layer make of the same rows.
for name in ("layer1", "layer3"):
    look = {"t_s": 1, "color": "label", "capture": f"{name}.png"}
    latentwalk.render(f"{name}.scene", {"size": [640, 400], "at": [look]})
