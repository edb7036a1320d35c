"""Hostile reports: what they may hold (the lists), a story made of it, and every output held to doing nothing of what it says."""
