"""Utterances become sound: clips made once by worker processes, kept on disk, joined to renditions."""
