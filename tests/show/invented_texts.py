"""The invented articles of the tests of `show`: headline, dek or None, paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.model import Precision

WIRE, POST, LANTERN, LANTERN_LATER, GANNET, BARE, BOTE = "wire", "post", "lantern", "lantern2", "gannet", "bare", "bote"

TEXTS: Mapping[str, tuple[str, str | None, Sequence[str]]] = {
    WIRE: (
        "Ferry Halcyon runs aground off Skerry Point, 12 hurt",
        None,
        (
            (
                "The ferry Halcyon ran aground off Skerry Point at 4.40 a.m. on Tuesday with 214 people aboard, the"
                " coastguard said."
            ),
            (
                "“The ship was on the wrong side of the buoy and nobody on the bridge answered our calls,” harbour "
                "master Ingrid Tolvane told reporters. “It is difficult to say why.”"
            ),
            "Twelve passengers were treated for injuries, the Skerry health board said.",
            (
                "Transport minister Paul Radec said the inquiry would be public and that no ferry would sail the "
                "northern route until it was finished."
            ),
            "The operator, Seaway Lines, denied that the radar had been out of order.",
        ),
    ),
    POST: (
        "Dozen hurt as ferry strikes rocks",
        None,
        (
            (
                "The ferry Halcyon ran aground off Skerry Point at 4.40 a.m. on Tuesday with 214 people aboard, the"
                " coastguard said."
            ),
            (
                "“The ship was on the wrong side of the buoy and nobody on the bridge answered our calls,” harbour "
                "master Ingrid Tolvane told reporters. “It is difficult to say why.”"
            ),
            (
                "Transport minister Paul Radec said the inquiry would be public and that no ferry would sail the "
                "northern route until it was finished."
            ),
            "(Northern Wire)",
        ),
    ),
    LANTERN: (
        "‘Nobody answered our calls’: questions after the Halcyon grounding",
        "Union says the radar had been broken for weeks",
        (
            (
                "“The ship was on the wrong side of the buoy and nobody on the bridge answered our calls,” said "
                "Ingrid Tolvane, the harbour master."
            ),
            "Mira Okonjo of the seafarers’ union claimed that the radar had been out of order for three weeks.",
            "Seaway Lines carried 198 people on Tuesday, according to its own list. Twelve were hurt.",
            (
                "Mr Radec promised that the inquiry would be public. “No ferry will sail the northern route until "
                "it is finished,” he said."
            ),
            "The Halcyon passed its last inspection in January.",
        ),
    ),
    LANTERN_LATER: (
        "‘Nobody answered our calls’: questions after the Halcyon grounding",
        "Union says the radar had been broken for weeks",
        (
            (
                "“The ship was on the wrong side of the buoy and nobody on the bridge answered our calls,” said "
                "Ingrid Tolvane, the harbour master."
            ),
            "Mira Okonjo of the seafarers’ union claimed that the radar had been out of order for three weeks.",
            "Seaway Lines carried 198 people on Tuesday, according to its own list. Fourteen were hurt.",
            (
                "Mr Radec promised that the inquiry would be public. “No ferry will sail the northern route until "
                "it is finished,” he said."
            ),
            "The Halcyon failed its last inspection in January.",
        ),
    ),
    GANNET: (
        "FERRY OF SHAME: ‘Nobody on the bridge CARED’",
        None,
        (
            "Harbour boss Ingrid Tolvane stormed: “Nobody on the bridge cared about our calls.”",
            "Minister Paul Radec was forced to admit the inquiry will be public.",
            "About 200 people were aboard the doomed vessel, launched in 1987, and 14 were hurt.",
        ),
    ),
    BARE: (
        "Operator rejects radar claim after Halcyon accident",
        None,
        (
            (
                "Seaway Lines insisted that the radar of the Halcyon was working when the ship grounded, citing "
                "Northern Wire."
            ),
            "“We have nothing to hide,” chief executive Olaf Brandt said.",
        ),
    ),
    BOTE: (
        "Fähre „Halcyon“ auf Grund gelaufen",
        None,
        (
            "Mit 214 Menschen an Bord ist die Fähre „Halcyon“ am Dienstag vor Skerry Point auf Grund gelaufen.",
            (
                "„Das Schiff war auf der falschen Seite der Tonne, und auf der Brücke hat niemand geantwortet“, "
                "sagte Hafenmeisterin Ingrid Tolvane."
            ),
        ),
    ),
    "lib1": (
        "Reading room of Upper Corrie reopens",
        None,
        (
            "The library of Upper Corrie reopened on Friday after two years.",
            "“We missed the noise,” librarian Ada Penn said.",
        ),
    ),
    "lib2": (
        "Upper Corrie library open again",
        None,
        (
            "The library of Upper Corrie reopened on Friday.",
            "“We missed the noise,” Ada Penn said with a laugh.",
        ),
    ),
    "cheese": (
        "Why I gave up on blue cheese",
        None,
        ("There are mornings when a cheese looks back at you.",),
    ),
    "chess": (
        "Chess club wins by forfeit",
        None,
        ("The other team had missed the bus.",),
    ),
}
OUTLETS = {
    WIRE: "Northern Wire",
    POST: "Harbour Post",
    LANTERN: "The Lantern",
    LANTERN_LATER: "The Lantern",
    GANNET: "Daily Gannet",
    BOTE: "Küstenbote",
    "lib1": "Corrie Herald",
    "lib2": "Harbour Post",
    "cheese": "Corrie Herald",
    "chess": "Harbour Post",
}
DATES: dict[str, tuple[str, Precision]] = {
    WIRE: ("2031-03-04T06:20Z", "minute"),
    POST: ("2031-03-04T07:05", "minute"),
    LANTERN: ("2031-03-04T09:40", "minute"),
    LANTERN_LATER: ("2031-03-04T15:10", "minute"),
    GANNET: ("2031-03-05", "day"),
    BOTE: ("2031-03-04T18:00+01:00", "minute"),
    "lib1": ("2031-03-07", "day"),
    "lib2": ("2031-03-08", "day"),
    "cheese": ("2031-03", "month"),
}
