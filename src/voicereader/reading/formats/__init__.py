"""Readers of files whose parts a machine can tell: captions, JSON, XML. One is imported when its file comes."""
