"""The text of qualifications cut into tokens: lists, paragraphs, sentences, clauses, atoms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from loaders import leads
from loaders.credentials import months_to_obtain
from loaders.lines import Document
from loaders.numbers import durations
from loaders.prose import Item, sentences, stripped
from loaders.qualifications.asides import (
    is_another_way,
    is_for_outsiders,
    is_part,
    is_preference,
    is_process,
)
from loaders.qualifications.asking import asking
from loaders.qualifications.connectives import EQUIVALENT_TO, Tokens
from loaders.qualifications.joining import joined, strength
from loaders.qualifications.leaves import leaves
from loaders.qualifications.pieces import Piece, pieces, without_marks
from loaders.qualifications.requirements import EQUIVALENT, Atom, atoms
from loaders.record import Requirement, Span, Unparsed
from loaders.substitutions import SUBSTITUTES

__all__ = ["Passages"]

_WORD: Final = re.compile(
    r"[\s-]*(?P<word>and/or|and|or|either|plus|supplemented by)\b[\s:,-]*", re.IGNORECASE
)
_LAST_WORD: Final = re.compile(
    r"(?:[;,.:]\s*|\s+)(?P<word>and/or|and|or|either)[\s:.,]*$", re.IGNORECASE
)
#: "… and EITHER #2 or #3 below": the entries that follow belong to the one that names them.
_REFERRING: Final = re.compile(r"[;,]?\s*\band\s+either\s+#?\d[^.;]{0,40}\W*$", re.IGNORECASE)
#: What makes the list behind it one of alternatives.
_ANY_LIST: Final = re.compile(
    r"\b(?:one(?: or more)?|any(?: one)?|either)(?: of)?(?: the)?(?: following)?[^.;]{0,40}:?$"
    r"|\beither:?$",
    re.IGNORECASE,
)
#: The end of a passage that the list below it belongs to.
_ANNOUNCES: Final = re.compile(r"(?::|\beither)$", re.IGNORECASE)
#: What one combination may be, after any combination has been said to do.
_TYPICAL: Final = re.compile(
    r"\b(?:a\s+typical|typically|an?\s+example|for\s+example|one\s+way)\b[^.;]*:?$", re.IGNORECASE
)
#: What is said behind it is one alternative, and the combination itself another.
_EQUIVALENT_TO: Final = re.compile(
    r"(?:[^:;.]{0,60}:)?\W*(?:any|a|an)?\s*(?:\w+\s+)?combination\b[^.;]{0,90}?\bequivalent\s+to\b",
    re.IGNORECASE,
)
#: "… equivalent to the following minimum qualifications is acceptable": what stands below it.
_FOLLOWING: Final = re.compile(
    r"\s*(?:(?:any|one|either)\s+of\s+)?(?:the\s+|those\s+|what\s+is\s+)?"
    r"(?:following|(?:\w+\s+){1,3}(?:listed\s+|set\s+out\s+)?below)\b",
    re.IGNORECASE,
)
#: "(See Special Notes and Requirements)" asks for nothing.
_REFERS: Final = re.compile(r"\W*(?:please\s+)?(?:see|refer\s+to)\s", re.IGNORECASE)
#: Who need not all have a credential.
_OF_SOME: Final = re.compile(
    r"\b(?:some|certain|many|most|other|specific|individual)\s+"
    r"(?:positions?|assignments?|jobs?|employees)\b",
    re.IGNORECASE,
)
#: "Any combination equivalent to: sufficient experience": nothing else is named.
_SUFFICIENT: Final = re.compile(r"\W*(?:sufficient|adequate|enough)\b", re.IGNORECASE)
#: "Any one or any combination of the following, totaling one year".
_ANY_MIX: Final = re.compile(
    r"\b(?:any\s+one\s+or\s+(?:any\s+|a\s+)?|any\s+|a\s+|one\s+or\s+a\s+)combination\b"
    r"(?=[^.;]{0,90}\bfollowing\b)[^.;]{0,120}?:?$",
    re.IGNORECASE,
)
#: "An associate's degree will also be accepted."
_ALSO: Final = re.compile(
    r"\b(?:will|may|shall|can|is|are)\s+also\s+(?:be\s+)?(?:accept|qualif|consider|suffic)"
    r"|\balso\s+(?:qualif|suffic)|\bmay\s+be\s+accepted\s+instead\b",
    re.IGNORECASE,
)
#: A paragraph or entry that is an alternative to all above it.
_INSTEAD: Final = re.compile(
    r"(?:or\b[\s:,-]*)?(?:any\s+(?:other\s+)?|an?\s+)?(?:equivalent\s+combinations?|(?:other\s+)?combination"
    r"\s+of\b[^.;]{0,60}\bequivalent(?!\s+to\b)|such\s+alternatives?\s+to\s+the\s+above)\b",
    re.IGNORECASE,
)
#: A line of its own between two others.
_ONLY_WORD: Final = re.compile(r"[\W_]*(?P<word>and/or|and|or|plus)[\W_]*", re.IGNORECASE)
_NAMES: Final = (
    r"(?:(?:education|experience|training|qualifications?|requirements?|licen[sc]es?|certificat(?:es|ions?))"
    r"(?:\s*(?:,|/|&|and/or|and|or)\s*)*)+(?:requirements?)?\s*"
)
_ONLY_LABEL: Final = re.compile(rf"(?:[A-Z]\w+\s+){{0,2}}(?i:{_NAMES})\W*")
_LABEL: Final = re.compile(rf"{_NAMES}[:|]\s+(?=\S)", re.IGNORECASE)
#: Behind "and", it opens a choice of all that follows: "a diploma and either two years or …".
_EITHER: Final = re.compile(r"\s*(?:with\s+)?either\b", re.IGNORECASE)
_FEWEST_WORDS: Final = 3
_LONGEST_ENDING: Final = 100


class Passages:
    """Reads the items of qualifications into tokens."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.tokens = Tokens()
        #: The styles of the lists that are open; an entry is open in each of them.
        self.styles: list[str] = []
        self.any_list = False
        self.is_widened = False
        self.is_referring = False
        #: How many lists were open where a passage was said to go on in the list below it.
        self.detailed: int | None = None
        #: How many months the entries of the open list last together, where that is said.
        self.total: int | None = None
        #: The experience of that passage; ``None`` where it asks for nothing.
        self.experience: Requirement | None = None

    def read(self, doc: Document, found: Sequence[Item]) -> None:
        """Read the items of one section of a document without its remarks."""
        self.doc = doc
        self._close_to(0)
        self.tokens.join("entry")
        outsiders = bool(found) and is_for_outsiders(doc.clean[found[0].start : found[0].end])
        if outsiders:
            self.tokens.open(outside=True)
        for item in found:
            if leads.find(self.doc.clean, item.start, item.end):
                continue  # a competency, which is no requirement of the tree
            self.doc = without_marks(doc, item)
            for piece in pieces(doc, item):
                self._piece(piece)
        if outsiders:
            self._close_to(0)
            self.tokens.close()

    def finish(self) -> Tokens:
        """Close what is open and return the tokens."""
        self._close_to(0)
        if self.is_widened:
            self.tokens.close()
        return self.tokens

    def _piece(self, piece: Piece) -> None:
        start, end = self.doc.trim(piece.start, piece.end)
        if self._instead(start, end, marked=piece.style is not None):
            return
        if piece.style is None and self._joins(start, end):
            return
        self._place(piece)
        word = _WORD.match(self.doc.clean, start, end)
        if word:
            self._say(word["word"])
            start = word.end()
        referring = self._ending(_REFERRING, start, end)
        if referring:
            self.is_referring = self.any_list = True
            end = referring.start()
        last = self._ending(_LAST_WORD, start, end)
        stop = last.start() if last else end
        if word is None and piece.style is None and self._asks_credentials(start, stop):
            self.tokens.enclose()
        if _ONLY_LABEL.fullmatch(self.doc.clean, start, stop):
            stop = start
        mix = _ANY_MIX.match(self.doc.clean, start, end)
        total = next(durations(self.doc.clean, start, end), None) if mix else None
        if total is not None:
            self._mix(start, end, total.months)
        elif start < stop and not self._details(start, stop):
            self._sentences(start, stop, marked=piece.style is not None)
            listing = self._ending(_ANY_LIST, start, stop)
            self.any_list = self.is_referring or listing is not None
            self._announce(start, end)
        self.tokens.join("entry")
        if last:
            self._say(last["word"])

    def _ending(self, pattern: re.Pattern[str], start: int, end: int) -> re.Match[str] | None:
        """Return how a passage ends; a search of the whole takes long where it ends otherwise."""
        return pattern.search(self.doc.clean, max(start, end - _LONGEST_ENDING), end)

    def _instead(self, start: int, end: int, *, marked: bool) -> bool:
        """Take a passage as the alternative to all that is printed above it, if it is one."""
        combined = _INSTEAD.match(self.doc.clean, start, end) and not self.tokens.is_in_choice
        first = next(iter(sentences(self.doc, start, end)), (start, end))
        if not combined and (marked or not is_another_way(self.doc.clean[slice(*first)])):
            return False
        self._close_to(0)
        self.tokens.enclose()
        self.tokens.join("entry", any_of=True)
        if combined:
            self.tokens.add(self._combination(start, end))
        else:
            self._sentences(start, end, marked=False)
        self.tokens.join("entry")
        return True

    def _mix(self, start: int, end: int, months: int) -> None:
        """Take a passage as any combination of what the list below it names, for so long in all."""
        self.tokens.add(self._combination(start, end), symbol=EQUIVALENT_TO)
        self.any_list = True
        self.total = months

    def _asks_credentials(self, start: int, end: int) -> bool:
        """Tell whether a paragraph asks for credentials alone, whatever stands before it."""
        found = [
            atom for clause in asking(self.doc, start, end) for atom in atoms(self.doc, *clause)
        ]
        return bool(found) and all(atom.kind == "credential" for atom in found)

    def _joins(self, start: int, end: int) -> bool:
        """Take a line that only joins or names what stands around it, as a part of its list."""
        word = _ONLY_WORD.fullmatch(self.doc.clean, start, end)
        if word:
            self._say(word["word"])
            return True
        is_label = _ONLY_LABEL.fullmatch(self.doc.clean, start, end) is not None
        return is_label and bool(self.styles) and not self.tokens.is_choice

    def _announce(self, start: int, end: int) -> None:
        """Note whether a piece ends with a colon that the list below it belongs to."""
        if not _ANNOUNCES.search(self.doc.clean, start, end):
            return
        *_, (sentence, stop) = sentences(self.doc, start, end)
        found = self.tokens.last_experience()
        self.experience = found if found is not None and found.end > sentence else None
        asks_nothing = SUBSTITUTES.search(self.doc.clean, sentence, stop) is not None
        if self.experience is not None or asks_nothing:
            self.detailed = len(self.styles)

    def _details(self, start: int, stop: int) -> bool:
        """Take an entry of a list as a part of what stands above the list, if it is one."""
        if self.detailed is None or len(self.styles) <= self.detailed:
            self.detailed = None
            return False
        last = self.experience
        if last is None:
            return True
        timed = any(durations(self.doc.clean, start, stop))
        if timed or asking(self.doc, start, stop) or self.tokens.last_experience() is not last:
            if timed and last.months is None and last.class_title is None:
                # It only says where or as what, and the entries how long.
                lead = self.doc.statement(last.start, last.end, rule="unparsed")
                self.tokens.replace_last(last, Unparsed(lead))
                self.experience = None
                self.detailed = None
            return False
        told = self.doc.statement(*stripped(self.doc, last.start, stop), rule=last.rule)
        self.experience = replace(last, text=told.text, end=told.end, spans=told.spans)
        self.tokens.replace_last(last, self.experience)
        return True

    def _say(self, word: str) -> None:
        if word.lower() == "either":
            self.any_list = True
        else:
            self.tokens.join("entry", any_of="or" in word.lower())

    def _place(self, piece: Piece) -> None:
        """Open and close lists so that the piece stands where its mark puts it."""
        style = piece.style
        if style is None and self.tokens.holds_or and self.styles:
            style = self.styles[-1]  # the last entry of a list, without its mark
        if style is None:
            self.total = None
            self._close_to(self.styles.index("pattern") + 1 if "pattern" in self.styles else 0)
            self.tokens.join("entry")
            return
        if style in self.styles and not self.is_referring:
            self._close_to(_last(self.styles, style) + 1)
            self.tokens.close()
        else:
            self.tokens.join("entry")
            self.tokens.open(any_of=self.any_list or style == "pattern")
            self.styles.append(style)
            self.any_list = False
        self.is_referring = False
        self.tokens.join("entry", any_of=piece.any_of)
        self.tokens.open()

    def _close_to(self, depth: int) -> None:
        while len(self.styles) > depth:
            self.styles.pop()
            self.tokens.close()
            self.tokens.close()

    def _sentences(self, start: int, end: int, *, marked: bool) -> None:
        for number, sentence in enumerate(sentences(self.doc, start, end)):
            if number:
                self.tokens.join("sentence")
            text = self.doc.clean[slice(*sentence)]
            if _TYPICAL.search(text) and self.tokens.widen():
                self.is_widened = True
            elif not (SUBSTITUTES.search(text) or is_process(text) or self._is_part(text)):
                self._sentence(sentence, first=number == 0, marked=marked)

    def _is_part(self, text: str) -> bool:
        """Tell whether a sentence only restricts experience that was asked for before it."""
        timed = any(durations(text, 0, len(text)))
        return is_part(text) and (self.tokens.has_experience or not timed)

    def _sentence(self, sentence: Span, *, first: bool, marked: bool) -> None:
        start, end = sentence
        label = _LABEL.match(self.doc.clean, start, end)
        if label and any(begin == label.end() for begin, _ in asking(self.doc, label.end(), end)):
            start = label.end()  # what is behind it tells its kind without it
        word = _WORD.match(self.doc.clean, start, end)
        if word:
            self.tokens.join("sentence", any_of="or" in word["word"].lower())
            start = word.end()
        text = self.doc.clean
        another = EQUIVALENT.match(text, start, end) or _ALSO.search(text, start, end)
        if not first and (another or is_another_way(text[start:end])):
            self.tokens.join("sentence", any_of=True)
        combined = _EQUIVALENT_TO.match(self.doc.clean, start, end)
        if combined and _SUFFICIENT.match(self.doc.clean, combined.end(), end):
            self.tokens.add(self._combination(start, end))
        elif combined and asking(self.doc, combined.end(), end):
            self._equivalent_to(start, combined.end(), end)
        elif combined and _FOLLOWING.match(self.doc.clean, combined.end(), end):
            self.tokens.add(self._combination(start, end))
            self.is_widened = self.tokens.widen() or self.is_widened
        elif asking(self.doc, start, end):
            self._all_clauses(start, end, marked=marked)
        else:
            self._unparsed(start, end)

    def _equivalent_to(self, start: int, words_end: int, end: int) -> None:
        self.tokens.add(self._combination(start, words_end), symbol=EQUIVALENT_TO)
        self.tokens.open()
        self._all_clauses(words_end, end, marked=False)
        self.tokens.close()

    def _combination(self, start: int, end: int) -> Requirement:
        return next(leaves(self.doc, Atom("equivalent-combination", start, end, (start, end))))

    def _all_clauses(self, start: int, end: int, *, marked: bool) -> None:
        for number, clause in enumerate(asking(self.doc, start, end)):
            if number:
                alternative = EQUIVALENT.match(self.doc.clean, *clause) is not None
                self.tokens.join("clause", any_of=alternative or None)
            self._clause(clause, marked=marked)

    def _clause(self, clause: Span, *, marked: bool) -> None:
        start, end = clause
        word = _WORD.match(self.doc.clean, start, end)
        if word:
            self.tokens.join("clause", any_of="or" in word["word"].lower())
            start = word.end()
        found = joined(atoms(self.doc, start, end)) if marked else atoms(self.doc, start, end)
        choices = 0
        for number, atom in enumerate(found):
            if number:
                self.tokens.join(strength(found, number), any_of=atom.any_of)
            either = _EITHER.match(self.doc.clean, atom.start, atom.end) if number else None
            if either and not atom.any_of:
                self.tokens.open()
                choices += 1
                atom = replace(atom, start=either.end())
            if not self._is_not_asked_now(atom):
                timed = atom.months or (self.total if atom.kind == "experience" else None)
                self.tokens.add_any(leaves(self.doc, replace(atom, months=timed)))
        for _ in range(choices):
            self.tokens.close()

    def _is_not_asked_now(self, atom: Atom) -> bool:
        """Tell whether a credential is due after the appointment, or asked only of some."""
        text = self.doc.clean[atom.start : atom.end]
        later = atom.kind == "credential" and months_to_obtain(text) is not None
        return later or (atom.kind == "credential" and _OF_SOME.search(text) is not None)

    def _unparsed(self, start: int, end: int) -> None:
        text = self.doc.clean[start:end]
        if len(text.split()) < _FEWEST_WORDS or text.endswith(":"):
            return
        if is_preference(text) or _REFERS.match(text):
            return
        told = self.doc.statement(*stripped(self.doc, start, end), rule="unparsed")
        self.tokens.add(Unparsed(told))


def _last(styles: Sequence[str], style: str) -> int:
    return len(styles) - 1 - list(reversed(styles)).index(style)
