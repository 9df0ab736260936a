"""Labels of links: recognizes "pdf", "code" or an emoji, and converts them to the labels that mlcat uses."""

from functools import lru_cache

from mlcat.importing.documents.text import emoji_code, has_words, label_key
from mlcat.importing.fields.stats import without_stats
from mlcat.importing.lists.titles import title_of

LINK_LABELS = {
    "paper": "paper", "papers": "paper", "pdf": "paper", "arxiv": "paper", "preprint": "paper",
    "code": "code", "source": "code", "source code": "code", "github": "code", "git": "code", "repo": "code",
    "repository": "code", "github repo": "code", "github repository": "code", "implementation": "code",
    "gitlab": "code",
    "docs": "docs", "doc": "docs", "documentation": "docs", "manual": "docs", "api": "docs",
    "demo": "demo", "live demo": "demo", "try it": "demo", "playground": "demo", "colab": "demo",
    "data": "data", "dataset": "data", "datasets": "data", "download": "download",
    "article": "article", "blog": "article", "blog post": "article", "post": "article",
    "website": "website", "site": "website", "homepage": "website", "home page": "website", "web": "website",
    "project": "website", "project page": "website", "page": "website", "link": "link", "url": "link",
    "here": "link", "video": "video", "slides": "slides", "talk": "video", "tweet": "tweet", "twitter": "tweet",
    "model": "model", "models": "model", "checkpoint": "model", "weights": "model", "poster": "poster",
    "tutorial": "tutorial", "review": "review", "clients": "clients",
    "bib": "bib", "bibtex": "bibtex", "openreview": "paper",
    "screenshot": "screenshot", "screenshots": "screenshot", "screencast": "video", "app store": "download",
    "mac app store": "download", "google play": "download", "play store": "download", "f droid": "download",
    "testflight": "download", "feed": "feed", "rss": "feed", "rss feed": "feed", "atom feed": "feed", "订阅": "feed",
    "book": "book", "thesis": "thesis", "abs": "paper", "leaderboard": "leaderboard",
    "hugging face": "model", "huggingface": "model", "official site": "website", "official website": "website",
    "论文": "paper", "論文": "paper", "代码": "code", "源码": "code", "コード": "code", "код": "code",
    "статья": "paper", "文档": "docs", "数据": "data", "数据集": "data", "官网": "website",
    "主页": "website", "网站": "website", "链接": "link", "地址": "link", "リンク": "link", "ссылка": "link",
}  # fmt: skip
"""The label of a link by its text, in lower case."""

EMOJI_LINK_LABELS = {
    "📄": "paper", "📃": "paper", "📜": "paper", "📑": "paper", "page_facing_up": "paper", "scroll": "paper",
    "bookmark_tabs": "paper", "paperclip": "paper", "📎": "paper", "💻": "code", "computer": "code", "octocat": "code",
    "🧑‍💻": "code", "👨‍💻": "code", "technologist": "code", "🌐": "website", "🏠": "website", "🌍": "website",
    "globe_with_meridians": "website", "house": "website", "earth_africa": "website", "🎥": "video", "🎬": "video",
    "📺": "video", "📹": "video", "▶": "video", "movie_camera": "video", "clapper": "video", "tv": "video",
    "📖": "docs", "📚": "docs", "book": "docs", "books": "docs", "open_book": "docs", "🤗": "model", "hugs": "model",
    "📊": "slides", "bar_chart": "slides", "📝": "article", "memo": "article", "📰": "article", "newspaper": "article",
    "💾": "data", "floppy_disk": "data", "📦": "download", "package": "download",
}  # fmt: skip
"""The label of a link by the emoji in it, or by the name of the emoji."""


@lru_cache(maxsize=256)  # a list repeats few labels
def link_label(text: str) -> str:
    """The label for the text of a link: "paper" for "PDF"; the text itself if it is not a known label."""
    text = title_of(text)
    return LINK_LABELS.get(_key(text), text)


@lru_cache(maxsize=256)
def is_link_label(text: str) -> bool:
    """Whether the text of a link is a label: it says only what kind of thing the link leads to ("pdf", "code")."""
    return _key(title_of(text)) in LINK_LABELS or is_star_count(text)


def is_star_count(text: str) -> bool:
    """Whether the text of a link is only a number of stars: "⭐ 12k"."""
    return has_words(text) and not without_stats(text).strip()


def emoji_link_label(text: str) -> str:
    """The label for a link around an emoji or its code (`:book:`); "" for any other text."""
    name = text.strip(":\ufe0f")
    if name in EMOJI_LINK_LABELS:
        return EMOJI_LINK_LABELS[name]
    return "link" if name and (not has_words(name) or emoji_code(text) == text) else ""


def _key(text: str) -> str:
    """The key of a label in `LINK_LABELS`. The number in "Screenshot 2" is dropped."""
    key = label_key(text)
    return key if key in LINK_LABELS else key.rstrip("0123456789").rstrip()
