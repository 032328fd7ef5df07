"""A record that lies on a SPARQL 1.1 server: asked as one at home, or sent there (onrecord.push).

Nothing here is reached unless the user names a URL; nothing is sent but to that URL.

    places.py     which address of a server takes questions, and which takes graphs
    caller.py     HTTP: who asks, retries, errors that say what to do
    answers.py    what a server answers, as terms
    store.py      RemoteStore: questions and patterns, as onrecord.store.Store has them
    part.py       the part of a record that `show` needs, fetched
    virtuoso.py   where Virtuoso answers otherwise
"""
