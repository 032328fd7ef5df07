"""Words for times and what they come to, against an article of Wednesday, 12 March 2031."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.times import bounds, find, plain, resolve

DAY = "2031-03-12"
SENTENCES = {
    # days
    "Ms Orrin said on Monday that the sluice had failed.": ("on Monday", "2031-03-10"),
    "The clerk resigned on Wednesday.": ("on Wednesday", "2031-03-12"),
    "The clerk will resign on Wednesday.": ("on Wednesday", "2031-03-12"),
    "Mr Tann is due in court on Thursday.": ("on Thursday", "2031-03-13"),
    "On Friday, the board will vote.": ("On Friday", "2031-03-14"),
    "On Friday, the board voted.": ("On Friday", "2031-03-07"),
    "He said on Friday that she would leave.": ("on Friday", "2031-03-07"),
    "Police were called on Saturday night.": ("on Saturday night", "2031-03-08"),
    "They met on Tuesday of last week.": ("on Tuesday of last week", "2031-03-04"),
    "Last Wednesday it rained.": ("Last Wednesday", "2031-03-05"),
    "This Monday the ferry sank.": ("This Monday", "2031-03-10"),
    "The ferry sank yesterday.": ("yesterday", "2031-03-11"),
    "The vote was lost last night.": ("last night", "2031-03-11"),
    "The inquiry opens tomorrow.": ("tomorrow", "2031-03-13"),
    "The ferry sank the day before yesterday.": ("the day before yesterday", "2031-03-10"),
    "The board meets the day after tomorrow.": ("the day after tomorrow", "2031-03-14"),
    "It closed on Christmas Eve.": ("on Christmas Eve", "2030-12-24"),
    "It will close on Boxing Day.": ("on Boxing Day", "2031-12-26"),
    "It closed on New Year's Day 2029.": ("on New Year's Day 2029", "2029-01-01"),
    "The vote took place on 3 May.": ("on 3 May", "2030-05-03"),
    "The vote will take place on 3 May.": ("on 3 May", "2031-05-03"),
    "A gala, 2 April.": ("2 April", "2031-04-02"),
    "She was born on May 3, 1980.": ("on May 3, 1980", "1980-05-03"),
    "It struck three days ago.": ("three days ago", "2031-03-09"),
    # weeks and weekends
    "Last week the board met.": ("Last week", "2031-03-03/2031-03-09"),
    "The board was split over last week's vote.": ("last week", "2031-03-03/2031-03-09"),
    "He left three weeks ago.": ("three weeks ago", "2031-02-17/2031-02-23"),
    "Ministers meet this weekend.": ("this weekend", "2031-03-15/2031-03-16"),
    "The roof fell in over the weekend.": ("over the weekend", "2031-03-08/2031-03-09"),
    "She will report in two weeks.": ("in two weeks", "2031-03-24/2031-03-30"),
    # months, years and longer
    "In January the review opened.": ("In January", "2031-01"),
    "In March the review opened.": ("In March", "2031-03"),
    "In April the review opened.": ("In April", "2030-04"),
    "In April the review will open.": ("In April", "2031-04"),
    "Last March the review opened.": ("Last March", "2030-03"),
    "Later this month it reports.": ("Later this month", "2031-03"),
    "He left two months ago.": ("two months ago", "2031-01"),
    "It closed last year.": ("last year", "2030"),
    "He left nearly three years ago.": ("nearly three years ago", "2028~"),
    "He left a year and a half ago.": ("a year and a half ago", "2029"),
    "It fell in late 2029.": ("in late 2029", "2029"),
    "Last autumn they met.": ("Last autumn", "2030-23"),
    "They met in the summer of 2029.": ("in the summer of 2029", "2029-22"),
    "Built in the 1990s, it leaks.": ("in the 1990s", "199X"),
    "Built in the 19th century, it leaks.": ("in the 19th century", "18XX"),
    "It was held on Saturday, March 8: a day of rain.": ("on Saturday, March 8", "2031-03-08"),
    "She took on this year what others would not.": ("this year", "2031"),
    # spans
    "She has led it since 2019.": ("since 2019", "2019/.."),
    "She has led it since last week.": ("since last week", "2031-03-03/.."),
    "He will stay until May.": ("until May", "../2031-05"),
    "Fairs have been planned in Lisle until May.": ("until May", "../2031-05"),
    "He stayed until May.": ("until May", "../2030-05"),
    "It must report by June.": ("by June", "../2031-06"),
    "The rule will apply from Monday.": ("from Monday", "2031-03-17/.."),
    "The plan dates from 2017.": ("from 2017", "2017"),
    "She ran it from 2010 to 2016.": ("from 2010 to 2016", "2010/2016"),
    "It met between 3 and 5 May 2030.": ("between 3 and 5 May 2030", "2030-05-03/2030-05-05"),
    "The fair was on March 3\u20139.": ("on March 3\u20139", "2031-03-03/2031-03-09"),
    "He chaired it (2010\u20132016).": ("2010\u20132016", "2010/2016"),
    "She had previously chaired it.": ("previously", "../2031-03-12"),
    "It will soon open.": ("soon", "2031-03-12/.."),
    # kept with their words, and no value: later than what?
    "Two days later it fell.": ("Two days later", ""),
    "It fell the day before the vote.": ("the day before", ""),
    "The next month it fell.": ("The next month", ""),
    "It was his third in two weeks.": ("in two weeks", ""),
}
NONE = [
    "May Orrin was told to march on.", "Mr Tann may resign.", "The Sunday Mail said so.", "Route 2019 is shut.",
    "Black Friday sales fell.", "It costs 1990 crowns.", "Mayor June March left.",
    "Nearly 2000 people came.", "He objected to May's plan.",
]  # fmt: skip


@pytest.mark.parametrize("sentence", SENTENCES)
def test_times(sentence: str) -> None:
    """Each sentence has one time, with its words and a value as exact as they are."""
    assert [(one.words, one.value) for one in find(sentence, DAY)] == [SENTENCES[sentence]]


@pytest.mark.parametrize("sentence", NONE)
def test_no_times(sentence: str) -> None:
    """Names of months and days in names, modal verbs and bare numbers are no times."""
    assert find(sentence, DAY) == ()


def test_without_a_date() -> None:
    """An article without a date gives values only to words that need none."""
    told = "She said on Monday that she took over in 2019, and left on 3 May 2030."
    assert [one.value for one in find(told, "")] == ["", "2019", "2030-05-03"]


def test_only_a_month_is_known() -> None:
    """An article of which only the month is known dates no Monday."""
    assert [one.value for one in find("She said so on Monday.", "2031-03")] == [""]


def test_words_in_a_sentence() -> None:
    """The tense of the sentence decides for words taken from it, and what is said of the clause goes before it."""
    sentence = "The clerk, who will resign on Friday, was ill."
    assert resolve("on Friday", DAY, sentence) == "2031-03-14"
    assert resolve("on Friday", DAY, sentence, looking="past") == "2031-03-07"
    assert resolve("on Friday", DAY) == "2031-03-07"
    assert resolve("January", DAY, "He has been ill since January, when she resigned.") == "2031-01"
    assert resolve("since January", DAY, "He has been ill since January and may resign.") == "2031-01/.."
    assert resolve("2019", DAY) == "2019"
    assert resolve("May", DAY) == "2030-05"
    assert resolve("a gate", DAY) == ""


def test_years_run_out() -> None:
    """What lies before the year 1000 or after 9999 has no value, and breaks nothing."""
    assert [one.value for one in find("900 decades ago, it fell in 999 decades' time.", "9990-01-01")] == ["", ""]


def test_end_of_a_long_month() -> None:
    """The month before 31 March is February, and a month hence is April."""
    assert resolve("last month", "2031-03-31") == "2031-02"
    assert resolve("next month", "2031-01-31") == "2031-02"
    assert resolve("in February", "2031-03-31") == "2031-02"


@given(st.text(max_size=60), st.sampled_from(["", DAY, "2031", "no date", "0001-01-01", "9999-12-31"]))
def test_any_text(text: str, published: str) -> None:
    """Whatever a text holds, its times lie in it in order, and every value is one that can be read back."""
    end = 0
    for one in find(f"on {text} since Monday", published):
        assert end <= one.start < one.end
        assert f"on {text} since Monday"[one.start : one.end] == one.words
        assert not one.value or bounds(one.value) is not None
        end = one.end


def test_bounds() -> None:
    """The days that a value spans: open at an end, a winter into the next year, a decade."""
    assert bounds("2031-03") == ("2031-03-01", "2031-03-31")
    assert bounds("../2031-05") == ("", "2031-05-31")
    assert bounds("2019/..") == ("2019-01-01", "")
    assert bounds("2030-24") == ("2030-12-01", "2031-02-28")
    assert bounds("199X") == ("1990-01-01", "1999-12-31")
    assert bounds("2028~") == ("2028-01-01", "2028-12-31")
    assert bounds("2031-02-30") is None
    assert bounds("soon") is None


def test_plain() -> None:
    """A span as one year, month or day: only where it lies in one."""
    assert plain("2031-03-03/2031-03-09") == "2031-03"
    assert plain("2031-03-30/2031-04-05") == "2031"
    assert plain("2030-12-30/2031-01-05") == ""
    assert plain("2028~") == "2028"
    assert plain("2019/..") == ""


def test_no_clock_is_asked() -> None:
    """The same words give the same value in another zone of time and with another hash seed."""
    told = "from onrecord.times import find; print(find('on Monday, in May and last week', '2031-03-12'))"
    answers = set()
    for zone, seed in (("Pacific/Kiritimati", "1"), ("Pacific/Pago_Pago", "2")):
        environment = {"TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}
        done = subprocess.run([sys.executable, "-c", told], env=environment, capture_output=True, text=True, check=True)
        answers.add(done.stdout)
    assert len(answers) == 1
    assert "2031-03-10" in answers.pop()
