"""Which language a text is in, by its commonest small words: enough to keep an English reader off a German page."""

from __future__ import annotations

import re

__all__ = ["NAMES", "language"]

NAMES = {
    "ar": "Arabic", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "zh": "Chinese",
}  # fmt: skip
"""English names of the languages that are told apart."""

_SMALL = {
    "en": "the of and to in that is was for on with he she it his her by at as be have has had said who from are not",
    "de": "der die das und ist nicht mit von den dem ein eine auf für sich im zu auch es werden wird sagte hat als bei",
    "fr": "le la les des et est dans une du que pour qui sur pas au par avec ce il elle plus sont été cette aux ses",
    "es": "el la los las de y que en un una por con para del se no su al lo como más pero sus fue este ha",
    "it": "il la di che e un una per non con del della sono le gli nel dei è si anche più come dal alla ha",
    "pt": "o a os as de e que do da em um uma para com não por se dos das ao mais foi na no sua ele",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er om ook door als bij maar naar heeft",
    "sv": "och i att det som en på är av för med till den har de inte om ett han men var från vid så",
    "da": "og i at det er en til af på for med den der de ikke som et har han var om fra men sig",
    "no": "og i at det er en til av på for med den som de ikke et har han var om fra men seg ble",
    "pl": "i w na z do się nie że jest to o po jak za od przez dla ale są oraz tym jego był",
}
_SETS = {name: frozenset(small.split()) for name, small in _SMALL.items()}
_SCRIPTS = (
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
)


def language(text: str, stated: str = "") -> str:
    """ISO 639-1 code of the language; `stated` (the page's own word, "en-GB") decides where the text is too short.

    A script that several languages share gives the commonest of them. Unsure, it is "en".
    """
    sample = text[:20_000]
    letters = sum(map(str.isalpha, sample))
    for name, script in _SCRIPTS:
        if letters and len(script.findall(sample)) > 0.3 * letters:
            return name
    said = re.findall(r"[^\W\d_]+", sample.lower())[:3000]
    shares = {name: sum(word in small for word in said) / (len(said) or 1) for name, small in _SETS.items()}
    best = max(shares, key=lambda name: (shares[name], name == "en"))
    if len(said) >= 25 and shares[best] >= 0.12 and shares[best] > 1.5 * shares["en"]:
        return best
    if len(said) >= 25 and shares["en"] >= 0.12:
        return "en"
    return stated.replace("_", "-").split("-")[0].lower() or "en"
