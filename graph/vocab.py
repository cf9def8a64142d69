"""The RDF terms that the code speaks, as constants; no IRI stands anywhere else.

Every ``nr:`` constant is defined in ``ontology/ladder.ttl`` (a test proves it). Concepts of the
schemes are reached through :mod:`graph.schemes`, since they are data.
"""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NR: Final = "https://w3id.org/nextrung/ontology#"
SCHEME: Final = "https://w3id.org/nextrung/scheme/"
#: Below it lie agencies, classes, series, documents and graphs, unless the user sets another.
DEFAULT_BASE: Final = "https://w3id.org/nextrung/id/"

#: Prefixes of every catalogue query and of what is serialised.
PREFIXES: Final = {
    "nr": NR,
    "scheme": SCHEME,
    "ceasn": "https://purl.org/ctdlasn/terms/",
    "ceterms": "https://purl.org/ctdl/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def _term(prefix: str, local: str) -> NamedNode:
    return NamedNode(PREFIXES[prefix] + local)


# Borrowed terms.
TYPE: Final = _term("rdf", "type")
LABEL: Final = _term("rdfs", "label")
COMMENT: Final = _term("rdfs", "comment")
PREF_LABEL: Final = _term("skos", "prefLabel")
ALT_LABEL: Final = _term("skos", "altLabel")
NOTATION: Final = _term("skos", "notation")
DEFINITION: Final = _term("skos", "definition")
IN_SCHEME: Final = _term("skos", "inScheme")
BROADER: Final = _term("skos", "broader")
CLOSE_MATCH: Final = _term("skos", "closeMatch")
ISSUED: Final = _term("dcterms", "issued")
MODIFIED: Final = _term("dcterms", "modified")
FORMAT: Final = _term("dcterms", "format")
SOURCE: Final = _term("dcterms", "source")
WAS_REVISION_OF: Final = _term("prov", "wasRevisionOf")
DECIMAL: Final = _term("xsd", "decimal")

# Classes, series, employers and documents.
AGENCY: Final = _term("nr", "Agency")
JOB_CLASS: Final = _term("nr", "JobClass")
SERIES: Final = _term("nr", "Series")
INFERRED_SERIES: Final = _term("nr", "InferredSeries")
SPECIFICATION: Final = _term("nr", "Specification")
CLASS_MENTION: Final = _term("nr", "ClassMention")

# What is printed.
SUMMARY: Final = _term("nr", "Summary")
DISTINGUISHING: Final = _term("nr", "Distinguishing")
DISTINCTION: Final = _term("nr", "Distinction")
DUTY: Final = _term("nr", "Duty")
DUTY_UNIT: Final = _term("nr", "DutyUnit")
KNOWLEDGE_REQUIREMENT: Final = _term("nr", "KnowledgeRequirement")
SKILL_REQUIREMENT: Final = _term("nr", "SkillRequirement")
ABILITY_REQUIREMENT: Final = _term("nr", "AbilityRequirement")
CREDENTIAL_REQUIREMENT: Final = _term("nr", "CredentialRequirement")
REPORTING: Final = _term("nr", "Reporting")
SUPERVISION: Final = _term("nr", "Supervision")
PAY: Final = _term("nr", "Pay")
EXAMINED: Final = _term("nr", "Examined")
DESIRABLE: Final = _term("nr", "Desirable")
OTHER: Final = _term("nr", "Other")
PRINTED_FACT: Final = _term("nr", "PrintedFact")

# What classes ask for.
KNOWLEDGE: Final = _term("nr", "Knowledge")
SKILL: Final = _term("nr", "Skill")
ABILITY: Final = _term("nr", "Ability")
LICENSE: Final = _term("nr", "License")
CERTIFICATION: Final = _term("nr", "Certification")
ALL_OF: Final = _term("nr", "AllOf")
ANY_OF: Final = _term("nr", "AnyOf")
EDUCATION_REQUIREMENT: Final = _term("nr", "EducationRequirement")
EXPERIENCE_REQUIREMENT: Final = _term("nr", "ExperienceRequirement")
CREDENTIAL_NEED: Final = _term("nr", "CredentialNeed")
EQUIVALENT_COMBINATION: Final = _term("nr", "EquivalentCombination")
UNPARSED_REQUIREMENT: Final = _term("nr", "UnparsedRequirement")
SUBSTITUTION: Final = _term("nr", "Substitution")

# What links the rungs.
DUTY_CONTINUATION: Final = _term("nr", "DutyContinuation")
COMPETENCY_CONTINUATION: Final = _term("nr", "CompetencyContinuation")
CREDENTIAL_CONTINUATION: Final = _term("nr", "CredentialContinuation")

# Properties of a document.
DESCRIBES: Final = _term("nr", "describes")
NAMES: Final = _term("nr", "names")
EMPLOYER: Final = _term("nr", "employer")
EMPLOYER_NAME: Final = _term("nr", "employerName")
SHA256: Final = _term("nr", "sha256")
FILE_NAME: Final = _term("nr", "fileName")
FULL_TEXT: Final = _term("nr", "fullText")
PARSER_VERSION: Final = _term("nr", "parserVersion")
OPENED: Final = _term("nr", "opened")

# Of a graph: what it was made from, so that a later run knows whether to remake it.
INPUTS_DIGEST: Final = _term("nr", "inputsDigest")

# Properties of a mention.
PRINTED_TITLE: Final = _term("nr", "printedTitle")
SERIES_NAME: Final = _term("nr", "seriesName")
LEVEL_COUNT: Final = _term("nr", "levelCount")
LIST_POSITION: Final = _term("nr", "listPosition")
LEVEL: Final = _term("nr", "level")
FLSA_STATUS: Final = _term("nr", "flsaStatus")
HAS_STATEMENT: Final = _term("nr", "hasStatement")
HAS_QUALIFICATION: Final = _term("nr", "hasQualification")

# Properties of a statement.
TEXT: Final = _term("nr", "text")
START: Final = _term("nr", "start")
END: Final = _term("nr", "end")
SPAN: Final = _term("nr", "span")
ORDER: Final = _term("nr", "order")
READ_BY: Final = _term("nr", "readBy")
LEAD: Final = _term("nr", "lead")
HEADING: Final = _term("nr", "heading")
SECTION: Final = _term("nr", "section")
EVIDENCE_FOR: Final = _term("nr", "evidenceFor")
NAMES_CLASS: Final = _term("nr", "namesClass")
HAS_UNIT: Final = _term("nr", "hasUnit")
ACTION_VERB: Final = _term("nr", "actionVerb")
LOWEST_RESPONSIBILITY: Final = _term("nr", "lowestResponsibility")
HIGHEST_RESPONSIBILITY: Final = _term("nr", "highestResponsibility")
GRADE: Final = _term("nr", "grade")
RISES_TO: Final = _term("nr", "risesTo")
SEVERITY: Final = _term("nr", "severity")
ADVICE: Final = _term("nr", "advice")

# Statistics of an employer.
FIGURE: Final = _term("nr", "Figure")
MEASURE: Final = _term("nr", "measure")
GROUP: Final = _term("nr", "group")
COUNT: Final = _term("nr", "count")
PROFICIENCY: Final = _term("nr", "proficiency")
NECESSITY: Final = _term("nr", "necessity")
COMPETENCY: Final = _term("nr", "competency")
CREDENTIAL: Final = _term("nr", "credential")
CONDITION: Final = _term("nr", "condition")
WITHIN_MONTHS: Final = _term("nr", "withinMonthsOfAppointment")

# Properties of a qualification.
HAS_PART: Final = _term("nr", "hasPart")
EDUCATION_LEVEL: Final = _term("nr", "educationLevel")
STUDY_FIELD: Final = _term("nr", "field")
UNITS: Final = _term("nr", "units")
MONTHS: Final = _term("nr", "months")
IN_CLASS: Final = _term("nr", "inClass")
OR_EQUIVALENT_LEVEL: Final = _term("nr", "orEquivalentLevel")
SUPERVISORY: Final = _term("nr", "supervisory")
OFFERS: Final = _term("nr", "offers")
REPLACES: Final = _term("nr", "replaces")
RATE: Final = _term("nr", "rate")
MAX_MONTHS: Final = _term("nr", "maxMonths")
APPLIES_TO: Final = _term("nr", "appliesTo")

# How often a rule was right when it was measured.
MADE: Final = _term("nr", "made")
RIGHT: Final = _term("nr", "right")
MEASURED: Final = _term("nr", "measured")
MEASURED_ON: Final = _term("nr", "measuredOn")

# Derived properties.
MENTION_OF: Final = _term("nr", "mentionOf")
RESOLVED_BY: Final = _term("nr", "resolvedBy")
RESTS_ON: Final = _term("nr", "restsOn")
IN_SERIES: Final = _term("nr", "inSeries")
IN_INFERRED_SERIES: Final = _term("nr", "inInferredSeries")
INFERRED_LEVEL: Final = _term("nr", "inferredLevel")
INFERRED_NEXT_RUNG: Final = _term("nr", "inferredNextRung")
INFERRED_BY: Final = _term("nr", "inferredBy")
CORROBORATED_STEPS: Final = _term("nr", "corroboratedSteps")
NEXT_RUNG: Final = _term("nr", "nextRung")
QUALIFIES_FOR: Final = _term("nr", "qualifiesFor")
QUALIFIES_BY_EQUIVALENCE: Final = _term("nr", "qualifiesByEquivalence")
DISTINGUISHED_FROM: Final = _term("nr", "distinguishedFrom")
DOUBT: Final = _term("nr", "Doubt")
ABOUT: Final = _term("nr", "about")
REASON: Final = _term("nr", "reason")
LOWER: Final = _term("nr", "lower")
UPPER: Final = _term("nr", "upper")
SCORE: Final = _term("nr", "score")
RISE: Final = _term("nr", "rise")
METHOD: Final = _term("nr", "method")
