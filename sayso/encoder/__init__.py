"""The one neural model's room: the protocol behind which it stands. The rules-only pass uses none and says so on the page."""

from sayso.encoder.protocol import Encoder, Encoding

__all__ = ["Encoder", "Encoding"]
