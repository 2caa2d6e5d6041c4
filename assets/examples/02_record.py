"""A run recorded while it trains, and its epochs laid out to scrub through: `python 02_record.py`.

Recording needs numpy and msgpack alone and takes arrays and tensors of any library; the network and `snapshot` here
need `pip install 'latentwalk[tools]'`.
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

# All epochs in one room, so that points keep their identity.  It can run beside the training as well, and `latentwalk
# view --follow runs/run_001` grows the timeline while the run still trains.
scene = snapshot([recorder.path], "epochs.scene")
print(f"{recorder.path}: {len(scene.epochs)} epochs; walk in them: latentwalk view epochs.scene")
