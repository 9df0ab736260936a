"""Words that may stand for one another when people describe a need: everyday words beside those of the field.

Each line is a group; a word may stand in several. They are looked up by stem, written into an index where the catalog
has them, and count less than the word itself. Only pairs that hold in nearly any sentence belong here: what is true of
one entry alone belongs in that entry's topics.
"""

from __future__ import annotations

from collections.abc import Iterator

from mlcat.text.english import fold
from mlcat.text.stemming import stem

_GROUPS = """
image picture photo photograph photography pic
photo snapshot
text document writing
sentence text
article document text
paper report
audio sound recording acoustic
audio speech voice spoken
music song track tune
song music audio
video movie film footage
face facial
person people human individual
product item goods merchandise
shop store ecommerce commerce retail shopping marketplace
buyer shopper
recommend suggest suggestion propose personalize
recommender recommendation
search find retrieve seek locate
lookup search
similar alike resemble close near look-alike
similarity resemblance closeness
duplicate copy repeated clone dedupe deduplicate
nearest closest
neighbor nearest
embedding vector representation feature
embed encode vectorize
vector array
classify categorize
label tag
class category
cluster group
grouping clustering
label annotation tag
annotate label
unlabeled unannotated unsupervised
unsupervised selfsupervised
visualize plot draw chart display
projection reduction
benchmark compare comparison leaderboard evaluate
comparison versus
measure evaluate metric
fast quick speed rapid
speed latency
huge massive
billion massive
compact tiny lightweight
memory ram
compress shrink quantize reduce
train learn teach
finetune adapt
tutorial guide introduction course lesson walkthrough
introduction beginner primer start newcomer
survey review overview
math mathematics mathematical theory
sampling mining sampler miner
dissimilar unlike
multilingual language
translate translation
question ask
answer reply
chat conversation dialogue chatbot assistant conversational
topic theme subject
detect spot recognize
recognize identify recognition
satellite aerial remote
noisy dirty uncurated messy
pretrained readymade
library package framework toolkit module
dataset data corpus collection
paper article publication
model network
neural deep
app application
film movie
clothes clothing fashion apparel garment
landmark monument building place sight
travel trip vacation tourism
rental lodging hotel accommodation
chemistry chemical
material substance
crystal crystalline
code programming
snippet function
gpu cuda
website web site
company industry industrial enterprise
production deployment
rank order
sparse sparsity
distance metric dissimilarity
linear algebra
tabular table spreadsheet
caption description
zeroshot unseen
fewshot few
collapse degenerate
noisy corrupted
rebuild reconstruct restore
audience viewer user
nearby near
author writer
merge combine fuse
gene protein biology
handwriting handwritten
cheap inexpensive affordable
"""


def synonyms(known: set[str]) -> Iterator[tuple[str, str]]:
    """All pairs (stem, another stem that may stand for it) of which the second is in `known`; no pair twice."""
    seen = set()
    for line in _GROUPS.split("\n"):
        group = {stem(fold(word)) for word in line.replace("-", "").split()}
        for one in group:
            for other in group & known:
                if one != other and (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


def grouped() -> set[str]:
    """The stems of all words that stand in a group."""
    return {stem(fold(word)) for word in _GROUPS.replace("-", "").split()}
