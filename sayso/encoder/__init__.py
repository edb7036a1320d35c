"""The one neural model's room: the protocol behind which it stands, and the encoders that can stand there.

Nothing here imports numpy or onnxruntime before `load_encoder` is called.
"""

from sayso.encoder.loading import OWN, load_encoder
from sayso.encoder.protocol import Encoder

__all__ = ["OWN", "Encoder", "load_encoder"]
