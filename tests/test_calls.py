"""What a query may not ask for: another server, some of the graphs, a change."""

from __future__ import annotations

import pytest
from pyoxigraph import QuerySolutions

from graph.errors import QueryError
from graph.store import Store

CALL = "SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }"


@pytest.mark.parametrize(
    "pattern",
    [
        f"{{ {CALL} }}",
        f"{{ {CALL.lower()} }}",
        f"{{ {CALL.replace(' <', ' SILENT <')} }}",
        "{ SERVICE<http://127.0.0.1:9/>{} }",
        "{ SERVICEnr:x {} }",
        "{ ?s ?p 1service<http://127.0.0.1:9/>{} }",
        "{ ?s ?p ?o.service<http://127.0.0.1:9/>{} }",
        f"{{ # a remark that ends with a bare return\r {CALL} }}",
        f'{{ FILTER("\\u0022 # " != "a") {CALL} }}',
        f"{{ ?s nr:a\\#b ?o . {CALL} }}",
        f"{{ <http://127.0.0.1/\\u0061#> nr:b ?o . {CALL} }}",
        f"{{ FILTER(?a<?b) {CALL} FILTER(?c>?d) }}",
        f"{{ FILTER('\"' != '' && 1 = 1) {CALL} FILTER('\"' != '') }}",
        f'{{ FILTER("""a"b""c""" != "") {CALL} }}',
        f"{{ {{ SELECT ?a WHERE {{ OPTIONAL {{ {CALL} }} }} }} }}",
    ],
)
def test_a_query_never_reaches_another_server(pattern: str) -> None:
    with pytest.raises(QueryError, match="another server"):
        Store.memory().query(f"SELECT * WHERE {pattern}")


@pytest.mark.parametrize(
    "pattern",
    [
        '{ ?s ?p "Customer Service" }',
        "{ ?service nr:service ?o }",
        "{ ?s ?p <http://127.0.0.1/service> }",
        "{ ?s ?p ?o } # at the service of the public",
        '{ ?s ?p """civil "service" \\" rules""" }',
        '{ ?s ?p "a"@service }',
    ],
)
def test_the_word_service_alone_is_no_call(pattern: str) -> None:
    answer = Store.memory().query(f"SELECT * WHERE {pattern}")
    assert isinstance(answer, QuerySolutions)
    assert isinstance(list(answer), list)


@pytest.mark.parametrize(
    ("prefixes", "pattern"),
    [
        ("service: <https://example.org/>", "{ ?s service:p ?o }"),
        ("Service: <https://example.org/>", "{ ?s Service:service ?o }"),
        ("civil-service: <https://example.org/>", "{ ?s civil-service:p ?o }"),
    ],
)
def test_a_prefix_may_be_named_service(prefixes: str, pattern: str) -> None:
    answer = Store.memory().query(f"PREFIX {prefixes} SELECT * WHERE {pattern}")
    assert isinstance(answer, QuerySolutions)
    assert list(answer) == []


# A call that got through would fail too, but in other words.
@pytest.mark.parametrize(
    "query",
    [
        "PREFIX : <http://127.0.0.1:9/> ASK { SERVICE:x { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:9/> PREFIX service: <a:> ASK { service:x { ?s ?p ?o } }",
        "PREFIX # :\n : <http://127.0.0.1:9/> ASK { SERVICE:x { ?s ?p ?o } }",
        "PREFIX:<http://127.0.0.1:9/> ASK{SERVICE:x{}}",
        "PREFIX service: <http://127.0.0.1:9/> ASK { SERVICE service:x { ?s ?p ?o } }",
        "PREFIX service: <http://127.0.0.1:9/> ASK { SERVICEservice:x { ?s ?p ?o } }",
        "PREFIX x: <http://127.0.0.1:9/> ASK { servicex:y { ?s ?p ?o } }",
    ],
)
def test_a_call_is_found_also_where_it_looks_like_a_prefix(query: str) -> None:
    with pytest.raises(QueryError, match="another server"):
        Store.memory().query(query)


@pytest.mark.parametrize(
    "query",
    [
        "ASK FROM <https://example.org/one> { ?s ?p ?o }",
        "ASK FROM<https://example.org/one>{ ?s ?p ?o }",
        "SELECT * from named <https://example.org/one> WHERE { GRAPH ?g { ?s ?p ?o } }",
        "SELECT *FROM nr:x WHERE { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p ?o } FROM <https://example.org/one> WHERE { ?s ?p ?o }",
        "DESCRIBE nr:x FROM # some\n <https://example.org/one>",
    ],
)
def test_a_query_cannot_choose_its_graphs(store: Store, query: str) -> None:
    with pytest.raises(QueryError, match="over all its graphs; leave FROM out, or use GRAPH"):
        store.query(query)


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?s ?p 'come from far' } # from here",
        "ASK { ?from nr:from <https://example.org/from> }",
        "PREFIX from: <https://example.org/> ASK { from:x from:y-from _:from }",
        "PREFIX from.x: <https://example.org/> ASK { ?s nr:a.from from.x:y }",
        "PREFIX x-from: <https://example.org/> ASK { ?s x-from:y 'a'@from }",
    ],
)
def test_the_word_from_alone_chooses_nothing(query: str) -> None:
    assert not Store.memory().query(query)


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:b> <a:c> <a:d> }",
        "PREFIX a: <a:> # INSERT\nDELETE WHERE { ?s a:b ?o }",
        "BASE <https://example.org/> drop all",
    ],
)
def test_only_queries_are_answered(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match=r"Only queries are answered.*`nextrung load`"):
        store.query(text)


def test_a_query_may_speak_of_what_an_update_does() -> None:
    asked = (
        "PREFIX insert: <https://example.org/> # delete\n ASK { insert:load insert:with 'drop' }"
    )
    assert not Store.memory().query(asked)


def test_many_signs_of_a_comment_are_read_at_once() -> None:
    with pytest.raises(QueryError, match="cannot be read"):
        Store.memory().query("#" * 50_000 + "\n" + "# a\n" * 50_000)
