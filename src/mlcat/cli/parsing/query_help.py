"""The text of `mlcat help query`: the query language on one screen."""

QUERY_HELP = """\
A query of `mlcat search` and `mlcat browse` may have, beside its words:

  "two words"              only entries that have these words in sequence
  -word                    no entries that have the word or an inflection of it
  -"two words"             no entries that have these words in sequence
  tag:CV                   only entries that pass the filter, as with --tag CV
  -tag:CV                  only entries that do not
  section:"Case Studies"   a value with blanks needs double quotes

Fields: tag, section, kind, status, year, license, language, author, catalog.
Values are those of the options: year:2020.., year:2015-2020, kind:papers,
language:c++. A repeated field accepts any of its values; all tags must match.

Anything else is text, and so is a filter in quotes: "tag:CV".

In a shell, put the query into single quotes:

  mlcat search 'triplet loss tag:CV -kind:paper'
  mlcat search '"nearest neighbor" language:rust'
  mlcat search 'author:"de Vries" year:2020..'

A query that begins with an excluded word goes after --:

  mlcat search -- '-video clip'

All rules: https://github.com/mlcat-dev/mlcat/blob/main/docs/query.md
"""
