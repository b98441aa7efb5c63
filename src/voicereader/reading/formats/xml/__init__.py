"""Readers of XML: debates and speech in vocabularies made for them, and in any other."""
