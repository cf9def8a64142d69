"""The description of the data set: how much of what it holds, and where to get and to ask it.

`Describing Linked Datasets with VoID <https://www.w3.org/TR/void/>`_ and `Data Catalog Vocabulary
<https://www.w3.org/TR/vocab-dcat-3/>`_.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeAlias

from graph import read, vocab
from graph.store import Store
from web.exports import short
from web.linked.dumps import DUMPS, GZIP, Dump, Shelf
from web.linked.kinds import KINDS
from web.linked.names import bases

__all__ = ["RIGHTS", "TITLE", "Counts", "Places", "counts", "described"]

_Json: TypeAlias = dict[str, Any]

TITLE: Final = "Nextrung: career ladders"
RIGHTS: Final = (
    "The texts are those of the employers who publish them, and remain theirs; what Nextrung adds "
    "to them, the terms and the links, may be used by anybody."
)
_DESCRIPTION: Final = (
    "Job classes, ladders, duties, requirements and qualifications out of employers' class "
    "specifications, each statement with the passage of the document that it rests on."
)
#: Of these kinds an example is named, the first by its IRI.
_EXAMPLES: Final = ("agency", "class", "series", "competency", "credential")
_MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"


@dataclass(frozen=True, slots=True)
class Counts:
    """What a store holds; ``classes`` and ``properties`` map IRIs to how many things and triples.

    A triple that several graphs hold counts once for each.
    """

    triples: int
    classes: Mapping[str, int]
    properties: Mapping[str, int]
    bases: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Absolute addresses on the site; ``downloads`` are by the name of the dump."""

    description: str
    page: str
    endpoint: str
    downloads: Mapping[str, str]

    @property
    def dataset(self) -> str:
        """What the data set is called."""
        return f"{self.page}#dataset"


def counts(store: Store) -> Counts:
    """Return what a store holds."""
    properties = {
        row["property"].value: int(row["uses"].value) for row in store.ask("property-sizes")
    }
    return Counts(
        triples=sum(properties.values()),
        classes={row["kind"].value: int(row["things"].value) for row in store.ask("class-sizes")},
        properties=properties,
        bases=bases(store),
        examples=tuple(_examples(store)),
    )


def _examples(store: Store) -> Iterator[str]:
    for name in _EXAMPLES:
        found = min((iri for of in KINDS[name].of for iri in read.iris(store, of)), default=None)
        if found is not None:
            yield found


def described(found: Counts, files: Shelf, places: Places) -> _Json:
    """Return the description as JSON-LD whose names are shortened by our prefixes."""
    return {
        "@id": places.dataset,
        "@type": ["void:Dataset", "dcat:Dataset"],
        "dcterms:title": _english(TITLE),
        "dcterms:description": _english(_DESCRIPTION),
        "dcterms:rights": _english(RIGHTS),
        "dcterms:modified": _moment(files.modified),
        "foaf:homepage": _link(places.page),
        "dcat:landingPage": _link(places.page),
        "void:sparqlEndpoint": _link(places.endpoint),
        "void:dataDump": [
            _link(places.downloads[name]) for name, dump in DUMPS.items() if dump.packed
        ],
        "dcat:distribution": [_distribution(dump, files, places) for dump in DUMPS.values()],
        **_amounts(found, places),
        "@reverse": _around(places),
    }


def _amounts(found: Counts, places: Places) -> _Json:
    """Return what the data set holds, and how much of it."""
    return {
        "void:triples": found.triples,
        "void:classes": len(found.classes),
        "void:properties": len(found.properties),
        "void:uriSpace": list(found.bases),
        "void:vocabulary": [_link(space) for space in _vocabularies(found)],
        "void:exampleResource": [_link(iri) for iri in found.examples],
        "void:classPartition": [
            _part(places, iri, "void:class", {"void:entities": many})
            for iri, many in found.classes.items()
        ],
        "void:propertyPartition": [
            _part(places, iri, "void:property", {"void:triples": many})
            for iri, many in found.properties.items()
        ],
    }


def _around(places: Places) -> _Json:
    """Return what speaks of the data set: its description, and the service that answers from it."""
    return {
        "foaf:primaryTopic": {"@id": places.description, "@type": "void:DatasetDescription"},
        "dcat:servesDataset": {
            "@id": places.endpoint,
            "@type": ["dcat:DataService", "sd:Service"],
            "dcterms:title": _english("SPARQL 1.1, queries only"),
            "sd:endpoint": _link(places.endpoint),
            "dcat:endpointURL": _link(places.endpoint),
            "dcat:endpointDescription": _link(places.endpoint),
        },
    }


def _vocabularies(found: Counts) -> list[str]:
    """Return the namespaces of ours and of others that the data use."""
    used = (*found.classes, *found.properties)
    return [
        space for space in vocab.PREFIXES.values() if any(iri.startswith(space) for iri in used)
    ]


def _part(places: Places, iri: str, of: str, many: _Json) -> _Json:
    name = short(iri).replace(":", "-")
    return {"@id": f"{places.page}#{of.removeprefix('void:')}-{name}", of: _link(iri), **many}


def _distribution(dump: Dump, files: Shelf, places: Places) -> _Json:
    made = files.made(dump)
    return {
        "@id": places.downloads[dump.name],
        "@type": "dcat:Distribution",
        "dcterms:title": _english(dump.said),
        "dcterms:rights": _english(RIGHTS),
        "dcterms:modified": _moment(files.modified),
        "dcat:downloadURL": _link(places.downloads[dump.name]),
        "dcat:mediaType": _link(_MEDIA_TYPES + dump.form.type),
        **({"dcat:compressFormat": _link(_MEDIA_TYPES + GZIP)} if dump.packed else {}),
        **({"dcat:byteSize": _size(made.size)} if made is not None else {}),
    }


def _link(iri: str) -> _Json:
    return {"@id": iri}


def _english(text: str) -> _Json:
    return {"@value": text, "@language": "en"}


def _moment(when: datetime) -> _Json:
    return {"@value": when.isoformat(timespec="seconds"), "@type": "xsd:dateTime"}


def _size(many: int) -> _Json:
    return {"@value": str(many), "@type": "xsd:nonNegativeInteger"}
