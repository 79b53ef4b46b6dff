"""Phrases by which lines give themselves away as what is not the article, as tables of patterns a kind.

SHORT rows open a short line; STRONG rows may stand anywhere in a line. Texts are in lower case, apostrophes straight.
"""

from __future__ import annotations

from rashomon.model import RemovedKind

SHORT: dict[RemovedKind, tuple[str, ...]] = {
    "advertisement": (
        r"adverti[sz](?:e)?ments?\b", r"adverti[sz]ing\b", r"ads?\W*$", r"sponsored\b", r"promoted\b", r"annonse\b",
        r"anzeige\b", r"werbung\b", r"publicité\b", r"publicidad\b", r"pubblicità\b", r"реклама\b", r"anuncio\b",
        r"advertentie\b", r"paid (?:post|content|partner)", r"(?:article|story|content) continues",
        r"scroll to continue", r"continue reading below", r"our sponsors?\b", r"reklam\b", r"annons\b", r"loading ad",
        r"remove ads",
    ),
    "related": (
        r"read (?:also|more|on|next|full|this|now|the full)\b",
        (
            r"(?:see|also read|also see|also|watch|listen|gallery|photos?|video|trending|related|more|"
            r"shock pics|pictures|in pics|exclusive|must read|don't miss|up next|next|previous) ?:"
        ),
        r"see also\b", r"also (?:read|recalled|on|in)\b",
        r"more (?:from|on|about|stories|news|in|articles|like|top)\b", r"related\b(?!.*[.!]$)", r"recommended\b",
        r"you (?:may|might) (?:also )?(?:like|be interested)",
        r"most (?:read|popular|viewed|recent|commented|shared|watched)", r"trending\b", r"popular\b(?=.{0,12}$)",
        (
            r"(?:top|latest|recent|other|featured|editors?'?s?|our|today's) (?:stories|news|posts|articles|"
            r"picks?|headlines|videos)"
        ),
        r"up next\b", r"in case you missed", r"don't miss", r"recent (?:news|posts|stories|articles)",
        r"photo series", r"read next\b", r"next (?:article|story|post|up)\b", r"previous (?:article|story|post)\b",
        r"latest\W*$", r"all news\W*$", r"news feed\W*$", r"tags?\b(?=:|\W*$)", r"topics?\b(?=:|\W*$)",
        r"filed under", r"share this", r"show more\W*$", r"load more\W*$", r"view (?:all|more)\b",
        r"see (?:all|more)\b", r"from around the web", r"around the web", r"читайте? (?:также|ещё|еще|далее)",
        r"по теме", r"смотрите? также", r"lire aussi", r"à lire\b", r"lisez aussi", r"les plus lus",
        r"lesen sie (?:auch|mehr)", r"mehr zum thema", r"mehr (?:aus|zu)\b", r"das könnte sie", r"lees ook",
        r"(?:ver|vea|lea|lee|leer|mira) (?:también|además|más)", r"te puede interesar", r"leia (?:também|mais)",
        r"leggi anche", r"meistgelesen", r"weiterlesen", r"читати також", r"читайте також",
        r"más (?:leídas|noticias)", r"what to read next", r"(?:click|tap) (?:here )?to (?:read|follow|see)",
        r"on this topic", r"explore (?:more|further)", r"story timeline", r"follow (?:the )?topics?",
        r"read more about", r"go deeper", r"further reading", r"dig deeper",
    ),
    "caption": (
        (
            r"(?:stock )?(?:photo|photograph|picture|image|pic|illustration|graphic|video)s?(?: credit|"
            r" courtesy)?\s*(?::|by\b|credit|from|courtesy|/)"
        ),
        r"(?:foto|фото|bild|photo|crédit|credit|credits|fuente|quelle|©)\s*:",
        r"©?\s*(?:getty images|afp|ap photo|reuters/)", r"file (?:photo|image|picture)",
        r"(?:article|featured|hero|main|cover|lead) image\b", r"image \d", r"photo \d", r"image source",
        r"enlarge (?:this )?image", r"view (?:image|photo|gallery)", r"bildunterschrift", r"(?:image|photo)\W*$",
        r"figure \d+\W*$", r"hide caption", r"toggle caption", r"\d+ of \d+\W*$", r"1/\d+\W*$",
    ),
    "byline": (
        r"(?:written |reported |posted |words |story |article )?by:? [^\W\d_a-z]",
        r"(?:von|por|par|da|di|door|av|af) [^\W\d_]\S+ [^\W\d_]\S+\W*$",
        r"\(?(?:additional )?reporting(?: and (?:writing|editing))? by\b", r"\(?(?:editing|writing|compiled) by\b",
        r"words:", r"(?:text|автор|author|authors|autor|auteur|journalist)\s*:",
        (
            r"(?:published|updated|posted|last updated|modified|created|last modified|first published|publié|"
            r"mis à jour|veröffentlicht|aktualisiert|stand|publicado|actualizado|pubblicato|опубликовано|"
            r"обновлено)\b(?=.*\d)"
        ),
        r"\d+ (?:hours?|minutes?|mins?|days?|weeks?|months?|years?)\.? ago\b", r"\(?\s*updated\W*$",
    ),
    "share": (
        r"share\b(?=\W*$|[ :|](?:on|this|via|:|f\b|article|story|with|copy|facebook|x\b|tweet))", r"share ?:",
        r"tweet\W*$", r"facebook\b(?=.{0,60}$)", r"twitter\b(?=.{0,40}$)", r"whatsapp\b(?=.{0,40}$)",
        r"copy (?:link|url)", r"link copied", r"print\W*$", r"print (?:version|this|article|page)", r"e-?mail\W*$",
        r"email (?:this|article|a link|to)", r"(?:like|follow|find|join) us\b", r"follow (?:on|me|us|\S+ on)\b",
        r"text size", r"bookmark\W*$", r"linkedin\b(?=.{0,40}$)", r"pinterest\b(?=.{0,40}$)", r"telegram\W*$",
        r"reddit\W*$", r"instagram\W*$", r"teilen\W*$", r"partager\b(?=.{0,30}$)", r"compartir\b(?=.{0,30}$)",
        r"compartilh", r"condividi", r"поделиться", r"send an email", r"save\W*$",
        r"save (?:this )?(?:article|story)", r"add (?:us )?(?:as|on) .*google", r"flipboard", r"drucken\W*$",
        r"send us\b", r"tip us\b", r"merken\W*$",
    ),
    "comments": (
        r"\d+ (?:comments?|replies|réactions?|kommentare?|comentarios?)\b",
        r"(?:leave|post|add|write|submit|view|show|hide|read) (?:a |your |the |all )?(?:comments?|reply)\b",
        r"comments?\W*(?:\(?\d*\)?)\W*$", r"join the (?:conversation|discussion|debate)", r"reply\W*$",
        r"log ?in to (?:comment|reply|post)", r"sign in to comment", r"kommentare?\b(?=.{0,20}$)",
        r"comentarios?\b(?=.{0,20}$)", r"commentaires?\b(?=.{0,20}$)", r"комментарии", r"be the first to comment",
        r"no comments?\b", r"comments are closed", r"have your say", r"what do you think\?",
        r"report (?:abuse|comment|an error)", r"нашли ошибку",
    ),
    "subscription": (
        (
            r"(?:subscribe|subscriptions?|subscribers?|sign ?up|log ?in|log ?on|sign ?in|register|donate|"
            r"support (?:us|our|the|up|independent)|become a|join (?:now|free|today|our)|get (?:the app|our|"
            r"unlimited|access|started|the latest|alerts|\S+ newsletter|the \S+ newsletter))\b"
        ),
        r"(?:already|not) a (?:subscriber|member)", r"(?:e-?paper|newsletters?)\b(?=.{0,50}$)", r"enter your email",
        r"your email", r"you (?:have|are reading|'ve) .*(?:free articles?|articles? left)",
        r"try .* (?:free|crossword)", r"abonn", r"s'abonner|je m'abonne", r"suscr[ií]b", r"подпис(?:ат|ыв|ит)",
        r"подпишитесь", r"поддерж(?:ать|ите)", r"unlimited (?:digital )?access",
        r"start (?:a|your) (?:free )?(?:trial|subscription)", r"\d+ kroner", r"hier abonnieren", r"newsletter",
        r"download (?:the|our) app", r"create (?:a |an )?(?:free )?account",
        r"manage (?:your )?(?:account|subscription)", r"join \S+ (?:for|today|now)", r"got a (?:story|tip)",
        r"have (?:you )?(?:got )?a (?:story|tip)\b", r"have you been affected", r"our shopping basket", r"iscriviti",
        r"assine\b", r"support .* journalism",
    ),
    "legal": (
        r"©", r"\(c\) ?\d{4}", r"copyright\b", r"all rights reserved", r"terms (?:of|and|&)\b",
        r"privacy\b(?=.{0,40}$)", r"cookies?\b(?=.{0,40}$)", r"(?:your )?privacy (?:policy|matters|settings|notice)",
        r"accept (?:all|cookies)", r"manage (?:cookies|preferences|consent)",
        r"(?:we|nous) (?:and|et) (?:our|nos) .*(?:partners|partenaires)", r"we use cookies", r"impressum\b",
        r"datenschutz\b", r"mentions légales", r"disclaimer\b", r"advertise with", r"contact us\b", r"about us\b",
        r"powered by\b", r"reject all", r"tout accepter", r"alle akzeptieren", r"републикация|перепечатка",
        r"accessibility\b(?=.{0,40}$)", r"all opinions are", r"nothing here is", r"when using materials",
        r"republication", r"(?:alle rechte|tous droits|todos los derechos|все права)",
    ),
    "widget": (
        r"\d{1,2}:\d{2}(?::\d{2})?\W*$", r"\d+ ?-?\s*min(?:ute)?s?\.?(?: |-)?(?:read|lesen|de lecture)?\W*$",
        r"(?:reading time|lesezeit|temps de lecture|estimated reading)", r"\d+ minutes? read",
        r"listen(?: live| to|\W*$|:| now)",
        (
            r"(?:play|pause|mute|unmute|fullscreen|loading|now playing|close|search|open|volume|settings|"
            r"captions?|autoplay|replay|live)\W*$"
        ),
        r"(?:avatar|podcasts?|quiz|poll|weather|horoscopes?)\W*$", r"views?:? ?\d",
        r"\d[\d,.]* (?:views|shares|likes|reads)\b", r"watch (?:live|now|the video|video)",
        r"(?:javascript|your browser)\b", r"please enable", r"ctrl\+", r"this video", r"video player",
        r"error loading", r"ferry times", r"today.s paper", r"icon\b", r"\d+\W*$", r"(?:play|watch) video",
        r"back to top", r"go to top", r"top\W*$", r"nach oben",
    ),
    "navigation": (
        r"skip to\b", r"go to (?:content|main|navigation|home)", r"(?:main )?menu\b(?=.{0,60}$)",
        r"home\b(?=\W*$| ?[>/|»›·•])", r"you are here", r"breadcrumb", r"jump to\b", r"all sections\W*$",
        r"site ?map\W*$", r"english edition\b", r"main page\b", r"toggle navigation", r"show navigation",
        r"back to\b(?=.{0,40}$)",
        (
            r"(?:news|sport|sports|world|politics|business|opinion|culture|lifestyle|technology|science|"
            r"health|entertainment|local|video|videos|analysis|editorial)\W*$"
        ),
        r"date \d{4}-\d\d", r"zum inhalt", r"aller au contenu", r"category\b(?=:)", r"categories\W*$",
        r"sections?\W*$", r"contents?\W*$", r"table of contents", r"in this (?:article|story)\W*$",
    ),
    "author-bio": (
        r"about the (?:author|writer|reporter)s?\b", r"(?:follow|contact|email|reach) the (?:author|reporter|writer)",
        r"über den autor", r"view all posts by", r"more by\b", r"author archive", r"view .* profile",
    ),
}  # fmt: skip

# A row is looked for in a line only if the line holds one of the words before it.
STRONG: dict[RemovedKind, tuple[tuple[str, str], ...]] = {
    "advertisement": (
        ("tap shop order buy", r"^.{0,120}\b(?:tap|shop|order|buy) (?:here|now)\W*$"),
    ),
    "caption": (
        (
            "photo image picture photograph foto credit video",
            r"\((?:photo|image|picture|photograph|foto|credit|photo credit|video)\b[^)]{0,80}\)?$",
        ),
        ("getty", r"\bgetty images\)?\W*$"),
        ("photo", r"\bstock photo\b.{0,30}$"),
        (
            "photo photograph picture image foto фото bild credit",
            r"(?:photo|photograph|picture|image|foto|фото|bild|photo credit|credit):\s?(?:[^.]|\b\w\.){2,60}$",
        ),
        ("photo afp epa reuters getty", r"\b(?:ap photo|afp|epa|reuters|getty images)(?:/| via )[^.]{2,50}$"),
        ("photo", r"\bfile photo\b.{0,40}$"),
        ("photo", r"\bphoto (?:by )?(?:[^\W\d]+ ){1,3}[^\W\d]+\W*$(?<=[^.])"),
    ),
    "comments": (
        ("commenting", r"commenting (?:policy|system|guidelines)"),
        ("community", r"community guidelines"),
        ("comment comments", r"\bto (?:leave|post) (?:a )?comments?\b"),
        ("conversation", r"join the conversation"),
        ("comment comments", r"comments? (?:are|is) (?:closed|moderated)"),
        ("commenter", r"connectez-vous pour commenter"),
    ),
    "subscription": (
        (
            "sign subscribe register",
            (
                r"(?:sign up|subscribe|register) (?:now |here |today )?(?:to|for|and) [^.]{0,80}(?:newsletter|inbox|"
                r"alerts?|updates|digest|briefing|email|free)"
            ),
        ),
        ("inbox", r"\b(?:in|to) your inbox\b"),
        ("sign", r"^.{0,160}\bsign up(?: here| now| today)?\W*$"),
        ("newsletter newsletters", r"\bour (?:free |daily |weekly )?newsletters?\b"),
        ("journalism", r"support (?:our|independent|quality) journalism"),
        ("patron member subscriber supporter", r"become (?:a|our) (?:patron|member|subscriber|supporter)"),
        ("unlimited", r"unlimited (?:digital )?access"),
        ("reading", r"to continue reading"),
        ("subscribers", r"(?:exclusive|only) (?:to|for) subscribers"),
        ("subscriber subscribers", r"subscribers? only"),
        ("article articles", r"free articles? (?:left|remaining)"),
        ("email mail", r"enter your e-?mail"),
        ("cancel", r"cancel (?:at )?any ?time"),
        ("newsletter", r"newsletter in your inbox"),
        ("подпишитесь", r"подпишитесь на"),
        ("telegram", r"telegram channel"),
        ("reading", r"reading a free article"),
        ("readers", r"is funded by readers"),
        ("trial", r"start a (?:free )?trial"),
        ("sign subscribe", r"(?:sign up|subscribe) to \S+(?: \S+)?:"),
        ("advertising", r"read without advertising"),
        ("whatsapp telegram youtube", r"our (?:whatsapp|telegram|youtube) channel"),
        ("us", r"follow us on\b"),
    ),
    "legal": (
        ("rights", r"all rights reserved"),
        (
            "published reproduced republished redistributed",
            r"may not be (?:published|reproduced|republished|redistributed)",
        ),
        ("use", r"use of (?:this|our) (?:site|website|service) (?:constitutes|implies)"),
        ("cookies", r"(?:uses?|use of) cookies"),
        ("policy", r"privacy policy"),
        ("terms", r"terms (?:of (?:use|service)|and conditions)"),
        ("consent", r"your consent"),
        ("affiliate", r"affiliate (?:links?|commission)"),
        ("commission", r"may earn (?:a |an )?(?:small )?(?:affiliate )?commission"),
        ("recaptcha", r"is protected by recaptcha"),
        ("registered", r"registered (?:in england|office|charity|at)"),
        ("answer answers", r"answers? to the press code"),
        ("press panel", r"is a member of the .*(?:press|panel)"),
        ("expressed", r"views expressed (?:in|are|here)"),
        ("licensed", r"text is licensed"),
        ("part", r"is (?:a )?part of .{0,60}©"),
    ),
    "widget": (
        ("browser", r"your browser (?:does not|doesn't|is)"),
        ("javascript", r"enable javascript"),
        ("javascript", r"javascript is (?:disabled|required)"),
        ("icon", r"(?:\bicon\b.*){4}|(?:icon[ a-z-]{2,20}){6}"),
    ),
    "byline": (
        (
            "reporting writing editing",
            r"^\(?(?:additional )?(?:reporting|writing|editing)(?: and \w+)? by [^.]{3,200}\)?\.?$",
        ),
        ("reporting compiled", r"^\(?(?:with (?:additional )?reporting|compiled) (?:by|from)\b.{3,120}$"),
    ),
    "share": (
        ("share", r"share (?:this (?:article|story|post|page)|on (?:facebook|twitter|x|whatsapp))"),
        ("follow", r"follow (?:us|me|him|her) on (?:facebook|twitter|x|instagram)"),
        ("hear", r"^hear more on\b|^you can hear more on\b"),
    ),
}  # fmt: skip
