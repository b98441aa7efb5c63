"""For whom work is done: the id of a request or a job, so that what fails far from it is told with it."""

from contextvars import ContextVar

origin: ContextVar[str] = ContextVar("origin", default="")
"""The id, empty where nobody asked. Threads do not inherit it: who starts one hands it on."""

asked: ContextVar[str] = ContextVar("asked", default="")
"""The query of the request, which no log may repeat: people's searches are their own."""
