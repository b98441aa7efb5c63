"""`make torture`: what the guarantees promise under load and ill-treatment, tried for longer than the tests have time for.

It prints figures, and ends with 1 where a promise is not kept. `python -m tests.torture load` runs only that part.
"""
