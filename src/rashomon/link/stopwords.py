"""Function words of the languages of the pages: they stand in any text and tie no two articles together.

English ones live in `text/tokens.py`; here are the other languages'.
"""

from __future__ import annotations

from rashomon.text.normalize import strip_accents
from rashomon.text.tokens import STOPWORDS as ENGLISH

_ROWS = {
    "de": """
        aber alle als also am an ander auch auf aus bei beim bin bis da das dass dem den denn der des die dies
        diese diesem diesen dieser doch dort du durch ein eine einem einen einer eines er es euch fur gegen
        gibt haben hat hatte ich ihm ihn ihr ihre im in ins ist jetzt kann kein konnen man mehr mein mit muss
        nach nicht noch nun nur ob oder ohne schon sehr sein seine seinen seiner sich sie sind so soll sondern
        uber um und uns unter vom von vor war waren was wegen weil wenn wer werden wie wieder will wir wird wo
        wurde zu zum zur zwischen
    """,
    "fr": """
        a afin ai apres au aussi autre aux avant avec avoir c'est ce cela ces cet cette ceux chez comme contre
        d'un d'une dans de depuis des deux devant doit donc dont du elle elles en encore entre est et etait
        ete etre eu eux fait faut il ils je l'on la le les leur leurs lors lui ma mais me meme moins mon ne ni
        nos notre nous on ont ou par pas peu peut plus pour pourquoi qu'il qu'elle quand que quel quelle qui
        sa sans se selon ses si son sont sous sur ta te tous tout toute toutes tres tu un une vers vos votre
        vous y
    """,
    "es": """
        a al algo ante antes aun aunque cada como con contra cual cuando cuya de del desde donde dos durante e
        el ella ellos en entre era es esa ese eso esta estaba estan estar este esto estos fue fueron ha habia
        hace hacia han hasta hay la las le les lo los mas me mi mientras muy nada ni no nos o otra otro para
        pero poco por porque puede que quien se sea segun ser si sin sobre solo son su sus tambien tan tener
        tiene todo todos tras tu un una uno unos ya yo
    """,
    "pt": """
        a ao aos apos as ate com como contra da das de dele desde do dos durante e ela ele eles em entre era
        essa esse esta estao este foi foram ha isso isto ja la lhe mais mas me mesmo meu minha muito na nao
        nas nem no nos num numa o os ou para pela pelas pelo pelos por porque quando que quem se sem ser seu
        seus so sobre sua suas tambem tem tem ter todo todos tudo um uma umas uns vai
    """,
    "it": """
        a ad agli ai al alla alle anche c'e che chi ci col come con contro da dagli dai dal dalla dei del
        dell' della delle dello di dopo dove due e ed era essere fino fra gli ha hanno i il in io l'ha la le
        lei lo loro lui ma mentre mi ne nei nel nella nelle no noi non o ogni per perche piu poi prima qua
        quando quanto quella quello questa questi questo se sei senza si sia solo sono sotto su sua sue sui
        sul sulla suo tra tutti tutto un una uno verso
    """,
    "nl": """
        aan al alle als ben bij daar dan dat de der deze die dit doen door dus een en er ge geen had heb
        hebben heeft hem het hier hij hoe hun ik in is je kan kon maar me meer men met mij na naar niet niets
        nog nu of om onder ons ook op over te tegen toch toen tot uit van veel voor want waren was wat we wel
        werd wie wij wil wordt worden zal ze zich zij zijn zo zonder zou
    """,
    "ru": """
        а без бы был была были было быть в вам вас весь во вот все всех вы где да даже для до его ее если есть
        еще же за здесь и из или им их к как какой когда который которая которые ко кто ли лишь между меня мне
        может мы на над надо не него нее нет ни них но ну о об один однако он она они оно от очень по под
        после потом потому почему при про с сам свой своей своих себя со так также такой там тем то того тоже
        только тому тот тут ты у уже хотя чего чей чем через что чтобы эта эти этих это этого этой этом этот я
    """,
    "uk": """
        а без би був була були було бути в вам вас весь від він вона вони воно все всі ви де для до є ж за з
        зі і із й його її їх коли котрий який яка які та так також те ти то того той тільки у це цей цього
        цієї ці чи чого чому через що щоб як якщо але або ані вже мене мені ми на над наш не нема ні ну о об
        один під після по при про се себе у хто я
    """,
    "pl": """
        a aby ale bardzo bez bo by byc byl byla bylo byly co czy dla do gdy gdzie go i ich ile im inny ja jak
        jako je jego jej jest jestem juz kiedy kto ktora ktore ktory ku lub ma maja mi mnie moze my na nad nam
        nas nie nim nich niz o od on ona one oni oraz po pod ponad przed przez przy sa sie swoje ta tak tam te
        tego tej ten to tu tych tym tylko u w we wie wiec wszystko z za ze zostal
    """,
    "sl": """
        a ali bi bil bila bili bilo bo bodo brez da do ga gre in iz je jih kaj kako ker ki ko kot le med mu na
        nad naj ne nekaj ni niso o ob od pa po pod pred pri s se sem si smo so svoj ta tako te tega tem ter ti
        to tudi v vec vse z za ze zelo
    """,
    "tr": """
        acaba ama ancak bazi belki ben bile bir biri biz bu cok cunku da daha de defa diye en gibi hem hep
        hepsi her icin ile ise kez ki kim mi mu nasil ne neden nerede o olan olarak oldu olduğu onlar sen siz
        sonra su tum ve veya ya yani
    """,
    "ar": """
        في من على إلى عن أن إن ما لا هذا هذه ذلك التي الذي كان كانت قد مع بعد قبل بين كل هو هي هم أو ثم حتى
        عند غير لم لن يوم خلال منذ دون ضد بعض أي كما
    """,
    "sv": """
        alla allt att av blev bli den det dig din dock du dar efter ej eller en er ett for fran han har henne
        hon hur i icke in inte ja jag kan med men mig min mot mycket ni nu nar och om oss pa sa samma sedan
        sig sin ska skulle som till under upp ut var vara vi vid vilken
    """,
}

# Without accents, as `terms.term_of` compares them.
FUNCTION_WORDS: frozenset[str] = frozenset(
    strip_accents(word) for word in (*ENGLISH, *(word for row in _ROWS.values() for word in row.split()))
)
