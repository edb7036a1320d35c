"""Who said so, and who says otherwise: news reports of one event, side by side."""

__version__ = "0.1.0"
