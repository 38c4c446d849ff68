// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/conversation/contactnotes.h"
#include "ui/conversation/detailspanel.h"
#include "ui/conversation/tagchips.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace baton;
using namespace baton::ui;

/// Tags, notes and what is known of the customer, where an agent changes them.
class TestTagChips : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aTagIsAddedAndTakenOff();
    void aTagThatIsThereIsNotAddedAgain();
    void whoOnlyReadsChangesNothing();
    void whatIsKnownIsCorrected();
    void aNoteIsWrittenAndPutAwayWhenItWasKept();
    void aRatingIsToldWithItsWords();

private:
    QAbstractButton* named(const QString& name) const
    {
        const auto buttons = m_panel->findChildren<QAbstractButton*>();
        for (auto* button : buttons)
            if (button->property("driverName").toString() == name && button->isVisible())
                return button;
        return nullptr;
    }
    void show(bool isEditable = true) { m_panel->setConversation(&m_conversation, isEditable); }

    Conversation m_conversation;
    std::unique_ptr<DetailsPanel> m_panel;
};

void TestTagChips::init()
{
    m_conversation = {};
    m_conversation.id = ConversationId(QStringLiteral("c1"));
    m_conversation.contact.name = QStringLiteral("Jane Doe");
    m_conversation.tags = {QStringLiteral("refund"), QStringLiteral("order 4411")};
    m_panel = std::make_unique<DetailsPanel>();
    m_panel->resize(300, 700);
    show();
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
}

void TestTagChips::aTagIsAddedAndTakenOff()
{
    QSignalSpy added(&m_panel->tags(), &TagChips::addRequested);
    QSignalSpy removed(&m_panel->tags(), &TagChips::removeRequested);
    QTest::mouseClick(named(QStringLiteral("addTag")), Qt::LeftButton);
    auto* field = m_panel->findChild<QLineEdit*>(QStringLiteral("tagField"));
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("  urgent "));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(added.count(), 1);
    QCOMPARE(added[0][0].toString(), QStringLiteral("urgent"));
    auto* off = named(QStringLiteral("removeTag order 4411"));
    QVERIFY(off->accessibleName().contains(QStringLiteral("order 4411")));
    QTest::mouseClick(off, Qt::LeftButton);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed[0][0].toString(), QStringLiteral("order 4411"));
    // Nothing is gone before the relay says so.
    QVERIFY(named(QStringLiteral("removeTag order 4411")));
    m_conversation.tags.removeLast();
    show();
    QVERIFY(!named(QStringLiteral("removeTag order 4411")));
}

void TestTagChips::aTagThatIsThereIsNotAddedAgain()
{
    QSignalSpy added(&m_panel->tags(), &TagChips::addRequested);
    m_panel->tags().add();
    auto* field = m_panel->findChild<QLineEdit*>(QStringLiteral("tagField"));
    QTest::keyClicks(field, QStringLiteral("Refund"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(added.count(), 0);
    QVERIFY(!field->isVisible());
}

void TestTagChips::whoOnlyReadsChangesNothing()
{
    show(false);
    QVERIFY(!named(QStringLiteral("addTag")));
    QVERIFY(!named(QStringLiteral("removeTag refund")));
    QVERIFY(!named(QStringLiteral("editContact")));
    QVERIFY(!named(QStringLiteral("addContactNote")));
}

void TestTagChips::whatIsKnownIsCorrected()
{
    QSignalSpy described(m_panel.get(), &DetailsPanel::contactDescribed);
    QTest::mouseClick(named(QStringLiteral("editContact")), Qt::LeftButton);
    auto* name = m_panel->findChild<QLineEdit*>(QStringLiteral("contactName"));
    QTRY_VERIFY(name->hasFocus());
    QCOMPARE(name->text(), QStringLiteral("Jane Doe"));
    QTest::keyClicks(m_panel->findChild<QLineEdit*>(QStringLiteral("contactEmail")),
                     QStringLiteral("jane@acme.example"));
    // What comes meanwhile does not take away what is being typed.
    m_conversation.contact.country = QStringLiteral("Portugal");
    show();
    QVERIFY(name->isVisible());
    QTest::mouseClick(named(QStringLiteral("saveContact")), Qt::LeftButton);
    QCOMPARE(described.count(), 1);
    QCOMPARE(described[0][0].toString(), QStringLiteral("Jane Doe"));
    QCOMPARE(described[0][1].toString(), QStringLiteral("jane@acme.example"));
    QVERIFY(!name->isVisible());
}

void TestTagChips::aNoteIsWrittenAndPutAwayWhenItWasKept()
{
    auto& notes = m_panel->notes();
    QSignalSpy added(&notes, &ContactNotes::addRequested);
    QTest::mouseClick(named(QStringLiteral("addContactNote")), Qt::LeftButton);
    auto* text = m_panel->findChild<QPlainTextEdit*>(QStringLiteral("contactNote"));
    QTRY_VERIFY(text->hasFocus());
    QTest::keyClicks(text, QStringLiteral("Promised a call."));
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(added.count(), 1);
    // Refused, it would still be there.
    QCOMPARE(text->toPlainText(), QStringLiteral("Promised a call."));
    notes.kept();
    QVERIFY(!text->isVisible());
    QVERIFY(text->toPlainText().isEmpty());
}

void TestTagChips::aRatingIsToldWithItsWords()
{
    m_conversation.rating = Rating{4, QStringLiteral("Quick.")};
    show();
    QStringList said;
    const auto labels = m_panel->findChildren<QLabel*>();
    for (const auto* label : labels)
        if (label->isVisible())
            said.append(label->text());
    QVERIFY2(said.contains(QStringLiteral("4 of 5, good: “Quick.”")), qPrintable(said.join(u'|')));
}

BATON_GUI_TEST(TestTagChips)
#include "tst_tagchips.moc"
