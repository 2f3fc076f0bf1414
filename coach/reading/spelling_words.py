"""The words that spelling.py needs: data, no logic."""

from types import MappingProxyType


def _table(text: str) -> MappingProxyType[str, str]:
    """`a b = c` lines: spellings, then the plain word."""
    pairs = {}
    for line in text.strip().splitlines():
        left, _, right = line.partition(" = ")
        pairs.update(dict.fromkeys(left.split(), right.strip()))
    return MappingProxyType(pairs)


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SPELLINGS = _table("""
u ya yu yoo yew ye yous youse = you
ur yr yer yir = your
urself yerself yersel = yourself
masel masell = myself
tae = to
aff = off
oot = out
aboot = about
doon = down
fae frae = from
nowt = nothing
owt = anything
summat = something
naebody = nobody
nvr neva = never
kno = know
ytd = yesterday
r = are
bc b/c bcos bcoz bcuz bcs becuz becoz cuz coz cos 'cos 'cause 'cuz = because
plz pls plse plss plzz = please
thx thnx tnx thks thanx ty = thanks
sry soz = sorry
thru = through
tho = though
altho = although
abt bout 'bout = about
b4 = before
til till 'til 'till = until
w/ wiv = with
w/o = without
smth smthn smthing sth sumthing somethin somethin' = something
nothin nothin' nuthin = nothing
some1 sum1 = someone
every1 evry1 = everyone
any1 = anyone
ppl peeps = people
rn = now
bf = boyfriend
gf = girlfriend
tmrw tmr tmw tmrrw 2moro 2morrow tomoz = tomorrow
tonite 2nite = tonight
2day = today
nite = night
wknd = weekend
bday = birthday
msg = message
msgs = messages
txt = text
prob probs prolly = probably
def defo deffo = definitely
obvs = obviously
rly rlly rele = really
srsly srs = seriously
whatevs wtv watever = whatever
wat wut wot = what
wen = when
y = why
n nd & = and
dat tht = that
da = the
em 'em = them
hv hav = have
giv = give
jus jst = just
cud cd = could
shud shd = should
wud wd = would
luv = love
gud = good
gr8 = great
l8 = late
l8r = later
m8 = mate
lil = little
yea yeh yh = yeah
k kk = ok
doin doin' = doing
goin goin' = going
comin comin' = coming
gettin gettin' = getting
makin makin' = making
talkin talkin' = talking
takin takin' = taking
tryin tryin' = trying
sayin sayin' = saying
fuckin fuckin' = fucking
n't nt = not
'm = am
're = are
've ve = have
'll ll = will
na ta = to
""")

# Halves of words that were cut in two: what they stand for when nothing is between them and their other half.
FIRST_HALVES = _table("""
ca = can
wo = will
sha = shall
gon gun = going
wan = want
haf = have
spos = supposed
lem = let
gim = give
d = do
y y' = you
din = do
wis = was
""")
SECOND_HALVES = _table("""
m = am
re = are
s = 's
d = 'd
a = have
mma = will
nae = not
""")
SECOND = frozenset(["n't", "nt", "na", "ta", "me", "all", "nae"])
AFTER = MappingProxyType({("let", "s"): "us", ("let", "'s"): "us", ("out", "ta"): "of"})

# Cut always, in any case: do|nt, gon|na (as the treebanks do).
ALWAYS = _list("""
do|nt ca|nt wo|nt did|nt does|nt is|nt are|nt was|nt were|nt has|nt have|nt had|nt could|nt would|nt
should|nt must|nt need|nt ai|nt d|nt i|m i|ve you|re you|ve you|ll you|d they|re they|ve they|ll we|ve
he|s she|s that|s that|ll what|s who|s where|s there|s here|s how|s it|ll gon|na gun|na wan|na got|ta
haf|ta spos|ta lem|me gim|me out|ta y|all would|ve could|ve should|ve must|ve would|a could|a should|a
i|mma din|nae can|nae did|nae wis|nae was|nae is|nae has|nae would|nae could|nae should|nae
""")

# "its" is "it is" before these
IS = _words("""
a about all always an at because been cuz either fine for getting going gonna gotta hard her him his in just
like me my never not ok okay on our really so that the their them this to too up us you your
""")

# "ur" is "you are" before these
ARE = _words("""
a acting always an angry being coming crazy dead doing driving getting going gonna ignoring impossible in
joking just kidding late lazy leaving like lying mad making mean never not on out overreacting ridiculous
right rude saying selfish so still such supposed taking the too trying unbelievable upset welcome wrong
""")

# "ill" is "I will" before these, and not after those in ILL_AFTER
WILL = _words("""
also always ask be block book bring buy call change check clean come cook definitely do drive drop end
even explain find finish get give go handle have help just keep leave let look make meet move need never
not only pack pay pick post probably put report return ring say see send show sleep sort start stay still
stop take talk tell text then think try wait wash
""")

ILL_AFTER = _words("""
're 's am an and/or are be been being chronically critically fall fallen feel feeling feels fell felt get
gets getting got look looked looks m more pretty quite re really s seem seems seriously terminally the too
<<<<<<< HEAD
very was were
=======
very
was were
>>>>>>> main
""")

# "id" is "I would" before these, and not after those in CARD
WOULD = _words("""
also appreciate be do even feel go hate have hope if just like love need never prefer probably rather
really say still want
""")

CARD = _words("""
a an and/or bank fake her his my no our photo student that the their this ur user work your
""")

# "lets" is "let us", but not after these ("she lets") nor before those in PRONOUNS ("lets him")
LETTER = _words("""
always and/or he i it n't never not parent parents she that they u we who you
""")

PRONOUNS = _words("""
everybody everyone her him it me people them u us you
""")

# Words whose doubled letter is no stretching: "reallllly" is "really", but "sooo" is "so".
DOUBLED = _words("""
actually add agree all apparently appreciate arrive baggage ball been beer bell better bill bloody book
boss bottle bully bunny call carry cheese class coffee cool daddy deep different difficult dinner doll
door dress dull egg error fall feel feeling feet fell finally floor food fool free freeze full funny
getting good green guess happen happy hell hello hill hitting hurry indeed issue keep keeping kidding kill
kiss less lesson letting literally little look loss luggage marry matter meet mess message messy middle
mirror miss missed missing mommy mood mummy necessary need odd off pass pissed possible pretty pull
putting queen really room school see seen sell shitty shoot silly sitting skill sleep smell soon sorry
speed spell still stool stopping street stress stuff sweet tell three till tomorrow too totally unless
usually wall week weekend well wheel will worry yell
""")
