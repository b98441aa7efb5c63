"""What the view settings do, where their names alone do not say it: a sentence or two each, by the setting's name."""

# ruff: noqa: RUF001 - apostrophes are what readers see

from types import MappingProxyType

from flask_babel import lazy_gettext

HINTS = MappingProxyType(
    {
        "size": lazy_gettext(
            "The smallest is the size that your browser has. It holds for all of the page, the player too."
        ),
        "colours": lazy_gettext(
            "“Follow the system” takes light or dark, and more contrast, from your device. All can be read well."
        ),
        "face": lazy_gettext(
            "The letters of OpenDyslexic have heavy feet. Some dyslexic people read them more easily."
        ),
        "language": lazy_gettext("Of buttons, help and dates. A transcript stays in the language of its speakers."),
        "measure": lazy_gettext("Short lines are easier to follow, above all in large text."),
        "align": lazy_gettext("Ragged lines have even spaces between words, which is easier to read."),
        "images": lazy_gettext("The patterns beside speakers’ names and the bars of talk time. Their words stay."),
        "motion": lazy_gettext("“None”: the page jumps to what is heard, and does not glide."),
        "ruler": lazy_gettext("Two lines that go with the pointer or the keyboard, and keep you on your line."),
        "pauses": lazy_gettext("The silence between sentences, paragraphs and speakers."),
        "announce": lazy_gettext("A voice of its own says the name before somebody speaks."),
        "directions": lazy_gettext("What nobody says, such as “Laughter”. It stays on the page."),
        "marking": lazy_gettext("What your eyes can follow while you listen."),
        "keys": lazy_gettext("Letters that press the player’s buttons, such as K to play and pause. Help lists them."),
    }
)
