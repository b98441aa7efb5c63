"""VoiceReader: transcripts as pages that anyone can read, and a voice of their own for every speaker."""

__version__ = "0.1.0"
