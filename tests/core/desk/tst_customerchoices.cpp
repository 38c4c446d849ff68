// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/desk/customerdesk.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;

namespace {

const auto jane = QStringLiteral("a visitor's secret");
const auto john = QStringLiteral("another's secret");

QJsonObject offer(const QString& text, const QStringList& buttons)
{
    QJsonArray all;
    for (const auto& button : buttons)
        all.append(QJsonObject{{QStringLiteral("id"), button.toLower()}, {QStringLiteral("text"), button}});
    return {{QStringLiteral("text"), text}, {QStringLiteral("buttons"), all}};
}

desk::CustomerRates rate(qint64 score, std::optional<QString> text = {})
{
    return {{score, std::move(text)}};
}

} // namespace

/// What customers do besides writing: they press a button, rate, and say who they are. By any kind of log.
class TestCustomerChoices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { BATON_NEEDS_ITS_LOG(); }
    void init();
    void cleanup();

    void aPressedButtonIsAMessageOfTheirs();
    void pressedAgainItIsTakenOnce();
    void anOldOrUnknownOfferIsRefusedKindly();
    void anOfferOutlivesTheBotsNextWords();
    void aButtonThatAsksForAPersonGetsOne();
    void buttonsAreBounded_data();
    void buttonsAreBounded();
    void aRatingIsOfTheLastEnd();
    void aSecondRatingTakesThePlaceOfTheFirst();
    void whatNoPersonEndedIsNotRated();
    void wrongRatingsAreRefused();
    void aFormSaysWhoTheyAre();
    void aFormChangesNothingThatIsKnown();
    void anEmailOfAFormJoinsNobody();

private:
    /// The bot offers something to whoever has written.
    MessageId offered(const QString& secret, const QStringList& buttons);
    desk::CustomerChooses press(const MessageId& message, const char* id) const
    {
        return {{message, QString::fromLatin1(id)}};
    }

    std::unique_ptr<baton::tests::CustomerDesk> m_desk;
};

void TestCustomerChoices::init()
{
    m_desk = std::make_unique<baton::tests::CustomerDesk>();
    QVERIFY(m_desk->open());
}

/// Whatever has happened, the log gives the same tables.
void TestCustomerChoices::cleanup()
{
    m_desk->close();
    QCOMPARE(m_desk->stage().differences(), QStringList());
}

MessageId TestCustomerChoices::offered(const QString& secret, const QStringList& buttons)
{
    const auto id = m_desk->now(secret).id.toString();
    const auto taken = m_desk->bot(QStringLiteral("baton.message.bot"), id,
                                   offer(QStringLiteral("Would you like one?"), buttons));
    const auto messages = m_desk->transcript(secret);
    return taken && !messages.isEmpty() ? messages.constLast().id : MessageId();
}

void TestCustomerChoices::aPressedButtonIsAMessageOfTheirs()
{
    QVERIFY(m_desk->says(jane, QStringLiteral("Where is it?")));
    const auto message = offered(jane, {QStringLiteral("Yes"), QStringLiteral("No, thanks")});
    // given what the bot offered is kept with its message
    QCOMPARE(m_desk->transcript(jane).constLast().buttons.size(), 2);
    // when one is pressed
    const auto chosen = m_desk->visitor(jane, press(message, "no, thanks"));
    // then it is what they say
    QVERIFY(chosen && chosen->message);
    QCOMPARE(chosen->message->text, QStringLiteral("No, thanks"));
    QCOMPARE(chosen->message->author.kind, AuthorKind::Customer);
    // and its event says which it was
    const auto events = m_desk->events();
    const auto* added = events.back().event.as<protocol::MessageAdded>();
    QVERIFY(added && added->button);
    QCOMPARE(*added->button, (protocol::ButtonChoice{message, QStringLiteral("no, thanks")}));
}

void TestCustomerChoices::pressedAgainItIsTakenOnce()
{
    QVERIFY(m_desk->says(jane, QStringLiteral("Where is it?")));
    const auto message = offered(jane, {QStringLiteral("Yes"), QStringLiteral("No")});
    const auto first = m_desk->visitor(jane, press(message, "yes"));
    const auto again = m_desk->visitor(jane, press(message, "yes"));
    QVERIFY(first && again);
    QCOMPARE(again->message->id, first->message->id);
    QCOMPARE(m_desk->transcript(jane).size(), 3);
    // The other one is no longer open.
    const auto other = m_desk->visitor(jane, press(message, "no"));
    QVERIFY(!other);
    QCOMPARE(other.error().kind, Refusal::Kind::Conflict);
}

void TestCustomerChoices::anOldOrUnknownOfferIsRefusedKindly()
{
    // Nobody has said anything yet.
    QVERIFY(!m_desk->visitor(jane, press(MessageId(QStringLiteral("g1")), "yes")));
    QVERIFY(m_desk->says(jane, QStringLiteral("Where is it?")));
    const auto message = offered(jane, {QStringLiteral("Yes")});
    QCOMPARE(m_desk->visitor(jane, press(message, "maybe")).error().kind, Refusal::Kind::NotFound);
    QVERIFY(m_desk->says(jane, QStringLiteral("I would rather write.")));
    const auto late = m_desk->visitor(jane, press(message, "yes"));
    QVERIFY(!late);
    QVERIFY(late.error().detail.contains(QLatin1String("no longer open")));
    QCOMPARE(m_desk->transcript(jane).size(), 3);
    // Of somebody else's conversation nothing can be pressed.
    QVERIFY(m_desk->says(john, QStringLiteral("Hello")));
    QVERIFY(!m_desk->visitor(john, press(message, "yes")));
}

void TestCustomerChoices::anOfferOutlivesTheBotsNextWords()
{
    QVERIFY(m_desk->says(jane, QStringLiteral("Where is it?")));
    const auto message = offered(jane, {QStringLiteral("Yes")});
    QVERIFY(m_desk->bot(QStringLiteral("baton.message.bot"), m_desk->now(jane).id.toString(),
                        {{QStringLiteral("text"), QStringLiteral("Take your time.")}}));
    QVERIFY(m_desk->visitor(jane, press(message, "yes")));
    // But not its next offer.
    const auto before = offered(jane, {QStringLiteral("Yes")});
    QVERIFY(!offered(jane, {QStringLiteral("Yes")}).isEmpty());
    QVERIFY(!m_desk->visitor(jane, press(before, "yes")));
}

/// It is the bot's to decide what a button means, but these words are clear.
void TestCustomerChoices::aButtonThatAsksForAPersonGetsOne()
{
    m_desk->stage().setBot(QStringLiteral("shop"), "{}");
    QVERIFY(m_desk->says(jane, QStringLiteral("Where is it?")));
    const auto message = offered(jane, {QStringLiteral("I want to talk to a person"), QStringLiteral("No")});
    QVERIFY(m_desk->visitor(jane, press(message, "i want to talk to a person")));
    QCOMPARE(m_desk->now(jane).state, ConversationState::Waiting);
}

void TestCustomerChoices::buttonsAreBounded_data()
{
    QTest::addColumn<QJsonArray>("buttons");
    const auto button = [](const QString& id, const QString& text) {
        return QJsonObject{{QStringLiteral("id"), id}, {QStringLiteral("text"), text}};
    };
    QJsonArray many;
    for (int i = 0; i < 11; ++i)
        many.append(button(QString::number(i), QStringLiteral("x")));
    QTest::newRow("many") << many;
    QTest::newRow("no words") << QJsonArray{button(QStringLiteral("a"), QStringLiteral(" "))};
    QTest::newRow("many words") << QJsonArray{button(QStringLiteral("a"), QString(81, u'x'))};
    QTest::newRow("no id") << QJsonArray{button({}, QStringLiteral("x"))};
    QTest::newRow("long id") << QJsonArray{button(QString(65, u'x'), QStringLiteral("x"))};
    QTest::newRow("the same id") << QJsonArray{button(QStringLiteral("a"), QStringLiteral("x")),
                                               button(QStringLiteral("a"), QStringLiteral("y"))};
    QTest::newRow("no button") << QJsonArray{QStringLiteral("a")};
}

void TestCustomerChoices::buttonsAreBounded()
{
    QFETCH(QJsonArray, buttons);
    const auto read = [&](const char* type) {
        return protocol::readBotEvent({QStringLiteral("1"), QStringLiteral("/x"), QString::fromLatin1(type),
                                       QStringLiteral("s"), Instant::now(),
                                       QJsonObject{{QStringLiteral("text"), QStringLiteral("Hello")},
                                                   {QStringLiteral("buttons"), buttons}}});
    };
    QVERIFY(!read("baton.message.bot"));
    QVERIFY(!read("baton.message.customer"));
}

void TestCustomerChoices::aRatingIsOfTheLastEnd()
{
    QVERIFY(m_desk->says(jane, QStringLiteral("Where is it?")));
    QVERIFY(m_desk->endByPerson(jane));
    const auto rated = m_desk->visitor(jane, rate(4, QStringLiteral("Quick.")));
    QVERIFY(rated);
    QCOMPARE(m_desk->types().constLast(), QStringLiteral("conversation.rated"));
    QCOMPARE(m_desk->now(jane).rating, (Rating{4, QStringLiteral("Quick.")}));
    // when they go on, it stays, and no other can be given
    QVERIFY(m_desk->says(jane, QStringLiteral("One more thing")));
    QCOMPARE(m_desk->now(jane).rating->score, 4);
    QVERIFY(!m_desk->visitor(jane, rate(1)));
    // until it ends again
    QVERIFY(m_desk->endByPerson(jane));
    QVERIFY(!m_desk->now(jane).rating);
    QVERIFY(m_desk->visitor(jane, rate(2, QStringLiteral("  "))));
    QCOMPARE(m_desk->now(jane).rating, (Rating{2, std::nullopt}));
}

void TestCustomerChoices::aSecondRatingTakesThePlaceOfTheFirst()
{
    QVERIFY(m_desk->says(jane, QStringLiteral("Where is it?")));
    QVERIFY(m_desk->endByPerson(jane));
    QVERIFY(m_desk->visitor(jane, rate(1)));
    const auto before = m_desk->types().size();
    // The same again, since the answer was lost, is no event.
    QVERIFY(m_desk->visitor(jane, rate(1)));
    QCOMPARE(m_desk->types().size(), before);
    QVERIFY(m_desk->visitor(jane, rate(5)));
    QCOMPARE(m_desk->types().size(), before + 1);
    QCOMPARE(m_desk->now(jane).rating->score, 5);
}

void TestCustomerChoices::whatNoPersonEndedIsNotRated()
{
    QVERIFY(!m_desk->visitor(jane, rate(5)));
    QVERIFY(m_desk->says(jane, QStringLiteral("Where is it?")));
    QVERIFY(!m_desk->visitor(jane, rate(5)));
    QVERIFY(m_desk->bot(QStringLiteral("baton.conversation.ended"), m_desk->now(jane).id.toString(), {}));
    const auto refused = m_desk->visitor(jane, rate(5));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Refusal::Kind::Conflict);
}

void TestCustomerChoices::wrongRatingsAreRefused()
{
    QVERIFY(m_desk->says(jane, QStringLiteral("Where is it?")));
    QVERIFY(m_desk->endByPerson(jane));
    for (const auto score : {0, 6, -1})
        QCOMPARE(m_desk->visitor(jane, rate(score)).error().kind, Refusal::Kind::Invalid);
    QCOMPARE(m_desk->visitor(jane, rate(3, QString(1001, u'x'))).error().kind, Refusal::Kind::TooLarge);
    QVERIFY(!m_desk->now(jane).rating);
}

void TestCustomerChoices::aFormSaysWhoTheyAre()
{
    // given somebody who has not written yet
    Contact told;
    told.name = QStringLiteral("Jane Doe");
    told.email = QStringLiteral("jane@acme.example");
    told.fields.insert(QStringLiteral("order"), QStringLiteral("4411"));
    QVERIFY(m_desk->visitor(jane, desk::CustomerFillsForm{told}));
    // then the conversation begins with it
    QCOMPARE(m_desk->types(), QStringList{QStringLiteral("conversation.started")});
    const auto contact = m_desk->now(jane).contact;
    QCOMPARE(contact.name, told.name);
    QCOMPARE(contact.email, told.email);
    QCOMPARE(contact.fields, told.fields);
    QVERIFY(!contact.id.isEmpty());
    // and the same again says nothing new
    QVERIFY(m_desk->visitor(jane, desk::CustomerFillsForm{told}));
    QCOMPARE(m_desk->types().size(), 1);
    QCOMPARE(m_desk->says(jane, QStringLiteral("Hello"))->message->author.name, told.name);
    // Who wrote first is named later.
    QVERIFY(m_desk->says(john, QStringLiteral("Hello")));
    told.name = QStringLiteral("John");
    QVERIFY(m_desk->visitor(john, desk::CustomerFillsForm{told}));
    QCOMPARE(m_desk->types().constLast(), QStringLiteral("conversation.updated"));
    QCOMPARE(m_desk->now(john).contact.name, told.name);
}

/// It is said by anybody; the bot, or an agent, may know better.
void TestCustomerChoices::aFormChangesNothingThatIsKnown()
{
    QVERIFY(m_desk->says(jane, QStringLiteral("Hello")));
    const QJsonObject known{{QStringLiteral("id"), QStringLiteral("u17")},
                            {QStringLiteral("name"), QStringLiteral("Jane Doe")},
                            {QStringLiteral("email"), QStringLiteral("jane@acme.example")}};
    QVERIFY(m_desk->bot(
        QStringLiteral("baton.conversation.started"), m_desk->now(jane).id.toString(),
        {{QStringLiteral("channel"), QStringLiteral("WIDGET")}, {QStringLiteral("customer"), known}}));
    Contact told;
    told.id = ContactId(QStringLiteral("u1"));
    told.name = QStringLiteral("Boss");
    told.email = QStringLiteral("boss@acme.example");
    told.phone = QStringLiteral("+1 555");
    QVERIFY(m_desk->visitor(jane, desk::CustomerFillsForm{told}));
    const auto contact = m_desk->now(jane).contact;
    QCOMPARE(contact.id.toString(), QStringLiteral("u17"));
    QCOMPARE(contact.name, QStringLiteral("Jane Doe"));
    QCOMPARE(contact.email, QStringLiteral("jane@acme.example"));
    QCOMPARE(contact.phone, told.phone);
}

void TestCustomerChoices::anEmailOfAFormJoinsNobody()
{
    Contact told;
    told.email = QStringLiteral("jane@acme.example");
    QVERIFY(m_desk->visitor(jane, desk::CustomerFillsForm{told}));
    QVERIFY(m_desk->says(jane, QStringLiteral("My card ends with 1234")));
    // when somebody else says that they are the same
    QVERIFY(m_desk->visitor(john, desk::CustomerFillsForm{told}));
    // then they are nobody whom one knows, and read nothing
    QVERIFY(m_desk->now(john).contact.id != m_desk->now(jane).contact.id);
    QVERIFY(m_desk->now(john).id != m_desk->now(jane).id);
    QCOMPARE(m_desk->transcript(john), QList<Message>());
    QCOMPARE(m_desk->transcript(jane).size(), 1);
    // and what an agent begins with the one is not the other's
    QVERIFY(m_desk->ana(desk::Start{m_desk->shop.id, m_desk->now(john).contact.id, QStringLiteral("Hello")}));
    QCOMPARE(m_desk->transcript(jane).size(), 1);
    QCOMPARE(m_desk->transcript(john).size(), 1);
}

BATON_TEST(TestCustomerChoices)
#include "tst_customerchoices.moc"
