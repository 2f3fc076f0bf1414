"""Where messages are cut into tokens, and the plain spelling that each token gets."""

import pickle
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from coach.reading.spelling import MessageTokenizer, norm, set_norms
from coach.reading.spelling_words import SPELLINGS

TOKENIZER = MessageTokenizer(Vocab())


def read(text: str) -> list[str]:
    """Tokens, with the plain spelling after a slash where it differs from the lower-cased token."""
    return [t.text if t.norm_ == t.text.lower() else f"{t.text}/{t.norm_}" for t in TOKENIZER(text)]


@pytest.mark.parametrize(
    "text, tokens",
    [
        ("u never listen", "u/you never listen"),
        ("ur bike r u ok", "ur/your bike r/are u/you ok"),
        ("ur not even trying", "u/you r/are not even trying"),
        ("dont do that", "do nt/not do that"),
        ("I can't, you WONT", "I ca/can n't/not , you WO/will NT/not"),
        ("DON\u2019T", "DO N\u2019T/not"),
        ("he didnt and it isnt", "he did nt/not and it is nt/not"),
        ("im late, ive said", "i m/am late , i ve/have said"),
        ("I'M done", "I 'M/am done"),
        ("youre late, your bike", "you re/are late , your bike"),
        ("gonna wanna gotta", "gon/going na/to wan/want na/to got ta/to"),
        ("lemme see, gimme that", "lem/let me see , gim/give me that"),
        ("cuz bc b/c coz", "cuz/because bc/because b/c/because coz/because"),
        ("plz pls thx", "plz/please pls/please thx/thanks"),
        ("lets go", "let s/us go"),
        ("she lets him", "she lets him"),
        ("its not fair, its lid", "it s/'s not fair , its lid"),
        ("yall know", "y/you all know"),
        ("my bf and ppl", "my bf/boyfriend and ppl/people"),
        ("w/ u tho, rn", "w//with u/you tho/though , rn/now"),
        ("STOP it", "STOP it"),
        ("soooo tired", "soooo/so tired"),
        ("why?! no!!!", "why ?! no !!!"),
        ("omg wtf", "omg wtf"),
        ("“no” … ok", '“/" no ”/" …/... ok'),
        ("😤you", "😤 you"),
        ("outta here", "out ta/of here"),
        ("imma leave", "i mma/will leave"),
        ("ye cannae, dinnae", "ye/you can nae/not , din/do nae/not"),
        ("nae yer hoose", "nae yer/your hoose"),
    ],
)
def test_tokens_and_plain_spellings(text: str, tokens: str) -> None:
    assert " ".join(read(text)) == tokens


@pytest.mark.parametrize(
    "text, tokens",
    [
        ("ill call you", "i ll/will call you"),
        ("so ill just go", "so i ll/will just go"),
        ("she is ill but fine", "she is ill but fine"),
        ("mum was ill be kind", "mum was ill be kind"),
        ("id love that", "i d/'d love that"),
        ("show me your id please", "show me your id please"),
        ("were late", "were late"),
        ("well hell", "well hell"),
    ],
)
def test_words_that_are_cut_only_where_that_is_safe(text: str, tokens: str) -> None:
    assert " ".join(read(text)) == tokens


@pytest.mark.parametrize(
    "word, plain",
    [
        ("sooooo", "so"),
        ("noooo", "no"),
        ("pleeeease", "please"),
        ("reallllly", "really"),
        ("tooooo", "too"),
        ("STOPPPP", "stop"),
        ("alllll", "all"),
        ("www", "www"),
        ("2000", "2000"),
        ("book", "book"),
        ("İstanbul", "İstanbul".lower()),
    ],
)
def test_stretched_letters_and_capitals(word: str, plain: str) -> None:
    assert norm(word) == plain


def test_plain_spellings_are_plain() -> None:
    """A spelling that the table leads to is not led on to another one."""
    assert [v for v in SPELLINGS.values() if SPELLINGS.get(v, v) != v] == []


@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from("uilds'\u2019ntm !?.😤\n\r\té…"), st.characters(exclude_categories=["Cs"])
        )
    )
)
def test_text_and_offsets_survive(text: str) -> None:
    doc = TOKENIZER(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_documents_of_ready_tokens_get_the_same_spellings() -> None:
    doc = TOKENIZER("im not gonna tell u, DONT")
    words, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
    ready = set_norms(Doc(Vocab(), words=words, spaces=spaces), words, spaces)
    assert [t.norm_ for t in ready] == [t.norm_ for t in doc]


def test_pipe_reads_as_one_by_one() -> None:
    texts = ["u r late", "", "ill call"]
    assert [[t.norm_ for t in d] for d in TOKENIZER.pipe(texts)] == [
        [t.norm_ for t in TOKENIZER(x)] for x in texts
    ]


def test_can_be_pickled() -> None:
    assert [t.norm_ for t in pickle.loads(pickle.dumps(TOKENIZER))("dont u")] == ["do", "not", "you"]


def test_goes_through_a_pipeline_on_disk_and_in_bytes(tmp_path: Path) -> None:
    config = {"nlp": {"tokenizer": {"@tokenizers": "coach.message_tokenizer.v1"}}}
    nlp = spacy.blank("en", config=config)
    nlp.to_disk(tmp_path)
    assert [t.norm_ for t in spacy.load(tmp_path)("im u")] == ["i", "am", "you"]
    assert [t.norm_ for t in spacy.blank("en", config=config).from_bytes(nlp.to_bytes())("im u")] == [
        "i",
        "am",
        "you",
    ]


def test_refuses_a_pipeline_made_with_other_rules(tmp_path: Path) -> None:
    path = tmp_path / "tokenizer"
    path.write_text('{"version": 0}', encoding="utf8")
    with pytest.raises(ValueError, match="other spelling rules"):
        TOKENIZER.from_disk(path)
