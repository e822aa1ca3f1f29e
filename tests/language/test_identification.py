"""Which language a text is in, and silence where nobody can tell."""

import subprocess
import sys

import pytest

from analysis.language.identification import language

FOREIGN = {
    "es": ["Muere a los 38 años la actriz de la serie más vista", "La cantante habló de su divorcio por primera vez."],
    "fr": ["Mort de l'acteur Alain Delon à 88 ans", "La chanteuse a parlé de son divorce pour la première fois."],
    "de": ["Schauspieler stirbt mit 62 Jahren", "Die Sängerin sprach zum ersten Mal über ihre Scheidung."],
    "pt": ["Morre aos 38 anos ator da novela das nove", "Fernanda Torres é indicada ao Oscar de melhor atriz"],
    "it": ["È morto l'attore della serie più amata", "La cantante ha parlato per la prima volta del divorzio."],
    "hi": ["शाहरुख खान की नई फिल्म ने तोड़े रिकॉर्ड", "दीपिका पादुकोण बनीं मां"],
    "ko": ["방탄소년단 새 앨범 발표", "배우 송중기가 결혼을 발표했다"],
    "ja": ["俳優の西田敏行さん死去", "新しい映画が公開された"],
    "tr": ["Ünlü oyuncu hayatını kaybetti", "Tarkan yeni albümünü duyurdu"],
    "pl": ["Nie żyje znany aktor serialu", "Dawid Podsiadło zapowiada nową trasę"],
    "ar": ["وفاة الممثل المصري عن عمر ناهز الستين"],
    "zh": ["演员去世享年六十岁"],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in FOREIGN.items() for text in texts])
def test_a_short_text_in_another_language_is_known(code: str, text: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "Star Posts Cryptic Message After Baby News Dropped and Fans Are Not Having It",
        "The singer spoke of her divorce for the first time.",
        "THE WORST DRESSED STARS OF THE NIGHT AND WHAT THEY WORE",
        "The director of My Neighbor Totoro (となりのトトロ) has made another film that fans will love",
    ],
)
def test_english_is_known(text: str) -> None:
    assert language(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "…",
            "1989",
            "Adele wins",
            "Die Hard",
            "El Camino",
            "기생충",
            "기생충 (Parasite)",
            "Squid Game (오징어 게임) season 2",
        ),
        *("A Tribute to Rome: Valentino Presents 'Avant Les Débuts'", "Narcos: México Star José María Yazpik"),
        *(
            "Rammstein, Till Lindemann, Kraftwerk, Nena",
            "Pedro Almodóvar, Penélope Cruz, Antonio Banderas: Dolor y gloria",
        ),
        *("Gisele Bündchen, Tom Brady", "Parasite: Bong Joon-ho, Song Kang-ho, Lee Sun-kyun, Choi Woo-shik"),
    ],
)
def test_names_and_titles_tell_no_language(text: str) -> None:
    assert language(text) is None


@pytest.mark.parametrize("module", ["analysis", "analysis.annotate"])
def test_the_model_is_not_read_before_a_language_is_asked_for(module: str) -> None:
    code = f"import sys, {module}; print('py3langid' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert answer.stdout.strip() == "False"
