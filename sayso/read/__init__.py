"""Bytes to `Report`: files, web pages, JSON lines; passages, publication days, outlets, credits. Nothing is edited."""
