"""Cue words and little words of languages that are read without a parser, a table a language.

All values are alternatives of regular expressions, matched without regard to case.
"""

from __future__ import annotations

from rashomon.annotate.plain.german_words import GERMAN
from rashomon.annotate.plain.grammar import Grammar

_FRENCH = Grammar(
    says=r"(?:a|ont|avait|avaient)(?:-t-(?:il|elle|on)|-(?:ils|elles))?(?: (?:aussi|également|encore|notamment|"
    r"ensuite))? "
    r"(?:déclaré|dit|affirmé|expliqué|ajouté|reconnu|promis|raconté|indiqué|annoncé|précisé|souligné|estimé|"
    r"assuré|confirmé|"
    r"confié|glissé|répondu|rappelé|admis|prévenu|averti|dénoncé|démenti|nié|lancé|répété|insisté|écrit|martelé|"
    r"poursuivi|conclu|fait savoir|jugé|regretté|salué|proposé|exigé|demandé|tweeté|commenté|critiqué|soutenu|plaidé)"
    r"|déclare|affirme|explique|estime|assure|annonce|précise|ajoute|dit|disent|souligne|raconte|indique|indiquent|"
    r"poursuit|confie|répond|reconnaît|promet|rappelle|insiste|confirme|écrit|dénonce|regrette|juge|soutient|"
    r"affirment|"
    r"prévient|martèle|lance|répète|conclut|témoigne|résume|dément|nie",
    that=r"qu['’]|que",
    according=r"selon|d['’]après|à en croire|aux dires de|de l['’]avis de",
    as_told=r"comme",
    denies=r"démenti|nié|dément|nie",
    articles=r"le|la|les|l['’]|un|une|des|ce|cette|son|sa|ses|leur|leurs|plusieurs|certains",
    links=r"de|du|des|d['’]|la|le|les|l['’]|à|au|aux|et|pour|en|chargé|adjoint|générale?|national|nationale",
    pronouns=r"il|elle|ils|elles|on",
    openers=r"selon|pour|dans|en|à|au|aux|après|avant|depuis|lors|mais|et|or|car|si|quand|lorsque|ainsi|hier|"
    r"lundi|mardi|"
    r"mercredi|jeudi|vendredi|samedi|dimanche|interrogé|interrogée|sur|devant|par|avec|sans|malgré",
)
_SPANISH = Grammar(
    says=r"dijo|dijeron|afirmó|afirmaron|aseguró|aseguraron|declaró|declararon|explicó|explicaron|señaló|"
    r"señalaron|añadió|"
    r"indicó|indicaron|anunció|anunciaron|confirmó|confirmaron|sostuvo|manifestó|subrayó|reconoció|advirtió|"
    r"negó|negaron|"
    r"prometió|recordó|informó|informaron|precisó|destacó|agregó|apuntó|insistió|denunció|denunciaron|exigió|"
    r"pidió|criticó|"
    r"escribió|respondió|relató|detalló|admitió|expresó|comentó|contó|opinó|consideró|desmintió|reiteró|lamentó|"
    r"(?:ha|han|había|habían) (?:dicho|afirmado|asegurado|declarado|explicado|señalado|añadido|indicado|"
    r"anunciado|confirmado|"
    r"negado|recordado|informado|precisado|destacado|denunciado|pedido|escrito|admitido|subrayado|manifestado|"
    r"advertido)|"
    r"afirma|afirman|asegura|aseguran|dice|dicen|explica|señala|indica|añade|sostiene|advierte|niega|insiste|reconoce|"
    r"recuerda|denuncia|apunta|destaca|cuenta|relata",
    that=r"que",
    according=r"según|de acuerdo con|a juicio de|en palabras de|en opinión de",
    as_told=r"como",
    denies=r"negó|negaron|negado|niega|desmintió",
    articles=r"el|la|los|las|un|una|unos|unas|su|sus|este|esta|varios|varias",
    links=r"de|del|la|el|los|las|y|para|en|general|nacional",
    pronouns=r"él|ella|ellos|ellas",
    openers=r"según|en|para|por|a|al|tras|antes|después|durante|pero|y|si|cuando|así|ayer|hoy|el (?:lunes|"
    r"martes|miércoles|"
    r"jueves|viernes|sábado|domingo)|este (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)|además|sobre|"
    r"con|sin|ante",
)
_ITALIAN = Grammar(
    says=r"(?:ha|hanno|aveva|avevano) (?:poi |anche |inoltre |infine )?(?:detto|dichiarato|affermato|spiegato|"
    r"aggiunto|"
    r"sottolineato|annunciato|precisato|confermato|ammesso|promesso|ricordato|negato|smentito|scritto|risposto|"
    r"raccontato|"
    r"riferito|chiarito|ribadito|assicurato|sostenuto|osservato|commentato|replicato|concluso|denunciato|"
    r"chiesto|avvertito)|"
    r"dice|dicono|afferma|affermano|spiega|spiegano|dichiara|sostiene|sostengono|disse|affermò|dichiarò|"
    r"aggiunge|racconta|"
    r"precisa|sottolinea|conferma|ricorda|assicura|ammette|osserva|commenta|scrive|risponde|riferisce|"
    r"riferiscono|avverte|nega|"
    r"conclude|ribadisce|smentisce",
    that=r"che",
    according=r"secondo|stando a|stando al|stando alla|stando alle|stando ai|a detta di|a parere di",
    as_told=r"come",
    denies=r"negato|smentito|nega|smentisce",
    articles=r"il|lo|la|i|gli|le|l['’]|un|uno|una|un['’]|suo|sua|questo|questa|alcuni|alcune",
    links=r"di|del|dello|della|dell['’]|dei|degli|delle|d['’]|la|il|e|per|in|generale|nazionale",
    pronouns=r"lui|lei|egli|loro",
    openers=r"secondo|in|per|a|al|dopo|prima|durante|ma|e|se|quando|così|ieri|oggi|lunedì|martedì|mercoledì|"
    r"giovedì|venerdì|"
    r"sabato|domenica|inoltre|su|con|senza|nel|nella",
)
_RUSSIAN = Grammar(
    says=r"(?:сказал|заявил|сообщил|отметил|добавил|рассказал|подчеркнул|объяснил|признал|уточнил|пояснил|"
    r"опроверг|написал|"
    r"напомнил|ответил|предупредил|пообещал|утверждал|говорил|считал|предложил|подтвердил|указал|призвал|"
    r"потребовал|объявил)"
    r"(?:а|о|и)?|(?:заявля|сообща|утвержда|отмеча|подчёркива|подчеркива|уточня|поясня|счита|добавля|рассказыва|"
    r"объясня)(?:ет|ют)|"
    r"говорит|говорят|пишет|пишут",
    that=r"что",
    according=r"по словам|по данным|по сообщению|по сообщениям|по информации|согласно|по мнению|по утверждению|"
    r"со слов",
    as_told=r"как",
    denies=r"опроверг(?:ла|ли|ло)?",
    articles=r"этот|эта|его|её|ее|их|наш|один|одна",
    links=r"и|по|в|при|на",
    pronouns=r"он|она|они",
    openers=r"по|в|во|на|после|до|при|но|и|а|если|когда|также|ранее|вчера|сегодня|кроме|при этом|со|с|об|о",
    inflected=True,
)
_UKRAINIAN = Grammar(
    says=r"(?:сказа|заяви|повідоми|зазначи|дода|розпові|підкресли|поясни|визна|уточни|написа|нагада|відпові|попереди|"
    r"пообіця|стверджува|наголоси|говори|підтверди|спростува|вказа|закликa|оголоси)(?:в|ла|ли|ло|ів)|"
    r"розповів|відповів|(?:заявля|повідомля|стверджу|зазнача|наголошу|уточню|поясню|вважа|дода)(?:є|ють)|каже|"
    r"кажуть|пише|пишуть",
    that=r"що",
    according=r"за словами|за даними|за повідомленням|за інформацією|згідно з|згідно із|на думку|зі слів",
    as_told=r"як",
    denies=r"спростува(?:в|ла|ли)",
    articles=r"цей|ця|його|її|їх|наш|один|одна",
    links=r"і|та|й|з|у|в|при|на",
    pronouns=r"він|вона|вони",
    openers=r"за|у|в|на|після|до|при|але|і|й|та|а|якщо|коли|також|раніше|вчора|сьогодні|крім|зі|з|із|про",
    inflected=True,
)
GRAMMARS = {
    "de": GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "it": _ITALIAN,
    "ru": _RUSSIAN,
    "uk": _UKRAINIAN,
}
