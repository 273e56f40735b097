"""Are photos and papers added by drop, choice and paste, shown small, opened, and taken away after a question?"""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QApplication

from app.records.papers import Given
from app.ui.attachments import AttachmentStrip
from app.ui.kit import KeyButton
from app.ui.record_form import RecordForm
from app.ui.record_place import RecordPlace
from app.ui.thumbnails import thumbnail
from tests.blank.spec import UMBRELLA

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


def picture(wide=400, high=200, form="PNG"):
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form)
    return bytes(data.data())


@pytest.fixture
def umbrella(desk):
    return desk.save(UMBRELLA, None, 0, {"colour": "red"}).result().id


@pytest.fixture
def shown():
    return []


@pytest.fixture
def strip(qtbot, around, umbrella, shown):
    show = lambda file: shown.append(file) or file.suffix != ".pdf"  # noqa: E731
    one = AttachmentStrip(around.theme, around.bridge, around.attachments, UMBRELLA, show=show)
    qtbot.addWidget(one)
    one.resize(700, 160)
    one.show_record(umbrella, locked=False)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is one)
    return one


def names(strip):
    return [strip.files.item(at).text() for at in range(strip.files.count())]


def add(qtbot, strip, name="a.png", data=None):
    strip.take([Given(name, data=data or picture())])
    qtbot.waitUntil(lambda: name in names(strip))


def drop(strip, *files):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    strip.dropEvent(
        QDropEvent(
            QPointF(1, 1),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_dropped_files_are_kept_and_others_refused_in_words(qtbot, strip, tmp_path):
    (tmp_path / "铭牌.jpg").write_bytes(picture(form="JPG"))
    (tmp_path / "setup.exe").write_bytes(b"MZ")
    drop(strip, tmp_path / "铭牌.jpg", tmp_path / "setup.exe")
    qtbot.waitUntil(lambda: names(strip) == ["铭牌.jpg"])
    assert "setup.exe" in strip._said.text()
    assert strip._title.text() == "Photos and papers 1"


def test_a_picture_is_pasted_by_a_key_where_there_is_none_yet(qtbot, strip):
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    image.fill(0)
    QGuiApplication.clipboard().setPixmap(QPixmap.fromImage(image))  # as the program itself copies one
    qtbot.keyClick(strip, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: strip.files.count() == 1)


def test_a_picture_is_pasted_while_the_strip_has_the_focus(qtbot, strip):
    add(qtbot, strip)
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    image.fill(0)
    QGuiApplication.clipboard().setImage(image)
    qtbot.keyClick(strip.files, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: names(strip) == ["a.png", "Picture.png"])
    QGuiApplication.clipboard().setText("words")
    qtbot.keyClick(strip.files, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert strip._said.text() == "There is no picture to paste."


def test_enter_opens_a_copy_under_its_own_name(qtbot, strip, shown):
    add(qtbot, strip, "发票.pdf", b"%PDF-1.7")
    strip.files.setCurrentRow(0)
    qtbot.keyClick(strip.files, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(shown))
    assert (shown[0].name, shown[0].read_bytes()) == ("发票.pdf", b"%PDF-1.7")
    assert "no program" in strip._said.text()


def test_delete_asks_and_escape_keeps(qtbot, strip):
    add(qtbot, strip)
    strip.files.setCurrentRow(0)
    qtbot.keyClick(strip.files, Qt.Key.Key_Delete)
    assert strip._asking.isVisible()
    qtbot.keyClick(strip.files, Qt.Key.Key_Escape)
    assert not strip._asking.isVisible()
    qtbot.keyClick(strip.files, Qt.Key.Key_Delete)
    next(one for one in strip._asking.findChildren(KeyButton) if one.words == "Take away").click()
    qtbot.waitUntil(lambda: names(strip) == [])
    assert not strip.files.isVisible()


def test_of_an_approved_record_nothing_is_added_or_taken(qtbot, strip, umbrella, tmp_path):
    add(qtbot, strip)
    strip.show_record(umbrella, locked=True)
    assert not strip._add.isVisible()
    strip.files.setCurrentRow(0)
    qtbot.keyClick(strip.files, Qt.Key.Key_Delete)
    assert not strip._asking.isVisible()
    strip.take([Given("b.png", data=picture())])
    assert names(strip) == ["a.png"]


def test_thumbnails_are_small_and_broken_pictures_make_none(qtbot, strip):
    assert (thumbnail(picture(), 72).width(), thumbnail(picture(), 72).height()) == (72, 36)
    assert thumbnail(picture(10, 10), 72).width() == 10, "a small one is not blown up"
    assert thumbnail(b"\x89PNG\r\n\x1a\n nonsense", 72) is None
    huge = bytearray(picture(10, 10))
    huge[16:24] = (60_000).to_bytes(4, "big") * 2
    assert thumbnail(bytes(huge), 72) is None
    add(qtbot, strip)
    sha = strip._there[0].sha256
    qtbot.waitUntil(lambda: strip._pictures[sha].availableSizes() != [])


def test_files_of_a_new_record_wait_until_it_is_saved(qtbot, around, desk):
    form = RecordForm(around, UMBRELLA)
    qtbot.addWidget(form)
    form.files.strip.take([Given("a.png", data=picture()), Given("x.exe", data=b"MZ")])
    qtbot.waitUntil(lambda: names(form.files.strip) == ["a.png"])
    assert "x.exe" in form.files.strip._said.text()
    assert form.is_changed
    form.fields.put({"colour": "blue"}, {})
    with qtbot.waitSignal(form.saved) as caught:
        form.save()
    kept = lambda: [one.name for one in around.attachments.of(UMBRELLA, caught.args[0].id).result()]  # noqa: E731
    qtbot.waitUntil(lambda: kept() == ["a.png"])
    assert not form.is_changed


def test_form_and_preview_show_what_was_added_elsewhere(qtbot, around, memory, umbrella, records):
    place = RecordPlace(around, UMBRELLA, memory)
    qtbot.addWidget(place)
    place.resize(1200, 700)
    place.show()
    qtbot.waitUntil(lambda: place.list.preview.findChild(AttachmentStrip) is not None)
    around.attachments.add(UMBRELLA, umbrella, [Given("a.png", data=picture())]).result()
    place.take(records.commits[-1])
    qtbot.waitUntil(lambda: "a.png" in names(place.list.preview.findChild(AttachmentStrip)))
    place.open(umbrella)
    qtbot.waitUntil(lambda: names(place.form.files.strip) == ["a.png"])


def test_a_strip_opens_no_window_of_its_own_while_it_is_made(qtbot, around):
    shown_before = {one for one in QApplication.topLevelWidgets() if one.isVisible()}
    one = AttachmentStrip(around.theme, around.bridge, around.attachments, UMBRELLA)
    qtbot.addWidget(one)
    assert {each for each in QApplication.topLevelWidgets() if each.isVisible()} == shown_before
    assert not one._paste.isHidden()
