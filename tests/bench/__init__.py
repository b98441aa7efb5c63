"""`make bench`: what VoiceReader costs, against what a user would use instead, in one run on this machine.

It measures and fails nothing. Where two take turns, a figure is the median of several runs, so that a machine that
grows slower spoils no ratio.
"""
