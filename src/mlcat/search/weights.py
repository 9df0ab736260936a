"""The numbers of the ranking, tuned on two thirds of tests/relevance/queries.jsonl and on imported lists."""

MAX_QUERY_LENGTH = 600
"""Characters of a query, before and after normalization; further ones are cut. The longest title is shorter."""
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
"""Weight of the field `facets` for a word that is a kind, a tag or in the title of a section: `survey` asks for one."""

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
"""How sure it is that a word of the query means a word found in this way; 1 at most."""
MIN_SCORE_BESIDE_NAME = 0.25
"""Least score of a hit by words where another entry has the query for a name: others only mention it."""

WORDS_SCORE = 0.95
"""The highest score by words; names stand above it."""
PHRASE_SHARE = 0.4
"""Share of the score that goes to the best phrase (a title, alias or topic), the rest to words wherever they are. Three
words in one topic say more than three scattered over an entry."""
PRECISION_SHARE = 0.35
"""Part of a phrase's score that it loses if the query has none of its words, in proportion."""
ADJACENT_SHARE = 0.45
"""Part of a phrase's score that it loses if no two words of the query stand side by side in it, in proportion."""
SUMMARY_WEIGHT_ALONE = 0.75
"""Weight of the field `summary` in an entry without topics: imported ones say there what they are for."""
SUMMARY_PHRASE_WEIGHT = 0.6
"""Weight of that summary as a phrase; longer than a topic, it rarely is precise."""

UNKNOWN_WEIGHT = 0.8
"""Weight of a word that no entry has, as a share of the weight of the rarest word. It lowers coverage."""
LIGHT_WEIGHT = 0.25
"""Weight of words like `best`, `fast` and `using`, as a share: they qualify a need and do not name it."""

MIN_COVERAGE = 0.42
"""Coverage (the share of the query, by weight of its words, that an entry has) from which an entry is a hit."""
MIN_COVERAGE_SCATTERED = 0.52
"""The same for an entry in which no two words of the query stand in one phrase."""
MIN_COVERAGE_SINGLE_WORD = 0.65
"""The same for an entry that has one word of several, unless that word is its whole name."""
MIN_COVERAGE_NAMED = 0.22
"""The same for an entry of which a whole name stands in the query: `faiss vs annoy` asks for both."""
MIN_COVERAGE_WEAK = 0.5
"""Coverage from which an entry without topics is a hit if there is no other and the catalog has all words."""
MIN_COVERAGE_SUGGESTED = 0.4
"""Coverage from which an entry with two words of the query is suggested where there is no hit."""
MIN_COVERAGE_SUGGESTED_SINGLE_WORD = 0.35
"""The same for an entry with one word of the query, if the catalog has all words."""
MIN_HEAVY_SHARE = 0.3
"""Share of the weight of the heaviest word from which a word counts where words are counted."""
MIN_LONG_QUERY = 5
"""Words from which a query is long: people who describe a situation use other words than the catalog."""
LONG_QUERY_FACTOR = 0.8
"""Factor on MIN_COVERAGE and MIN_COVERAGE_SCATTERED for a long query of which an entry has three words."""
FACET_COVERAGE = 0.5
"""Factor on the weight of a kind, a tag or a word of a section's title in coverage: that an entry is a paper or a tool
explains little of a need."""
FIELD_COVERAGE = {"description": 0.7}
"""Factor on the coverage of a word that only this field has: a description mentions much that is not the subject."""
MIN_SCORE = 0.16
"""Least score of a hit by words; below it even full coverage is accident."""
MIN_SHARE_WITH_TOPICS = 0.5
"""Share of the best score by words from which an entry with topics is a hit: what it is for would stand in a topic."""

NAME_SCORES = (1.0, 1.0, 0.99, 0.985, 0.98, 0.9)
"""Score of an entry of which the query is a name, by `index.schema.NameKind`."""
SPELLING_VARIANT_PENALTY = 0.001
"""What each difference between a name and the query costs: another field of the name (id or title), and twice that for
another number or spelling. Of a million names `dj-ango` must not stand before `django`."""
NEAR_NAME_SCORES = (0.97, 0.93, 0.9)
"""Score of an entry with a name that is one, two or three edits from the query."""
PREFIX_SCORE = 0.9
"""Score of an entry with a name that begins with the whole query, times the share of the name that was typed."""

MAX_CANDIDATES = 200
"""Entries of a large catalog that are scored, the likeliest by BM25."""
MAX_FULL_SCAN = 5_000
"""Entries of a catalog, and of a word, up to which all that have a word of the query are scored."""
MAX_DROPPED_WORDS = 2
"""Words of the query that are left out, one at a time, where too few entries of a large catalog have all."""
MIN_CANDIDATES = 20
"""Candidates below which entries with the rarest words of the query are added."""

MAX_PREFIX_EXPANSIONS = 24
"""Words that an unfinished word may mean, the most frequent first."""
SECOND_EDIT = 0.8
"""Factor on a correction of two edits or more."""
MAX_JOINED_PAIRS = 8
"""Words of the query of which all pairs are also looked up joined: 56 pairs."""
MAX_JOINED_TRIPLES = 4
"""Words of the query up to which all triples are also looked up joined: 24 more."""
MIN_LENGTH_TWO_EDITS = 10
"""Letters from which a word may be two edits from a word that is in no name: insurance is not instance."""
MIN_LENGTH_SPLIT_PART = 3
"""Letters of each half of a word that may be two words typed as one."""
MAX_FULL_COMPARISON = 20_000
"""Words or names up to which spelling compares with all (1 ms); above, it looks up the one-edit forms."""
MAX_LENGTH_EDIT_FORMS = 60
"""Letters of the longest word or name whose one-edit forms are looked up."""

MIN_ENTRIES_WITH_TYPOS = 1_000
"""Entries from which a catalog is expected to have misspellings of its own."""
MAX_RARE_ENTRIES = 2
"""Entries up to which a word may be such a misspelling."""
MAX_RARE_SHARE = 1 / 20_000
"""Share of the entries up to which it may be one, where that is more."""
MIN_COMMON_RATIO = 20
"""How many times as frequent as it a word one edit away must be."""
MIN_COMMON_RATIO_UNNAMED = 3
"""The same for a misspelling that is in no name."""
MIN_LENGTH_RARE_TYPO = 4
"""Letters that it must have: shorter words are near too many others."""

FIRST_LETTER_PENALTY = 4.0
"""How unlikely an error in the first letter is, in doublings of the frequency of the word that was meant."""
OTHER_LETTERS_PENALTY = 1.0
"""The same for an error that changes the set of letters; a transposition does not."""
LENGTH_PENALTY = 0.5
"""The same for each letter more or fewer."""
MIN_LIKELIHOOD = 5.0
"""Doublings from which a name of four letters may be meant with one of them wrong."""
MAX_LIKELIHOOD_GAP = 6.0
"""Doublings by which a correction may be less likely than the likeliest one."""
