// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/conversation/detailspanel.h"
#include "ui/parts/selectabletext.h"

#include <QLabel>
#include <QScrollArea>
#include <QTest>

using namespace baton;
using namespace baton::ui;

/// What an agent sees of the customer, beside the conversation.
class TestDetailsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void whatIsKnownIsListed();
    void aLongWordStaysWithinThePanel();

private:
    Conversation m_conversation;
    std::unique_ptr<DetailsPanel> m_panel;
};

void TestDetailsPanel::init()
{
    m_conversation = {};
    m_conversation.contact.name = QStringLiteral("Jane Doe");
    m_panel = std::make_unique<DetailsPanel>();
    m_panel->resize(290, 600);
    m_panel->show();
}

void TestDetailsPanel::whatIsKnownIsListed()
{
    m_conversation.contact.fields.insert(QStringLiteral("Plan"), QStringLiteral("Business"));
    m_panel->setConversation(&m_conversation);
    QStringList told;
    const auto values = m_panel->findChildren<SelectableText*>();
    for (const auto* value : values)
        told.append(value->accessibleName());
    QCOMPARE(told, QStringList({QStringLiteral("Name: Jane Doe"), QStringLiteral("Plan: Business")}));
}

void TestDetailsPanel::aLongWordStaysWithinThePanel()
{
    // Given a customer whose address is one word of two hundred letters, in a field with such a name
    const QString word(200, u'x');
    m_conversation.contact.fields.insert(word, word);
    m_panel->setConversation(&m_conversation);
    // Then nothing is wider than what can be seen
    const auto* scroll = m_panel->findChild<QScrollArea*>();
    QTRY_VERIFY(scroll->widget()->width() <= scroll->viewport()->width());
    const auto* value = m_panel->findChildren<SelectableText*>().constLast();
    QTRY_VERIFY(value->height() >= 2 * value->fontMetrics().height());
    QVERIFY(value->document()->size().height() <= value->viewport()->height());
    QVERIFY(m_panel->minimumSizeHint().width() <= 290);
}

BATON_GUI_TEST(TestDetailsPanel)
#include "tst_detailspanel.moc"
