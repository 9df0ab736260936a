"""Every number the ranking turns on, with its reason. Tuned on two thirds of tests/relevance/queries.jsonl."""

MAX_QUERY_LENGTH = 600
"""A query is cut here: longer than the longest title, short enough that no query costs more than a millisecond more."""
MAX_QUERY_WORDS = 24
"""Further words are not looked at: nobody types them, a pasted abstract is clear long before."""

FIELD_WEIGHTS = {
    "title": 1.0,
    "aliases": 0.95,
    "topics": 0.8,  # written for search, but of many words each
    "people": 0.75,
    "facets": 0.55,  # tags, section, kind: true of many entries at once
    "summary": 0.55,
    "description": 0.35,  # mentions other entries and what the thing is not
}
"""How much a word says about the entry in whose field it stands; 1 at most."""
FACET_WEIGHT = 0.9
"""Weight of the field `shelf` for a word that is a kind, a tag or in the title of a section: who types `survey` or
`audio` wants one, and what else is said of it in other fields matters less."""

HOW_WEIGHTS = {
    "exact": 1.0,
    "joined": 0.95,  # `face net` for FaceNet
    "clipping": 0.9,  # `config` for configuration
    "inflection": 0.9,  # `tracking` for track
    "stem": 0.65,  # `retriever` for retrieval
    "part": 0.8,  # `clip` in Wav2CLIP
    "corrected": 0.8,
    "likely": 0.75,  # `requests` for reqeusts, which a package or two are called
    "prefix": 0.65,  # `senten`
    "synonym": 0.6,  # `photo` for image
}
"""How sure a word of the query means the word it met; 1 at most."""
MIN_SCORE_BESIDE_NAME = 0.25
"""Where the query is a name, or almost one, what only mentions it in passing is not what was wanted."""

WORDS_SCORE = 0.95
"""The most that words can give: names stand above them."""
PHRASE_SHARE = 0.4
"""Share of the score that goes to words met together in one phrase (title, alias, topic), the rest to words met at
all. Topics are phrases of needs: three words in one of them say more than three strewn over an entry."""
PRECISION_SHARE = 0.35
"""Part of the phrase's share that depends on how much of the phrase the query names."""

UNKNOWN_WEIGHT = 0.8
"""Weight of a word that no entry has, as a share of the weight of the rarest word. It lowers coverage."""
LIGHT_WEIGHT = 0.25
"""Weight of words like `best`, `fast`, `using`, as a share: they colour a query and do not make it."""

MIN_COVERAGE = 0.42
"""Share of the query (by weight of words) that an entry must explain. What explains less is no result."""
MIN_COVERAGE_SCATTERED = 0.52
"""The same where no two of its words stand in one phrase of the entry,"""
MIN_COVERAGE_SINGLE_WORD = 0.65
MIN_COVERAGE_WEAK = 0.5
MIN_COVERAGE_SUGGESTED = 0.4
MIN_COVERAGE_SUGGESTED_SINGLE_WORD = 0.35
MIN_SHARE_OF_BEST = 0.0
MIN_SHARE_WITH_TOPICS = 0.5
"""or where only one of several does, unless that is the whole name."""
MIN_COVERAGE_NAMED = 0.22
"""Where a whole name stands in the query, so much will do: `faiss vs annoy` asks for both."""
MIN_HEAVY_SHARE = 0.3
"""Share of the weight of the heaviest word from which a word counts among those several."""
MIN_LONG_QUERY, LONG_QUERY_FACTOR = 5, 0.8
"""From so many words on, if three are met, so much of these shares will do: people who tell a story use other words."""
FACET_COVERAGE = 0.5
"""Factor on the weight of a word that is a kind, a tag or in the title of a section, where coverage is counted: that an
entry is a paper or a tool explains little of what was wanted."""
FIELD_COVERAGE = {"description": 0.7}
"""Factor on what a word explains that is found only there: a description mentions much that the entry is not about."""
MIN_SCORE = 0.16
"""Below this even full coverage is accident: common words strewn over descriptions."""

SUMMARY_PHRASE_WEIGHT = 0.6
SUMMARY_WEIGHT_ALONE = 0.75
ADJACENT_SHARE = 0.45
NAME_SCORES = (1.0, 1.0, 0.99, 0.985, 0.98, 0.9)
"""Of an entry whose id, title, alias, or name in another order is the query."""
SPELLING_VARIANT_PENALTY = 0.001
"""What a name loses of it that is written with other blanks and punctuation (an id once, a title twice), and twice more
if in another number or spelling: of a million names `dj-ango` is not to stand before `django`."""
NEAR_NAME_SCORES = (0.97, 0.93, 0.9)
"""Of an entry whose name is one, two, three edits from the query."""
PREFIX_SCORE = 0.9
"""Of an entry whose name begins with the whole query, times the share of the name that was typed."""

MAX_CANDIDATES = 200
"""Entries that are scored at the most, the likeliest by bm25."""
MAX_FULL_SCAN = 5_000
"""Up to this many entries, all that have any word of the query are looked at; a word in more is common."""
MAX_DROPPED_WORDS = 2
"""Words of a query that are left out, one at a time, where too few entries of a large catalog have all."""
MIN_CANDIDATES = 20
"""Where no more than so many are found by then, those with the rarest words are looked at too."""

MAX_PREFIX_EXPANSIONS = 24
"""Words that an unfinished word may stand for, the most frequent first."""
SECOND_EDIT = 0.8
"""Factor on a correction of two edits or more."""
MAX_JOINED_PAIRS = 8
"""Words of a query that are tried joined with each other, 56 pairs;"""
MAX_JOINED_TRIPLES = 4
"""of so few, also three at a time, 24 more."""
MIN_LENGTH_TWO_EDITS = 10
"""Letters from which a word may be two edits from one that is in no name: insurance is not instance."""
MIN_LENGTH_SPLIT_PART = 3
"""Letters that either half of two words typed as one must have."""
MAX_FULL_COMPARISON = 20_000
"""Up to this many words or names, spelling compares with all (1 ms); above, with the indexed one-edit forms."""

MIN_ENTRIES_WITH_TYPOS = 1_000
"""From this many entries on a catalog is expected to have misspellings of its own."""
MAX_RARE_ENTRIES = 2
"""A word in so few entries may be one of them,"""
MAX_RARE_SHARE = 1 / 20_000
"""or in this share of the entries, where that is more,"""
MIN_COMMON_RATIO_UNNAMED = 3
MIN_COMMON_RATIO = 20
"""if a word one edit away is so many times as frequent."""
MIN_LENGTH_RARE_TYPO = 4
"""Letters that it must have: shorter words are near too many others."""
FIRST_LETTER_PENALTY, OTHER_LETTERS_PENALTY, LENGTH_PENALTY = 4.0, 1.0, 0.5
"""How unlikely an error is, in doublings of how often the word stands in the catalog: in the first letter, one that
changes the letters (a transposition does not), one that changes their number. Who types a word wrong mostly means a
word that is often met, and of a million names some are one edit from everything."""
MIN_LIKELIHOOD = 5.0
"""From so many doublings on, a name of four letters may be meant with one of them wrong."""
MAX_LIKELIHOOD_GAP = 6.0
"""So many doublings less likely than another, a word is not what was meant."""
MAX_LENGTH_EDIT_FORMS = 60
"""Letters of the longest word or name whose one-edit forms are looked up in a large catalog."""
