"""The constants of the ranking, tuned on two thirds of tests/relevance/queries.jsonl and on imported lists.

Those of BM25, which selects the candidates in a large catalog, are `index.schema.BM25_WEIGHTS`.

Each has an effect on judged queries (benchmarks/ablation.py), except the thresholds of suggestions, which no query
judges, and those that only bound time and memory: the limits of a query (MAX_QUERY_LENGTH, MAX_QUERY_WORDS), of what is
looked up (MAX_PREFIX_EXPANSIONS, MAX_WORDS_JOINED_IN_PAIRS, MAX_WORDS_OF_SYNONYM, MAX_LENGTH_EDIT_FORMS), and of what
is read in a large catalog (MAX_CANDIDATES, MAX_FULL_SCAN, MAX_DROPPED_WORDS, MAX_FULL_COMPARISON).
"""

MAX_QUERY_LENGTH = 600
"""Maximum length of a query in characters, before and after normalization; the rest is cut. No title is longer."""
MAX_QUERY_WORDS = 24
"""Maximum number of words of a query; further ones are ignored, because only pasted text has more."""

FIELD_WEIGHTS = {
    "title": 1.0,
    "aliases": 0.95,
    "topics": 0.8,  # written for search, but each has many words
    "people": 0.75,
    "facets": 0.55,  # tags, section, kind: true of many entries at once
    "summary": 0.55,
    "description": 0.35,  # mentions other entries and what the thing is not
}
"""Weight of a word by the field of the entry that has it, from 0 to 1."""
FACET_WEIGHT = 0.9
"""Weight of the field `facets` for a word of a kind, a tag or the title of a section: `survey` asks for a kind."""
KIND_ELSEWHERE_FACTOR = 0.4
"""Factor on the score of a word of a kind in another field: `survey` asks for surveys, not for entries that mention
them."""
HOW_WEIGHTS = {
    "exact": 1.0,
    "joined": 0.95,  # `face net` for FaceNet
    "clipping": 0.9,  # `config` for configuration
    "inflection": 0.9,  # `tracking` for track
    "stem": 0.65,  # `retriever` for retrieval
    "part": 0.8,  # `clip` in Wav2CLIP
    "corrected": 0.8,
    "likely": 0.75,  # `requests` for reqeusts, although one or two packages have that name
    "prefix": 0.65,  # `senten`
    "synonym": 0.6,  # `photo` for image
}
"""Certainty that a word of the query means a word of the catalog, by how this was found; from 0 to 1."""
MIN_SCORE_BESIDE_NAME = 0.25
"""Minimum score of a hit by words if the query is the name of another entry: lower ones only mention the name."""

WORDS_SCORE = 0.95
"""The highest score by words; an exact name scores higher, and so does a name that begins with the query."""
PHRASE_SHARE = 0.4
"""Share of the score for the best phrase (a title, alias or topic); the rest is for words in any field. Three words in
one topic say more than three words scattered over the entry."""
PRECISION_SHARE = 0.35
"""Share of a phrase's score that it loses in proportion to its words that are not in the query."""
ADJACENT_SHARE = 0.45
"""Share of a phrase's score that it loses in proportion to the query's words that are not adjacent in it."""
SUMMARY_WEIGHT_ALONE = 0.75
"""Weight of the field `summary` in an entry without topics, which most imported entries are."""
SUMMARY_PHRASE_WEIGHT = 0.6
"""Weight of the summary as a phrase in an entry without topics; a summary is longer than a topic, so less precise."""

UNKNOWN_FACTOR = 0.8
"""Factor on the weight of the rarest word, which gives that of a word that no entry has; it lowers the coverage."""
LIGHT_FACTOR = 0.25
"""Factor on the weight of words like `best`, `fast` and `using`: they qualify a need and do not name it."""

MIN_COVERAGE = 0.42
"""Minimum coverage of a hit: the share of the query, by weight of its words, that the entry has."""
MIN_COVERAGE_SCATTERED = 0.52
"""Minimum coverage of a hit in which no two words of the query are in one phrase."""
MIN_COVERAGE_SINGLE_WORD = 0.65
"""Minimum coverage of a hit with one word of several, unless that word is a whole name of the entry."""
MIN_COVERAGE_NAMED = 0.22
"""Minimum coverage of a hit if the query contains a whole name of it: `faiss vs annoy` asks for both."""
MIN_COVERAGE_WEAK = 0.5
"""Minimum coverage of a hit without topics if there is no other hit and the catalog has all words of the query."""
MIN_SCORE_WEAK = 0.3
"""Minimum score of a hit with MIN_COVERAGE_WEAK. An entry with one of two words in its title has more, an entry with it
in its summary less."""
MIN_COVERAGE_SUGGESTED = 0.4
"""Minimum coverage of an entry with two words of the query to be suggested if there is no hit."""
MIN_COVERAGE_SUGGESTED_SINGLE_WORD = 0.35
"""Minimum coverage of an entry with one word of the query to be suggested; the catalog must have all the words."""
MAX_SUGGESTIONS = 5
"""Maximum number of entries that are suggested if there is no hit."""
MIN_HEAVY_SHARE = 0.3
"""Minimum weight of a heavy word, as a share of the heaviest one; the other words are not counted in `Evidence`."""
MIN_LONG_QUERY = 5
"""Minimum number of heavy words in a long query: a description of a situation, in other words than the catalog's."""
LONG_QUERY_FACTOR = 0.8
"""Factor on MIN_COVERAGE and MIN_COVERAGE_SCATTERED for an entry with three words or more of a long query."""
FACET_COVERAGE_FACTOR = 0.5
"""Factor on the coverage of a word of a kind, a tag or a section's title: being a paper or a tool answers only a small
part of a query."""
FIELD_COVERAGE_FACTORS = {"description": 0.7}
"""Factor on the coverage of a word that is only in this field: a description also mentions other things than its
subject."""

MIN_SHARE = 0.45
"""Minimum score of a hit, as a share of the best score by words, if it has all words of the query or is in the section
of the best hit."""
MIN_SHARE_ELSEWHERE = 0.67
"""Minimum score of any other hit, as a share of the best score by words."""
MIN_SHARE_SECOND = 0.25
"""Minimum score of the second hit if it has two words of the query, as a share of the best score by words: a query of
several words often has two answers."""
MIN_HITS = 5
"""If there are fewer hits, entries of the section of the best hit that cover less are added."""
MIN_COVERAGE_IN_SECTION = 0.25
"""Minimum coverage of an entry to be added for its section."""
MAX_SECTION_SHARE = 0.1
"""Maximum share of all entries that a section may have to lower the threshold for its entries: a larger section is too
general."""
MIN_SECTION_ENTRIES = 20
"""A section with up to this number of entries lowers the threshold, regardless of its share."""
MAX_SECTION_ENTRIES = 500
"""A section with more entries does not lower the threshold, regardless of its share."""

NAME_SCORES = (1.0, 1.0, 0.99, 0.985, 0.98, 0.9)
"""Score of an entry that has the query as a name, by `index.schema.NameKind`."""
SPELLING_VARIANT_PENALTY = 0.001
"""Penalty for each difference between the query and a name: other blanks or punctuation than in the id and the title,
and a match in American spelling or the singular only. In a catalog of a million names, `dj-ango` must not rank above
`django`. It only breaks ties: any other small value ranks the same."""
NEAR_NAME_SCORES = (0.97, 0.93, 0.9)
"""Score of an entry with a name one, two or three edits from the query."""

MAX_CANDIDATES = 200
"""Maximum number of candidates that one FTS5 query gives in a large catalog, the best by BM25."""
MAX_FULL_SCAN = 5_000
"""Up to this number of entries in the catalog, all that have a word of the query are scored. A word is common if more
entries than this have it."""
MAX_DROPPED_WORDS = 2
"""Maximum number of words that are dropped from a query, one at a time, if too few entries of a large catalog have
them all; each is a further query of the index."""
MIN_CANDIDATES = 20
"""If there are fewer candidates, entries with the rarest words of the query are added."""

MAX_PREFIX_EXPANSIONS = 24
"""Maximum number of words that an unfinished word may mean, the most frequent first."""
SECOND_EDIT_FACTOR = 0.8
"""Factor on a correction of two edits or more."""
MAX_WORDS_JOINED_IN_PAIRS = 8
"""All ordered pairs of the first words of a query, up to this number of words, are also looked up joined: 56 pairs."""
MAX_WORDS_OF_SYNONYM = 7
"""Maximum number of words of a query that are looked up together as one synonym: `command line`."""
MAX_WORDS_JOINED_IN_TRIPLES = 4
"""A query of at most this many words also has its triples looked up joined: 24 for 4 words."""
MIN_LENGTH_TWO_EDITS = 10
"""Minimum length of a word that may be two edits from a word that is in no name: insurance is not instance."""
MIN_LENGTH_SPLIT_PART = 3
"""Minimum length of each half of a word that may be two words typed as one."""
MAX_FULL_COMPARISON = 20_000
"""Up to this number of words or names, a typo is compared with all of them (1 ms); above, forms are looked up."""
MAX_LENGTH_EDIT_FORMS = 60
"""Maximum length of a word or name whose one-edit forms are looked up."""

MIN_ENTRIES_WITH_TYPOS = 1_000
"""Minimum number of entries in a catalog whose own typos are taken into account."""
MAX_RARE_ENTRIES = 2
"""A word of the catalog may be a typo if at most this number of entries have it, or the share below if that is more."""
MAX_RARE_SHARE = 1 / 20_000
"""A word of the catalog may be a typo if at most this share of the entries have it."""
MIN_COMMON_RATIO = 20
"""Minimum ratio of the frequencies of a word and its possible typo, if the typo is in a name."""
MIN_COMMON_RATIO_UNNAMED = 3
"""Minimum ratio of the frequencies of a word and its possible typo, if the typo is in no name."""
MIN_LENGTH_RARE_TYPO = 4
"""Minimum length of a rare word that may be a typo: shorter words are near too many others."""
