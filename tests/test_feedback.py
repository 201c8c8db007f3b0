"""A feedback page is the one that `nbgrader generate_feedback` makes of the same gradebook."""

from dataclasses import replace

from bs4 import BeautifulSoup
from hostile.honest import HONEST
from hostile.row import LESSON
from hostile.running import course, hand_in
from slim_class import serial

from autograder.grade import api, grade, succeed


def parts(page):
    """The page as its elements, texts and attributes, whatever the spelling of its HTML."""
    soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    return soup.title.text, [
        (element.name, sorted(element.attrs.items()), element.find(string=True, recursive=False))
        for element in soup.body.descendants
        if element.name
    ]


def test_a_page_is_nbgraders_page(tmp_path):
    """A right answer, wrong ones, blank ones; a comment and a score by hand."""
    work = replace(course(tmp_path), backend="none")
    hand_in(work, [])
    students = [honest.student for honest in HONEST][:3]
    by_hand(work, students[0])
    assert {o.kind for o in grade(work, students, serial, again=True)} == {"graded"}
    pages = {student: work.of(student, "feedback") / f"{LESSON}.html" for student in students}
    ours = {student: parts(page) for student, page in pages.items()}
    for student in students:
        succeed(api(work.root).generate_feedback(LESSON, student, force=True))
        title, elements = parts(pages[student])
        assert ours[student][0] == title
        for mine, theirs in zip(ours[student][1], elements, strict=True):
            assert mine == theirs
    assert "well done" in pages[students[0]].read_text("utf-8")


def by_hand(work, student):
    """Grade once, then give a score, extra credit and a comment."""
    assert [o.kind for o in grade(work, [student], serial)] == ["graded"]
    with api(work.root).gradebook as book:
        found = book.find_grade("minibatches", LESSON, LESSON, student)
        found.manual_score, found.extra_credit = 1.5, 0.5
        comment = book.find_comment("minibatches-answer", LESSON, LESSON, student)
        comment.manual_comment = "well done"
        book.db.commit()
