"""Rebuilds the model with which Marquee marks names: labelled texts in, an ONNX file out."""
