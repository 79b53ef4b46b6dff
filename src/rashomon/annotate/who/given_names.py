"""Common first names by gender, for pronouns only: a name that is not here, or used for both, tells nothing."""

from __future__ import annotations

MALE_NAMES = frozenset(
    """
    aaron adam ahmed alan albert alejandro aleksandr alex alexander alexei alfred ali anders andre andrei andrew andrzej
    anthony antonio arthur barack ben benjamin bernard bernie bill boris brad brian bruce carl carlos charles chris
    christopher chuck daniel dave david denis dennis dmitry donald doug douglas edward elon emmanuel eric erik ernest
    fernando francis francois françois frank fred frederick friedrich gary geert george georges gerald gerhard giorgio
    giuseppe gordon greg hans harold harry hassan heinz henri henry herbert howard hugo ian igor ivan jack jacob jacques
    jake james jan jared javier jean jeff jeffrey jeremy jerry jim jimmy joe joel johan john jon jonathan jorge jose
    josé
    joseph josh juan julian karl keith ken kenneth kevin klaus kurt lars larry leo leonid lindsey louis luca luis manuel
    marc marco marcus mario mark markus martin marty matt matthew mehmet michael michel miguel mike mikhail mitch mitt
    mohamed mohammed moritz narendra nathan ned neil newt nicholas nicolas nigel nikolai olaf oleg oliver oscar otto
    pablo
    patrick paul pavel pedro pete peter petr philip philippe pierre piotr rafael ralph ramzan rand raymond recep reince
    ricardo rick richard rob robert roberto rodrigo roger roman ron ronald ross roy rudy rupert ryan sam samuel scott
    sean
    sebastian sergei sergey seth silvio simon stefan stephen steve steven stuart ted terry theo thomas tim timothy
    tobias
    todd tom tommy tony toomas valery vasily victor viktor vincent vitaly vladimir volodymyr walter wayne werner wilhelm
    william wolfgang xavier yann yevgeny yuri yves zbigniew emrys fergus halvor mikael ruslan lucien percy amaro
    """.split()
)
FEMALE_NAMES = frozenset(
    """
    abigail agnes alexandra alice alicia alina amanda amelia amy ana anastasia andrea angela angelina anita ann anna
    anne
    annette annalena antonia astrid audrey barbara beatrice beatriz béatrice berit bernadette beth betty birgit brigitte
    camila carla carly carmen carol caroline catherine cecilia celine charlotte chelsea cheryl christiane christina
    christine claire clara claudia cynthia dana daniela danielle debbie deborah diana diane dianne donna doris dorothy
    elena eleanor elisabeth elise elizabeth ella ellen emily emma erika eva eve evelyn fiona florence frances gabriela
    giorgia gina gloria grace greta hannah hanna heather heidi helen helena helga hillary huma ilhan inge ingrid irene
    irina iris isabel isabella ivanka jacqueline jane janet janice jean-anne jen jennifer jessica jill joan joanna
    joanne
    josephine joy joyce judith judy julia julie julia juliet kaja karen karin karine karoline kate katharina katherine
    kathleen kathryn kathy katrin katya kellyanne kirsten kristen kristi lara laura lauren lena leonor lesley linda lisa
    liz loretta lorraine louise lucia lucy luisa lydia madeleine maggie maia margaret margarita maria marianne marie
    marina
    marine marion marta martha mary maureen maya megan megyn melania melanie melissa mette michelle milena mia miriam
    monica monika nadia nancy naomi natalia natalie natasha nicola nicole nikki nina nora olga olivia oona pamela
    patricia
    patti paula pauline petra priti rachel rebecca renate rita rosa rose roza ruth sahra sally samantha sandra sanna
    sara
    sarah sharon shirley siw sofia sonia sophia sophie stella stephanie susan susanna susanne svetlana sylvia tamara
    tanya
    tara tatiana teresa theresa tina ulrike ursula valentina valentyna vanessa vera veronica victoria viola virginia
    wendy
    yana yulia yvette yvonne zoe zora
    """.split()
)
