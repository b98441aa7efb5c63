"""Readers of captions and subtitles: what is on the screen, and from when to when."""
