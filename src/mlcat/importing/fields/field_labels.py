"""Recognizes the labels of facts: "License" in "License: MIT", in a heading below an entry, or as a column name."""

from functools import lru_cache

from mlcat.importing.documents.text import label_key, word_set
from mlcat.importing.lazy_patterns import lazy_compile

TAGS, LICENSE, LANGUAGE, YEAR, AUTHORS, VENUE, INSTALL, STATUS = (
    "tags", "license", "language", "year", "authors", "venue", "install", "status",
)  # fmt: skip
LINKS, DESCRIPTION, IGNORED = "links", "description", "ignored"
"""What a label may introduce: a field of an entry, links (LINKS), text (DESCRIPTION), or statistics and images
(IGNORED)."""

_FIELDS = {
    TAGS: "tag tags label labels "
    "category categories topic topics domain area field task tasks platform platforms os keywords "
    "标签 分类 类别 категория категории теги платформа 분류 태그 카테고리 플랫폼 カテゴリ タグ categoría "
    "categorías categoria categorias catégorie catégories kategorie kategorien etiquetas plateforme plateformes "
    "plataforma plataformas plattform plattformen",
    LICENSE: "license licence licenses licences 许可证 协议 许可 許可 lizenz licencia licença licenza лицензия "
    "ライセンス 라이선스",
    LANGUAGE: "language languages lang written built 语言 sprache lenguaje язык 言語",
    YEAR: "year date released release published publication-date time 年份 时间 日期 年 发表时间 发布时间 公開年 "
    "発表年 출시 연도 발표 jahr datum año fecha ano год дата année",
    AUTHORS: "author authors by 作者 autor autoren autores автор авторы 著者 저자 auteur auteurs",
    VENUE: "venue venues conference conf journal pub publication proceedings publisher 会议 期刊 出处 刊物 出版社 学会 "
    "会議 학회 конференция conferencia conférence konferenz revue",
    INSTALL: "install installation 安装 インストール 설치 установка instalación instalação commande comando",
    STATUS: "status state maintained 状态 ステータス 상태 estado статус statut",
    LINKS: "link links url urls website websites site homepage home address resource resources web source code repo "
    "repository github gitlab docs documentation demo paper download twitter discord slack forum community reference "
    "references ref refs presentation presenter slides video videos talk discussion poster blog project bibtex arxiv "
    "pdf youtube bilibili supplementary "
    "解读 视频 链接 地址 网址 官网 主页 论文 代码 源码 项目 论文链接 论文地址 代码链接 "
    "代码地址 项目地址 项目主页 开源地址 官方网站 仓库 リンク 論文 コード サイト リポジトリ 링크 논문 코드 사이트 "
    "홈페이지 저장소 ссылка ссылки статья код сайт репозиторий enlace enlaces código sitio página repositorio "
    "repositório lien liens dépôt webseite quellcode الموقع الرابط رابط",
    DESCRIPTION: "description desc descriptions about summary details notes note comment comments abstract abs info "
    "information overview introduction features feature remarks content purpose tldr what review reviews highlights "
    "说明 描述 简介 介绍 备注 説明 概要 備考 설명 소개 описание beschreibung descripción descrição descrizione résumé "
    "resumen resumo الوصف",
    IGNORED: "stars star stats forks screenshot screenshots screencast preview logo image images auth https cors "
    "rank downloads score updated activity id",
}
_PHRASES = {
    "tl dr": DESCRIPTION,
    "tl;dr": DESCRIPTION,
    "published in": VENUE,
    "published at": VENUE,
    "publication year": YEAR,
    "publication date": YEAR,
}
_KINDS = word_set("type types kind kinds typ typen tipo tipos тип 类型")
"""Words of labels for tags. Another word decides if there is one: "Type of license" is not a label for tags."""
_ARTICLES_AND_PREPOSITIONS = word_set("de d du des do da del della der la le l")
_FIELD_BY_WORD = {word: field for field, words in _FIELDS.items() for word in word_set(words)}
_LABELED = lazy_compile(r"^(?:[^\w\[\](){}<>#@\"'`$/\\.,;:-]|_){0,10}([^\W\d_][^:：\n]{0,30}?)[*_]{0,3}\s?[:：]\s*")
_MAX_WORDS = 3


@lru_cache(maxsize=256)  # the names of columns are looked up in each row
def field_of(label: str) -> str | None:
    """What a label introduces, as one of the constants above; None for other words.

    LANGUAGE for "Written in", LICENSE for "Type de licence".
    """
    key = label_key(label)
    words = [word for word in key.replace("'", " ").replace("’", " ").split() if word not in _ARTICLES_AND_PREPOSITIONS]
    if not words or len(words) > _MAX_WORDS:
        return None
    field = _PHRASES.get(key) or next((field for word in words if (field := _FIELD_BY_WORD.get(word))), None)
    return field or (TAGS if not _KINDS.isdisjoint(words) else None)


def split_label(text: str) -> tuple[str, str, str] | None:
    """Splits "Label: value" into the label, its field and the value; None if it begins with no known label.

    Before a value of terms in square brackets, any label introduces tags: "Key: [sails], [knots]".
    """
    match = _LABELED.match(text) if ":" in text or "：" in text else None
    if match is None:
        return None
    value = text[match.end() :].strip()
    field = field_of(match[1]) or (TAGS if _is_bracketed(value) else None)
    return (match[1].strip(), field, value) if field else None


def _is_bracketed(text: str) -> bool:
    """Whether a text consists of terms in square brackets, with commas between them."""
    parts = text.split(",")
    return all(part.strip()[:1] == "[" and part.strip()[-1:] == "]" for part in parts) and len(text) > len("[]")
