"""Words that introduce what somebody says, as tables of lemmas. Learned figures stand in `weights/annotate.json`."""

from __future__ import annotations

# Verbs whose clause or quotation is what was said.
SAY = frozenset(
    """
    say tell add note state claim announce declare explain argue insist maintain assert allege contend suggest remark
    comment observe mention report write tweet post reply respond answer recall concede admit acknowledge confirm deny
    refute reject warn caution predict promise pledge vow swear threaten stress emphasize emphasise underline underscore
    highlight reiterate repeat affirm reaffirm conclude continue confess reveal disclose indicate testify urge demand
    request ask beg appeal advise recommend propose complain boast brag joke quip laugh sob giggle groan gush rage blast
    beam whisper mutter murmur shout yell scream cry exclaim snap fume thunder retort counter interject interrupt agree
    disagree deny dispute rebuke criticize praise lament rue clarify elaborate opine muse marvel chuckle grin smile
    sigh plead implore instruct order call describe dub label brand dismiss accuse blame hint imply signal assure
    reassure
    guarantee notify inform brief point hail welcome condemn denounce slam lash argue question wonder speculate forecast
    estimate put show find quote cite read tell recount relate narrate inquire enquire intone deadpan bark bellow
    chime coo croak drawl grumble growl grunt hiss holler howl insist moan mumble proclaim pronounce protest rant rasp
    roar scoff scold shriek sneer snort stammer stutter taunt tease wail warble whimper whine write weigh volunteer
    venture
    vent trumpet text summarize remind reckon rejoin refuse profess preach pontificate phrase pray philosophize
    """.split()
)
BELIEVE = frozenset(
    """
    believe think feel know see consider expect doubt suspect fear worry assume reckon realize realise understand regard
    view judge guess suppose imagine hope agree conclude decide recognize recognise find learn hear figure remember
    forget
    """.split()
)
WISH = frozenset("want wish hope plan intend aim seek prefer desire aspire expect long crave favor favour".split())
# With an infinitive these are speech acts ("pledged to end"), with a clause as well.
SAY_TO = frozenset(
    """
    pledge vow promise threaten offer swear agree refuse claim demand ask beg propose vow urge call tell order advise
    warn
    instruct request invite encourage implore
    """.split()
)
# A noun object is what is said: "denied the accusations", "demanded an inquiry".
SAY_OBJECT = frozenset("deny refute demand rule dispute".split())
DENIALS = frozenset("deny refute dispute".split())
# A bare figure behind a preposition is what is said: "put the toll at 19", "speaks of 310 litres".
FIGURE_CUES = {"put": "at", "talk": "of", "speak": "of", "admit": "to"}
# A quoted object after these is what somebody calls something.
NAMING = frozenset(
    "call describe dub label brand dismiss compare hail refer denounce condemn characterize depict".split()
)
# Nouns with a clause of content: "his claim that", "Trump's statement that", "a desire to".
SAY_NOUNS = frozenset(
    """
    statement claim announcement assertion allegation accusation warning promise pledge vow suggestion comment remark
    declaration argument admission denial demand threat prediction insistence proposal assurance contention complaint
    report reminder
    """.split()
)
EXPRESSED = frozenset(
    """
    desire wish readiness willingness openness intention intent hope concern confidence interest support determination
    commitment belief doubt fear regret
    """.split()
)
EXPRESS = frozenset("express voice signal declare announce state show convey reiterate reaffirm".split())
# Verbs never heard as speech although they stand beside quotation marks.
NEVER = frozenset("be have do go come get make take win star direct open feature title entitle name play sell".split())
