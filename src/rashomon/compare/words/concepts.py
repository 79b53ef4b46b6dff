"""Concepts: words that tell one thing in other words, for the search for what an account seems to lack.

In: terms.  Out: one concept for the terms of a row. General English; a row may be wide, since what it joins only
keeps an account from being accused. Nothing is matched or contradicted by these rows.
"""

from __future__ import annotations

from functools import lru_cache

from rashomon.compare.who.places import fold_people
from rashomon.compare.words.terms import content_terms

_ROWS = """
kill death die fatal fatality victim perish lives toll corpse body bereaved grieving mourn deadly
injure hurt wound casualty maimed
hospital infirmary clinic ward doctor medic
missing unaccounted trapped lost vanished
threat warn ultimatum menace blackmail
promise vow pledge guarantee commit undertake assure
demand insist urge call
refuse decline reject rebuff dismiss spurn
deny refute rebut contradict
admit concede acknowledge confess recognise recognize
accuse blame allege charge
agree deal pact accord treaty truce ceasefire settlement agreement signing
meet summit talks negotiate negotiation round session dialogue discussion
resign quit step departure oust
plead pled pleaded plea guilty
appoint name elect choose nominate
arrest detain seize custody jail imprison
close shut closure seal shutter
open reopen launch unveil inaugurate
stop halt cease suspend pause freeze
begin start commence
end finish conclude over
buy purchase acquire bought acquisition
sell sale sold offload
money fund cash finance loan subsidy
firm company business group corporation operator owner
boss chief head leader executive chairman director manager management
worker employee staff workforce labour labor
police officer constable detective cop
army troop soldier servicemen military force
attack strike raid assault bomb shell shelling bombardment fire gun shot
war conflict fighting battle hostilities crisis
crash collision collide accident wreck smash ram
collapse cave fall fell
blast explosion explode blow
fire blaze burn inferno flame
leak spill discharge release pour
vessel ship boat ferry freighter carrier
car vehicle lorry truck van
plane aircraft jet flight
child kid boy girl baby youngster
mother mum mom
father dad
house home household
school pupil classroom
judge court tribunal judicial ruling
law bill legislation act
vote ballot poll election
border frontier
region province area district
town city village
money pay wage salary
cut reduce slash lower drop decline decrease
rise raise increase climb grow widen up
win victory beat defeat
inquiry investigation probe inquest investigate review inspect inspection check audit
document paper notice filing report record
alarm siren bell warning
help aid rescue assist relief save
ill sick poison poisoning disease outbreak infect
test sample swab
ban prohibit forbid block bar outlaw
award prize trophy win
film movie picture
debate quarrel row argue argument dispute clash
water river flow stream
bankrupt bankruptcy insolvency insolvent petition
recall withdraw pull remove
""".strip().splitlines()

CONCEPTS: dict[str, str] = {}
for _row in _ROWS:
    _terms = content_terms(_row)
    for _term in _terms:
        CONCEPTS.setdefault(_term, _terms[0])


@lru_cache(maxsize=65536)
def concept_of(term: str) -> str:
    """Return one name for a term and the others of its row; a country and its people are one."""
    return CONCEPTS.get(term) or fold_people(term)


def concepts_of(terms: frozenset[str]) -> frozenset[str]:
    """Return the concepts of the terms."""
    return frozenset(concept_of(term) for term in terms)


# Words that stand in any two sentences of a story, whatever these are about.
LIGHT = concepts_of(
    frozenset(
        content_terms(
            """
            open come go going run work last first next new old good great big long hand place way time day week month
            year hour minute today yesterday morning evening night thing people man woman say tell ask speak report make
            take give get put see look know think find call use show keep leave turn want need help try company part
            side right left high low half single several other number level head end start stop among litre metre mile
            kilometre gram tonne percent per cent dollar euro pound second third fourth fifth sixth seventh eighth ninth
            tenth monday tuesday wednesday thursday friday saturday sunday january february march april june july
            august september october november december
            """
        )
    )
)
