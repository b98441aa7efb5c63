"""A bare Flask page on the product's server: `python -m tests.bench.bare PORT` sends one page, as it was read from stdin."""

import sys

import waitress
from flask import Flask


def main() -> None:
    """Serve until ended."""
    app, page = Flask(__name__), sys.stdin.read()

    @app.get("/")
    def whole() -> str:
        return page

    waitress.serve(app, host="127.0.0.1", port=int(sys.argv[1]), threads=8, _quiet=True)


if __name__ == "__main__":
    main()
