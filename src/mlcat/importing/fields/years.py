"""Finds years and dates in texts."""

from mlcat.importing.lazy_patterns import lazy_compile

YEAR = lazy_compile(r"(?<![\d./-])(19[5-9]\d|20[0-4]\d)(?!\d|\.\d{4}|[-–](?!(?:0[1-9]|1[0-2])\b)\d)")
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|Spring|Summer|Fall|Autumn|Winter)\.?"
)
_DATE = lazy_compile(
    rf"\W{{0,8}}(?:(?:{_DAY}[\s./-]{{1,3}})?(?:{_MONTH}|\d{{1,2}})(?:\s{_DAY})?[\s.,/-]{{0,3}})?"
    r"(19[5-9]\d|20[0-4]\d)(?:[./-]\d{1,2}){0,2}\W{0,8}"
)
_LEADING = lazy_compile(r"^\W{0,3}(?:19[5-9]\d|20[0-4]\d)\W{1,3}(?=[^\W\d])")
_YEAR_OF_TWO_DIGITS = lazy_compile(r"(?<=[A-Za-z\s])['’`]\s?(\d\d)\b(?!\d)")
_SHORT_DATE = lazy_compile(r"\d{1,2}/\d{1,2}/(\d\d)")
_DIGIT = lazy_compile(r"\d")


def year_of(text: str) -> int | None:
    """The year if `text` is a year or a date: "2016", "(2015)", "2021.6", "Jan 2016", "24 Sep 2022"; else None."""
    match = _DATE.fullmatch(text) if "19" in text or "20" in text else None
    return int(match[1]) if match else None


def year_in(text: str) -> int | None:
    """The last year of four digits in `text`, else one of two digits ("CVPR'14", "3/27/14"); None without any."""
    if not _DIGIT.search(text):
        return None
    years = YEAR.findall(text)
    if years:
        return int(years[-1])
    short = _YEAR_OF_TWO_DIGITS.search(text) or _SHORT_DATE.fullmatch(text.strip())
    return year_of_two_digits(short[1]) if short else None


def year_of_two_digits(digits: str) -> int:
    """The year of two digits, between 1950 and 2049."""
    number = int(digits)
    return 2000 + number if number < 50 else 1900 + number


def without_year(text: str) -> str:
    """`text` without a year at its start, and cut before the next year and the punctuation in front of it."""
    match = None
    if _DIGIT.search(text):
        text = _LEADING.sub("", text)
        match = YEAR.search(text) or _YEAR_OF_TWO_DIGITS.search(text)
    return (text[: match.start()] if match else text).rstrip(" ,.;:('’`[-–—")
