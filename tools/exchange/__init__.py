"""Decoders as files of other tools: ONNX, both ways, and torch.export."""
