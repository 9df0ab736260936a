"""Words of lists: titles of boilerplate (contents, contributing, license, sponsors), papers and related things."""

from mlcat.importing.documents.text import label_key

CONTENTS, CONTRIBUTING, LICENSE, SPONSOR = "contents list", "contributing", "license", "sponsor"
"""Reasons why something is not an entry."""

_CONTENTS = {
    "contents", "content", "table of contents", "toc", "index", "table of content", "目录", "目錄", "目次", "목차",
    "содержание", "оглавление", "inhalt", "inhaltsverzeichnis", "índice", "sommaire", "table des matières",
}  # fmt: skip
_CONTRIBUTING = {
    "contributing", "contribute", "contribution", "contributions", "how to contribute", "contributing guide",
    "contributing guidelines", "contribution guide", "contribution guidelines", "contributors", "our contributors",
    "contributions welcome", "code of conduct", "contributor covenant", "contributing.md", "maintainers",
    "contribute to this list", "contributing to this list", "get involved", "guidelines for contributing",
    "want to contribute", "star history", "stargazers", "stargazers over time", "acknowledgements",
    "acknowledgments", "acknowledgement", "citation", "citing", "贡献", "貢獻", "贡献指南", "如何贡献", "参与贡献",
    "贡献者", "致谢", "鸣谢", "貢献", "コントリビュート", "기여", "как внести вклад", "внести вклад", "участие",
    "mitwirken", "mitmachen", "beitragen", "contribuir", "contribuciones", "contribuer",
}  # fmt: skip
_LICENSE = {
    "license", "licence", "licenses", "licences", "list of licenses", "license.md",
    "copyright and license", "license and copyright", "list of licences", "许可证", "许可", "许可协议", "开源协议",
    "版权", "授權", "ライセンス", "라이선스", "лицензия", "lizenz", "licencia", "licença", "licença de uso",
}  # fmt: skip
_SPONSORS = {
    "sponsor", "sponsors", "sponsored by", "sponsorship", "sponsorships", "backers", "supporters", "our sponsors",
    "become a sponsor", "backers and sponsors", "sponsors and backers", "special sponsors", "gold sponsors",
    "silver sponsors", "bronze sponsors", "platinum sponsors", "premium sponsors", "special thanks to our sponsors",
    "donate", "donations", "support this project", "buy me a coffee", "special thanks", "special thanks to",
    "赞助", "赞助商", "贊助", "スポンサー", "후원", "спонсоры", "sponsoren", "patrocinadores",
}  # fmt: skip
_SPONSOR_WORDS = frozenset(("sponsors", "backers"))
REPOSITORY_PARTS = {"issues", "pull requests", "issue tracker", "discussions", "changelog"}
"""Titles of links into the repository of the list."""

_REASONS = {
    **dict.fromkeys(_SPONSORS, SPONSOR), **dict.fromkeys(_LICENSE, LICENSE),
    **dict.fromkeys(_CONTRIBUTING, CONTRIBUTING), **dict.fromkeys(_CONTENTS, CONTENTS),
}  # fmt: skip
_PAPERS = frozenset(("paper", "papers", "publications", "literature", "论文", "論文"))


def is_about_papers(title: str) -> bool:
    """Whether a heading, or the name of a column, is one of papers."""
    return not _PAPERS.isdisjoint(label_key(title).split())


def boilerplate_reason(title: str) -> str | None:
    """The reason why a link with this title, or what is below this heading, is not an entry; None if it may be one."""
    words = label_key(title)
    if reason := _REASONS.get(words):
        return reason
    return None if _SPONSOR_WORDS.isdisjoint(words.split()) else SPONSOR


_RELATED = ("see also", "related", "related lists", "similar", "alternatives", "more", "other lists", "参见", "相关")


def is_related(text: str) -> bool:
    """Whether a text introduces links to other things: "See also:"."""
    return label_key(text) in _RELATED
