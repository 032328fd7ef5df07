"""What a person types, as an anchor: a name on record, or where it stands."""

from __future__ import annotations

from onrecord.decisions import Anchor, Place, Relation
from onrecord.errors import QueryError
from onrecord.model import Decision, Entity, Statement, fold
from onrecord.resolve.assemble import folded_words
from onrecord.review.case import Case
from onrecord.show import find

__all__ = ["apart", "fact", "pointed", "thing"]

_SHOWN = 4


def pointed(case: Case, text: str, outside: bool = False) -> Anchor:
    """The anchor of a name on record, of an anchor written out, or (outside) of an <IRI>.

    Raises QueryError if nobody, or more than one, is called so: with where each of them stands, to be given instead.
    """
    text = text.strip()
    if _written_out(case, text):
        try:
            anchor = Anchor.parse(text)
        except ValueError as error:
            raise QueryError(str(error)) from None
        if anchor.outside and not outside:
            raise QueryError(f"{text}: an outside IRI goes second, after what is on record")
        if anchor.places or anchor.outside:
            return anchor
        text = anchor.words
    entity = thing(case, text)
    wanted = fold(text)
    found = case.anchor(entity.id, text if wanted in map(fold, (entity.name, *entity.aliases)) else "")
    if found is None:
        raise QueryError(f"{text!r} is mentioned in no article; nothing can be decided about it")
    return found


def _written_out(case: Case, text: str) -> bool:
    """Whether it is an anchor or an <IRI> and no name: names have quotation marks in them too."""
    if text[:1] != "<" and "“" not in text and '"' not in text:
        return False
    return not any(fold(text) in map(fold, (each.name, *each.aliases)) for each in case.record.entities)


def apart(case: Case, what: Anchor, other: Anchor) -> None:
    """Raises QueryError, with places to give instead, if both point at one and the same mention."""
    if what.outside or other.outside or set(what.places) & set(other.places) == set():
        return
    entity = _entity(case, str(what))
    places = {
        fold(anchor.words): anchor
        for form in (entity.name, *entity.aliases)
        if (anchor := case.anchor(entity.id, form))
    }
    each_of = "  ".join(f"[{anchor}]" for anchor in list(places.values())[:_SHOWN])
    raise QueryError(
        f"both are one mention, “{what.words}”; to part what was made one, give the places, not the name: {each_of}"
    )


def thing(case: Case, name: str) -> Entity:
    """The one entity of that name. Raises QueryError if there is none, or more than one."""
    found = find(case.record, name)
    named = [each for each in found if fold(name) == fold(each.name)] or found
    named = [each for each in named if case.mentions.get(each.id)] or named
    if not named:
        raise QueryError(f"nobody and nothing named {name!r} is on record; see: onrecord query {case.path} people")
    if len(named) > 1:
        where = "  ".join(f"[{anchor}]" for each in named[:_SHOWN] if (anchor := case.anchor(each.id)))
        raise QueryError(f"{len(named)} are called {name!r}; say which, in place of the name: {where}")
    return named[0]


def fact(case: Case, verdict: str, subject: str, relation: str, object: str) -> Decision:
    """The decision on the one statement that the three say. Raises QueryError if there is none, or more than one."""
    try:
        wanted = Relation.parse(relation)
    except ValueError as error:
        raise QueryError(str(error)) from None
    about = _entity(case, subject)
    found = [
        statement
        for statement in case.about.get(about.id, ())
        if statement.subject == about.id
        and statement.relation == wanted.name
        and all(statement.detail(name) == value for name, value in wanted.details)
        and _is(case, statement, object)
    ]
    if not found:
        told = sorted({each.relation for each in case.about.get(about.id, ()) if each.subject == about.id})
        raise QueryError(
            f"it is not on record that {about.name} {wanted.name} {object}; its relations: {', '.join(told) or 'none'}"
        )
    if len(found) > 1:
        each_of = "  ".join(f"[{_told(case, statement)}]" for statement in found[:_SHOWN])
        raise QueryError(f"{len(found)} statements are such; say which: {each_of}")
    decision = case.fact(verdict, found[0])
    if decision is None:
        raise QueryError(f"{about.name} is mentioned in no article by name; write the line into {case.file} by hand")
    return decision


def _entity(case: Case, text: str) -> Entity:
    """The entity of a name, or at a place; of mentions that overlap there, that which begins there."""
    if not _written_out(case, text.strip()):
        return thing(case, text.strip())
    anchor = pointed(case, text)
    found = [
        (start != place.at, -end, entity)
        for entity, places in case.mentions.items()
        for article, start, end, kind in places
        for place in anchor.places
        if _there(place, article, start, end) and kind == (anchor.kind or kind)
    ]
    if not found:
        raise QueryError(f"{text!r} leads to nothing on record")
    return case.entities[min(found)[2]]


def _there(place: Place, article: str, start: int, end: int) -> bool:
    return place.article == article and start <= place.at < end


def _is(case: Case, statement: Statement, words: str) -> bool:
    """Whether the object is what the words say: a name of it, or for a plain value all or some of its words."""
    if not statement.literal:
        entity = case.entities[statement.object]
        return fold(words) in map(fold, (entity.name, *entity.aliases)) or _leads_to(case, words, entity.id)
    return fold(statement.object) == fold(words) or f" {folded_words(words)} " in f" {folded_words(statement.object)} "


def _leads_to(case: Case, words: str, entity: str) -> bool:
    try:
        anchor = Anchor.parse(words)
    except ValueError:
        return False
    return any(
        _there(place, article, start, end)
        for place in anchor.places
        for article, start, end, _ in case.mentions.get(entity, ())
    )


def _told(case: Case, statement: Statement) -> str:
    thing = statement.object if statement.literal else case.entities[statement.object].name
    details = ", ".join(f"{name} {value}" for name, value in statement.details if name in {"status", "answer", "as"})
    return f"{statement.relation}{f' ({details})' if details else ''} {thing}"
