"""A folder for PYTHONPATH: programs that import torchvision can do so where its compiled operators do not fit torch."""

from latentwalk.tools.data.named import import_torchvision

import_torchvision()
