"""Places that stand for governments, and places that outlets spell in two ways; general knowledge as tables.

A capital means its country's government when it speaks. A seat of one office ("the Kremlin") stays a body of its own.
"""

from __future__ import annotations

import re
from functools import cache

from rashomon.compare.who.names import latin

# Country, its capital in the spellings of the press, then other names of the country or its government.
_COUNTRY_ROWS = """
Russia: Moscow, Moskva, Russian Federation, Russian government
Ukraine: Kyiv, Kiev, Ukrainian government
United States: Washington, US, U.S., USA, U.S.A., America, United States of America, US government, U.S. government
United Kingdom: London, UK, U.K., Britain, Great Britain, British government, UK government
China: Beijing, Peking, People's Republic of China, Chinese government
France: Paris, French government
Germany: Berlin, German government
Italy: Rome, Italian government
Spain: Madrid, Spanish government
Poland: Warsaw, Polish government
Belarus: Minsk, Belarusian government
Turkey: Ankara, Türkiye, Turkish government
Israel: Jerusalem, Israeli government
Iran: Tehran, Teheran, Islamic Republic of Iran, Iranian government
Iraq: Baghdad, Iraqi government
Syria: Damascus, Syrian government
Egypt: Cairo, Egyptian government
Saudi Arabia: Riyadh, Saudi government
Qatar: Doha, Qatari government
India: New Delhi, Delhi, Indian government
Pakistan: Islamabad, Pakistani government
Afghanistan: Kabul, Afghan government
Japan: Tokyo, Japanese government
South Korea: Seoul, Republic of Korea, South Korean government
North Korea: Pyongyang, DPRK, North Korean government
Taiwan: Taipei, Taiwanese government
Canada: Ottawa, Canadian government
Mexico: Mexico City, Mexican government
Brazil: Brasilia, Brazilian government
Argentina: Buenos Aires, Argentine government
Venezuela: Caracas, Venezuelan government
Colombia: Bogota, Colombian government
Cuba: Havana, Cuban government
Australia: Canberra, Australian government
Hungary: Budapest, Hungarian government
Austria: Vienna, Austrian government
Greece: Athens, Greek government
Serbia: Belgrade, Serbian government
Romania: Bucharest, Romanian government
Moldova: Chisinau, Kishinev, Moldovan government
Georgia: Tbilisi, Georgian government
Armenia: Yerevan, Armenian government
Azerbaijan: Baku, Azerbaijani government
Kazakhstan: Astana, Kazakh government
Sweden: Stockholm, Swedish government
Norway: Oslo, Norwegian government
Finland: Helsinki, Finnish government
Denmark: Copenhagen, Danish government
Netherlands: The Hague, Dutch government
Ireland: Dublin, Irish government
Portugal: Lisbon, Portuguese government
Czech Republic: Prague, Czechia, Czech government
Bulgaria: Sofia, Bulgarian government
Lithuania: Vilnius, Lithuanian government
Latvia: Riga, Latvian government
Estonia: Tallinn, Estonian government
South Africa: Pretoria, South African government
Nigeria: Abuja, Nigerian government
Ethiopia: Addis Ababa, Ethiopian government
Kenya: Nairobi, Kenyan government
Sudan: Khartoum, Sudanese government
Lebanon: Beirut, Lebanese government
Jordan: Amman, Jordanian government
Indonesia: Jakarta, Indonesian government
Philippines: Manila, Philippine government
Vietnam: Hanoi, Vietnamese government
Thailand: Bangkok, Thai government
Myanmar: Naypyidaw, Burma
"""

# One place in two spellings; a change of spelling is wording, never a conflict.
_SPELLING_ROWS = """
Kyiv, Kiev, Kijow, Kiew|Odesa, Odessa|Kharkiv, Kharkov|Lviv, Lvov|Mykolaiv, Nikolaev, Nikolayev
Dnipro, Dnepr, Dnepropetrovsk
Zaporizhzhia, Zaporozhye, Zaporizhia|Luhansk, Lugansk|Chornobyl, Chernobyl|Chernihiv, Chernigov|Donbas, Donbass
Bakhmut, Artemovsk, Artyomovsk
Vinnytsia, Vinnitsa|Rivne, Rovno|Ternopil, Ternopol|Myanmar, Burma|Yangon, Rangoon|Mumbai, Bombay|Kolkata, Calcutta
Chennai, Madras
Beijing, Peking|Turkey, Türkiye|Czechia, Czech Republic|Eswatini, Swaziland|Falkland Islands, Malvinas
Persian Gulf, Arabian Gulf
Sea of Japan, East Sea|Derry, Londonderry|Gdansk, Danzig|Chisinau, Kishinev|Almaty, Alma-Ata|Astana, Nur-Sultan
Macedonia, North Macedonia
Ivory Coast, Côte d'Ivoire|Cape Verde, Cabo Verde|Tehran, Teheran|Riyadh, Riad|Mecca, Makkah|Aleppo, Halab|Crimea, Krym
"""

# Peoples whose name is not their country with another ending.
_PEOPLES = {
    "french": "france", "german": "germany", "british": "britain", "uk": "britain", "polish": "poland",
    "spanish": "spain", "turkish": "turkey", "swedish": "sweden", "dutch": "netherlands", "greek": "greece",
    "danish": "denmark", "finnish": "finland", "irish": "ireland", "american": "us", "u.s": "us",
}  # fmt: skip
_ADJECTIVE = re.compile(r"(?:ians?|ans?|ia|ese|i|a)\Z")
MIN_STEM = 4  # letters: "Varnian" and "Varnia" are one, "Iran" and "Ira" are not


def _country_table() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in _COUNTRY_ROWS.strip().splitlines():
        country, names = row.split(": ")
        for name in (country, *names.split(", ")):
            table[latin(name)] = country
    return table


def _spelling_table() -> dict[str, str]:
    groups = [row.split(", ") for row in _SPELLING_ROWS.strip().replace("\n", "|").split("|")]
    return {latin(name): group[0] for group in groups for name in group}


_COUNTRIES = _country_table()
_SPELLINGS = _spelling_table()


def strip_article(name: str) -> str:
    """Return the folded Latin form of a name without its article and possessive."""
    return latin(name).removeprefix("the ").removesuffix("'s").strip()


def government_of(name: str) -> str | None:
    """Return the country whose government the name of a country or its capital stands for; None for other names."""
    return _COUNTRIES.get(strip_article(name))


def place_key(name: str) -> str:
    """Return one key for all spellings of a place."""
    plain = strip_article(name)
    return latin(_SPELLINGS[plain]) if plain in _SPELLINGS else plain


@cache
def spelling_variants() -> re.Pattern[str]:
    """Return a pattern for every spelling of the places that outlets spell in two ways."""
    names = {name.strip() for row in _SPELLING_ROWS.strip().replace("\n", "|").split("|") for name in row.split(", ")}
    joined = "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])")


def country_of(people: str) -> str:
    """Return the country of a people's adjective that is formed irregularly ("french"), else the word itself."""
    return _PEOPLES.get(people, people)


def fold_people(term: str) -> str:
    """Return one term for a country and its people: "varnia", "varnian" and "varnians" are "varn"."""
    country = country_of(term)
    stem = _ADJECTIVE.sub("", country)
    return stem if len(stem) >= MIN_STEM else country
