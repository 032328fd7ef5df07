"""Questions that a person should answer, and the answers as decisions.

    case = Case.open("inquiry.record")          a record with where everybody in it is mentioned
    for question in questions(case): ...        doubtful merges, namesakes, facts, matches: the most consequential first
    decide(case, question.yes, who="ann")       writes the decision into the file at once; undo(case) takes it out
    case.apply()                                brings the record up to date

Nothing in here reads a key or writes to a terminal: `onrecord review` and the served pages do.
"""

from onrecord.review.case import Case
from onrecord.review.decide import decide, undo
from onrecord.review.questions import Question, questions
from onrecord.review.quotes import Quote

__all__ = ["Case", "Question", "Quote", "decide", "questions", "undo"]
