"""The rules that are wrong here, each with the reason: all that the checkers find and that is not mended."""

from dataclasses import dataclass

from tests.checkers.checking import Violation


@dataclass(frozen=True, slots=True)
class Accepted:
    """A checker's rule that is wrong, why, what stands in the place where it is, and a page that shows it.

    Where that is looked at in another way than the default, the rule is wrong in such ways only.
    """

    checker: str
    rule: str
    reason: str
    where: str = ""
    state: str = "transcript"
    way: str = "default"

    def covers(self, found: Violation, way: str) -> bool:
        """Return whether that is found by this rule, in its place."""
        there = self.where in found.where and (self.way == "default" or way.startswith(self.way))
        return there and (found.checker, found.rule) == (self.checker, self.rule)


ACCEPTED = (
    Accepted("axe", "audio-caption", "It cannot tell whether sound has captions: the page is the transcript of it."),
    Accepted("axe", "hidden-content", "It asks to be shown what is hidden: other states of the page show it."),
    Accepted("qualweb", "QW-BP12", "It wants scope=row on td, where HTML has none; ours is on th, as HTML wants it."),
    Accepted("qualweb", "QW-WCAG-T33", "It does not know that HTML lets div group dt and dd.", "dl", state="help"),
    Accepted(
        "htmlcs",
        "Principle3.Guideline3_1.3_1_2.H58.1.Lang",
        "HTML writes a language that is not known as an empty word.",
        where='lang=""',
        state="styleguide",
    ),
    Accepted("html-validate", "require-sri", "It is for files from elsewhere; the site's policy allows only its own."),
    Accepted(
        "htmlcs",
        "Principle1.Guideline1_4.1_4_6.G17.Fail",
        "It takes white that is transparent for white: the word is white on a black button, as axe sees.",
        where='<span data-when="paused">',
        state="listening",
        way="forced colours",
    ),
    Accepted(
        "qualweb",
        "QW-ACT-R76",
        "It takes white that is transparent for white: the word is white on a black button, as axe sees.",
        where="button:nth-child(1) > span:nth-child(1)",
        state="listening",
        way="forced colours",
    ),
    Accepted(
        "alfa",
        "sia-r66",
        "It has a colour of its own for links; forced colours are the reader's own, and the page has none.",
        way="forced colours",
    ),
)


def wrong(found: list[Violation], way: str = "default") -> list[Violation]:
    """Return the violations that are not accepted."""
    return [each for each in found if not any(accepted.covers(each, way) for accepted in ACCEPTED)]
