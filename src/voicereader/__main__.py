"""`python -m voicereader`: the command line."""

from voicereader.cli import main

if __name__ == "__main__":
    main()
