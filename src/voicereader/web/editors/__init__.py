"""What editors do in the browser, and programs with a token of theirs, over the same use cases."""

from voicereader.web.editors import api, drafts, hearing, history, speakers, transcripts, words

BLUEPRINTS = tuple(each.blueprint for each in (history, drafts, transcripts, speakers, words, hearing, api))
"""All of their routes; each declares that it needs an editor."""
