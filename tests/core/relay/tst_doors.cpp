// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/bot/botnotice.h"
#include "core/relay/bots/parcel.h"
#include "core/relay/customers/customerview.h"
#include "core/relay/push/pushedevent.h"
#include "tests/support/program.h"

#include <QtTest>
#include <algorithm>

using namespace baton;
using namespace baton::relay;

namespace {

namespace type = protocol::eventtype;

const FileLinks noLinks({});
const QString marker = QStringLiteral("only for colleagues");

/// Everything that any event can carry, each with words that must not go out.
QList<desk::Happening> everyHappening()
{
    Conversation conversation;
    conversation.id = ConversationId(QStringLiteral("c"));
    conversation.contact.name = marker;
    conversation.reason = marker;
    conversation.lastMessage = LastMessage{{AuthorKind::Bot, marker}, marker, {}};
    Message message;
    message.text = marker;
    message.author.name = marker;
    Note note;
    note.text = marker;
    note.author.name = marker;
    Contact contact;
    contact.name = marker;
    return {protocol::ConversationChanged{conversation, MemberRef{MemberId(marker), marker}},
            protocol::MessageAdded{message},
            protocol::MessageChanged{message, MemberRef{MemberId(marker), marker}},
            protocol::NoteAdded{conversation.id, std::nullopt, note},
            protocol::NoteAdded{std::nullopt, ContactId(QStringLiteral("p")), note},
            protocol::ContactChanged{BotId(QStringLiteral("b")), contact, std::nullopt}};
}

desk::Recorded recorded(const QString& type, const desk::Happening& happening)
{
    return {{7, Instant::now(), type, happening, desk::toBytes(happening)},
            ConversationId(QStringLiteral("c")),
            BotId(QStringLiteral("b")),
            QStringLiteral("s"),
            "visitor"};
}

} // namespace

/// What goes out is named; whatever is not named stays inside, and so does every type that comes later.
class TestDoors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNobodyHasNamedStaysInside_data();
    void whatNobodyHasNamedStaysInside();
    void notesAreNamedNowhere();
    void aNoteUnderAnotherNameStaysInsideToo();
    void aWithdrawalIsToldWithoutWords();
};

void TestDoors::whatNobodyHasNamedStaysInside_data()
{
    QTest::addColumn<QString>("type");
    // What may come in a later version, by names that begin as those that are told do.
    for (const auto* name :
         {"note.added", "note.updated", "contact.noted", "contact.updated", "contact.forgotten",
          "conversation.whispered", "conversation.noted", "message.whispered", "message.noted",
          "copilot.suggested", "call.rang", "withheld", "", "message", "MESSAGE.ADDED"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestDoors::whatNobodyHasNamedStaysInside()
{
    QFETCH(QString, type);
    const auto all = everyHappening();
    for (const auto& happening : all) {
        const auto one = recorded(type, happening);
        QVERIFY2(!customerNews(one, Notices({}), std::nullopt, noLinks), "a customer is told of it");
        QVERIFY2(!parcelOf(one, Notices({})), "a bot is told of it");
        QVERIFY2(!handBackOf(one), "it brings a bot a transcript");
        QVERIFY2(!meaningOf(one).topic, "it is pushed to devices");
    }
}

void TestDoors::notesAreNamedNowhere()
{
    for (const auto note : {type::noteAdded, type::noteUpdated, type::contactNoted}) {
        const auto isIt = [&](QLatin1String told) { return told == note; };
        QVERIFY(std::none_of(protocol::customer::told.begin(), protocol::customer::told.end(), isIt));
        QVERIFY(std::none_of(protocol::botnotice::types.begin(), protocol::botnotice::types.end(), isIt));
    }
}

/// Should something record it under a type that is told.
void TestDoors::aNoteUnderAnotherNameStaysInsideToo()
{
    Note note;
    note.text = marker;
    const desk::Happening happening =
        protocol::NoteAdded{ConversationId(QStringLiteral("c")), std::nullopt, note};
    for (const auto told : protocol::customer::told)
        QVERIFY2(!customerNews(recorded(told, happening), Notices({}), std::nullopt, noLinks), told.data());
    for (const auto told : protocol::botnotice::types)
        QVERIFY2(!parcelOf(recorded(told, happening), Notices({})), told.data());
}

void TestDoors::aWithdrawalIsToldWithoutWords()
{
    Message message;
    message.id = MessageId(QStringLiteral("g1"));
    message.n = 3;
    message.withdrawn = true;
    const auto one = recorded(type::messageWithdrawn, protocol::MessageChanged{message, std::nullopt});
    const auto news = customerNews(one, Notices({}), std::nullopt, noLinks);
    QVERIFY(news);
    QCOMPARE(news->packets.size(), 1);
    QVERIFY2(news->packets.first().contains(R"(["withdrawn",{"id":"g1","n":3}])"),
             news->packets.first().constData());
    const auto parcel = parcelOf(one, Notices({}));
    QVERIFY(parcel);
    QCOMPARE(parcel->notice.type, QStringLiteral("message.withdrawn"));
    QCOMPARE(parcel->notice.content.message->n, 3);
    QVERIFY(parcel->notice.content.message->withdrawn);
}

BATON_TEST(TestDoors)
#include "tst_doors.moc"
