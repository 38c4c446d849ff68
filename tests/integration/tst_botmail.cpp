// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/database.h"
#include "tests/support/http.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"
#include "tests/support/rpcclient.h"
#include "tests/support/webhookreceiver.h"

#include <QJsonDocument>

using namespace baton::testing;

namespace {

QString textOf(const QJsonValue& object, const char* key)
{
    return object.toObject().value(QLatin1String(key)).toString();
}

} // namespace

/// A bot's mail when the bot is in trouble with some of it: a real relay, a real receiver.
class TestBotMail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void whatIsRefusedForGoodHoldsUpNothing();
    void anAdminSendsAgainFromTheConsole();
    void aConversationInTroubleHoldsUpNoOther();
    void anAddressThatIsGoneIsLeftAlone();
    void retryAfterIsObeyed();
    void anAnswerThatNeverEndsHoldsNothing();
    void aBackupKnowsHowFarTheMailIs();
    void handedBackIsOfThisVisitAlone();
    void aLongTranscriptComesInParts();

private:
    QString claimed(const QString& subject);
    void publishOne(const QString& subject, const char* type, const QJsonObject& data);
    void act(const char* verb, const QString& id, QJsonObject params = {});
    QJsonArray parked(const char* state = "parked") const;
    QStringList told(const QString& subject, const char* type = "message.added") const;
    QList<WebhookReceiver::Delivery> acceptedOf(const QString& subject) const;
    void answerSubject(const QString& subject, int status);

    std::unique_ptr<RelayProcess> m_relay;
    std::unique_ptr<WebhookReceiver> m_receiver;
    std::unique_ptr<RpcClient> m_ana;
    RelayProcess::BotSecrets m_bot;
    int m_command = 0;
    int m_events = 0;
};

void TestBotMail::init()
{
    m_receiver = std::make_unique<WebhookReceiver>();
    m_relay = std::make_unique<RelayProcess>();
    QVERIFY(m_relay->addMember(QStringLiteral("ana@baton.example"), QStringLiteral("admin")));
    m_bot = m_relay->addBot(QStringLiteral("shop"), m_receiver->url());
    QVERIFY(m_relay->start());
}

void TestBotMail::cleanup()
{
    m_ana.reset();
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_relay->log();
    m_relay.reset();
    m_receiver.reset();
}

void TestBotMail::publishOne(const QString& subject, const char* type, const QJsonObject& data)
{
    const auto answer =
        publish(m_relay->url(), m_bot.key,
                {cloudEvent(QString::number(++m_events), QString::fromLatin1(type), subject, data)});
    QVERIFY2(answer.status == 202, answer.body.constData());
}

QString TestBotMail::claimed(const QString& subject)
{
    if (!m_ana ||
        !m_ana->call(QStringLiteral("conversations.list"), {{QStringLiteral("view"), QStringLiteral("all")}})
             .ok()) {
        m_ana = std::make_unique<RpcClient>();
        m_ana->open(m_relay->socketUrl(QStringLiteral("/v1/agent")),
                    signIn(m_relay->url(), QStringLiteral("ana@baton.example")), QStringLiteral("baton.v1"));
        m_ana->call(QStringLiteral("session.hello"));
    }
    publishOne(subject, "baton.escalation.requested", {{QStringLiteral("reason"), QStringLiteral("asked")}});
    const auto list = m_ana->call(QStringLiteral("conversations.list"),
                                  {{QStringLiteral("view"), QStringLiteral("waiting")}});
    const auto id = textOf(list.result.value(QLatin1String("items")).toArray().at(0), "id");
    act("claim", id);
    return id;
}

void TestBotMail::act(const char* verb, const QString& id, QJsonObject params)
{
    if (!id.isEmpty())
        params.insert(QStringLiteral("id"), id);
    params.insert(QStringLiteral("commandId"), QStringLiteral("c%1").arg(++m_command));
    const auto answer = m_ana->call(QStringLiteral("conversations.") + QLatin1String(verb), params);
    QVERIFY2(answer.ok(), qPrintable(answer.errorText));
}

QJsonArray TestBotMail::parked(const char* state) const
{
    const auto out =
        m_relay->run({QStringLiteral("delivery"), QStringLiteral("list"), QStringLiteral("--state"),
                      QString::fromLatin1(state), QStringLiteral("--kind"), QStringLiteral("webhook"),
                      QStringLiteral("--json")});
    return QJsonDocument::fromJson(out.out).object().value(QLatin1String("deliveries")).toArray();
}

QList<WebhookReceiver::Delivery> TestBotMail::acceptedOf(const QString& subject) const
{
    QList<WebhookReceiver::Delivery> all;
    const auto accepted = m_receiver->accepted();
    for (const auto& delivery : accepted)
        if (delivery.content().value(QLatin1String("subject")).toString() == subject)
            all.append(delivery);
    return all;
}

QStringList TestBotMail::told(const QString& subject, const char* type) const
{
    QStringList texts;
    const auto all = acceptedOf(subject);
    for (const auto& delivery : all)
        if (delivery.type() == QLatin1String(type))
            texts << textOf(delivery.content().value(QLatin1String("message")), "text");
    return texts;
}

void TestBotMail::answerSubject(const QString& subject, int status)
{
    m_receiver->answerBy([subject, status](const WebhookReceiver::Delivery& delivery) {
        const bool isIt = delivery.content().value(QLatin1String("subject")).toString() == subject;
        return WebhookReceiver::Answer{isIt ? status : 204};
    });
}

void TestBotMail::whatIsRefusedForGoodHoldsUpNothing()
{
    answerSubject(QStringLiteral("a"), 400);
    const auto a = claimed(QStringLiteral("a"));
    const auto b = claimed(QStringLiteral("b"));
    act("reply", a, {{QStringLiteral("text"), QStringLiteral("to a")}});
    act("reply", b, {{QStringLiteral("text"), QStringLiteral("to b")}});
    QTRY_COMPARE(told(QStringLiteral("b")), QStringList{QStringLiteral("to b")});

    // Then what was refused lies aside, each thing by itself, and says why
    QTRY_COMPARE(parked().size(), 2);
    const auto message = parked().at(0).toObject();
    QCOMPARE(textOf(message, "about"), a);
    QCOMPARE(textOf(message, "detail"), QStringLiteral("message.added"));
    QVERIFY2(textOf(message, "words").startsWith(QStringLiteral("400")),
             qPrintable(textOf(message, "words")));
    const auto lines = m_relay->run({QStringLiteral("delivery"), QStringLiteral("list")}).out;
    QVERIFY2(lines.contains("parked") && lines.contains(textOf(message, "id").toLatin1()), lines.constData());
    QTRY_VERIFY(http("GET", m_relay->url(QStringLiteral("/metrics"))).body.contains("bot_notices_parked 2"));

    // and comes when somebody sends it again, with the id it had.
    m_receiver->answerBy({});
    const auto retry = [&](const QString& which) {
        return m_relay->run({QStringLiteral("delivery"), QStringLiteral("retry"), which}).exitCode;
    };
    QCOMPARE(retry(QStringLiteral("w0")), 1);
    QCOMPARE(retry(textOf(message, "id")), 0);
    QTRY_COMPARE_WITH_TIMEOUT(told(QStringLiteral("a")), QStringList{QStringLiteral("to a")}, 30'000);
    QTRY_COMPARE(parked().size(), 1);
    QCOMPARE(parked("delivered").size(), 1);
    QCOMPARE(retry(QStringLiteral("--all")), 0);
    QTRY_COMPARE_WITH_TIMEOUT(acceptedOf(QStringLiteral("a")).size(), 2, 30'000);
}

void TestBotMail::anAdminSendsAgainFromTheConsole()
{
    m_receiver->answerWith(403);
    claimed(QStringLiteral("a"));
    const auto first = [&] {
        const auto list = m_ana->call(QStringLiteral("deliveries.list")).result;
        return list.value(QLatin1String("items")).toArray().at(0);
    };
    QTRY_COMPARE(textOf(first(), "state"), QStringLiteral("parked"));
    QCOMPARE(textOf(first(), "kind"), QStringLiteral("webhook"));
    m_receiver->answerWith(204);
    const auto answer =
        m_ana->call(QStringLiteral("deliveries.retry"), {{QStringLiteral("id"), textOf(first(), "id")}});
    QVERIFY2(answer.ok(), qPrintable(answer.errorText));
    QTRY_COMPARE_WITH_TIMEOUT(m_receiver->accepted().size(), 1, 30'000);
    QVERIFY(!m_ana->call(QStringLiteral("deliveries.retry"), {{QStringLiteral("id"), QStringLiteral("w77")}})
                 .ok());
}

void TestBotMail::aConversationInTroubleHoldsUpNoOther()
{
    answerSubject(QStringLiteral("a"), 500);
    const auto a = claimed(QStringLiteral("a"));
    const auto b = claimed(QStringLiteral("b"));
    QTRY_VERIFY(http("GET", m_relay->url(QStringLiteral("/metrics"))).body.contains("bot_notices_held 1"));
    // For a moment the bot has so much in trouble already that nothing more may be put aside.
    const auto mail = baton::storage::Database::open(m_relay->dataFolder() + QStringLiteral("/mail.db"));
    const auto tooMuch = QStringLiteral("WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i+1 FROM n WHERE "
                                        "i < 100000) INSERT INTO held SELECT bot, 'x', -i FROM held, n");
    QVERIFY(mail && (*mail)->execute(tooMuch));
    QStringList said;
    for (const auto* text : {"one", "two", "three"}) {
        said << QString::fromLatin1(text);
        act("reply", a, {{QStringLiteral("text"), said.constLast()}});
        act("reply", b, {{QStringLiteral("text"), said.constLast()}});
        QTRY_COMPARE(told(QStringLiteral("b")), said);
        QVERIFY((*mail)->execute(QStringLiteral("DELETE FROM held WHERE conversation = 'x'")));
    }
    QVERIFY(told(QStringLiteral("a")).isEmpty());

    // When the relay is killed meanwhile, a keeps its order and b is told nothing again
    QTRY_VERIFY(http("GET", m_relay->url(QStringLiteral("/metrics"))).body.contains("bot_notices_held 4"));
    const auto toldB = acceptedOf(QStringLiteral("b")).size();
    m_relay->kill();
    QVERIFY(m_relay->start());
    m_receiver->answerBy({});
    QTRY_COMPARE_WITH_TIMEOUT(told(QStringLiteral("a")), said, 30'000);
    QCOMPARE(acceptedOf(QStringLiteral("b")).size(), toldB);
}

void TestBotMail::anAddressThatIsGoneIsLeftAlone()
{
    m_receiver->answerWith(410);
    const auto a = claimed(QStringLiteral("a"));
    QTRY_COMPARE(parked("stopped").size(), 1);
    m_receiver->answerWith(204);
    act("reply", a, {{QStringLiteral("text"), QStringLiteral("one")}});
    const auto b = claimed(QStringLiteral("b"));
    m_relay->kill();
    QVERIFY(m_relay->start());
    claimed(QStringLiteral("c"));
    act("reply", b, {{QStringLiteral("text"), QStringLiteral("two")}});
    QCOMPARE(m_receiver->deliveries().size(), 1);

    // When its webhook is set anew, even to the same address, nothing is missing
    const auto set = m_relay->run({QStringLiteral("bot"), QStringLiteral("set"), QStringLiteral("shop"),
                                   QStringLiteral("webhook=") + m_receiver->url()});
    QCOMPARE(set.exitCode, 0);
    QTRY_COMPARE_WITH_TIMEOUT(told(QStringLiteral("b")), QStringList{QStringLiteral("two")}, 30'000);
    QTRY_COMPARE(told(QStringLiteral("a")), QStringList{QStringLiteral("one")});
    QCOMPARE(acceptedOf(QStringLiteral("a")).constFirst().type(), QStringLiteral("conversation.claimed"));
    QCOMPARE(parked("stopped").size(), 0);
}

void TestBotMail::retryAfterIsObeyed()
{
    int left = 1;
    m_receiver->answerBy([&left](const WebhookReceiver::Delivery&) {
        return left-- > 0 ? WebhookReceiver::Answer{503, "Retry-After: 4\r\n"} : WebhookReceiver::Answer{};
    });
    claimed(QStringLiteral("a"));
    QTRY_COMPARE_WITH_TIMEOUT(m_receiver->deliveries().size(), 2, 30'000);
    QVERIFY(m_receiver->deliveries().at(1).at - m_receiver->deliveries().at(0).at >= 4'000);
}

void TestBotMail::anAnswerThatNeverEndsHoldsNothing()
{
    m_receiver->answerBy([](const WebhookReceiver::Delivery&) {
        return WebhookReceiver::Answer{200, {}, true};
    });
    const auto a = claimed(QStringLiteral("a"));
    QStringList said;
    for (int i = 0; i < 30; ++i) {
        said << QString::number(i);
        act("reply", a, {{QStringLiteral("text"), said.constLast()}});
    }
    QTRY_COMPARE_WITH_TIMEOUT(told(QStringLiteral("a")), said, 10'000);
    QCOMPARE(m_receiver->deliveries().size(), 31);
}

void TestBotMail::aBackupKnowsHowFarTheMailIs()
{
    const auto a = claimed(QStringLiteral("a"));
    act("reply", a, {{QStringLiteral("text"), QStringLiteral("one")}});
    QTRY_COMPARE(told(QStringLiteral("a")), QStringList{QStringLiteral("one")});
    m_receiver->answerBy([](const WebhookReceiver::Delivery&) { return WebhookReceiver::Answer{422}; });
    act("reply", a, {{QStringLiteral("text"), QStringLiteral("two")}});
    QTRY_COMPARE(parked().size(), 1);
    QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("backup.db"));
    const auto written = m_relay->run({QStringLiteral("backup"), file});
    QVERIFY2(written.exitCode == 0, written.err.constData());
    m_receiver->answerBy({});
    const auto before = m_receiver->deliveries().size();
    QCOMPARE(m_relay->terminate(), 0);
    QVERIFY(m_relay->run({QStringLiteral("restore"), file}).exitCode == 0);
    QVERIFY(m_relay->start());
    // Nothing is told again, what was parked is still there, and news arrive.
    const auto b = claimed(QStringLiteral("b"));
    act("reply", b, {{QStringLiteral("text"), QStringLiteral("three")}});
    QTRY_COMPARE_WITH_TIMEOUT(told(QStringLiteral("b")), QStringList{QStringLiteral("three")}, 30'000);
    QCOMPARE(m_receiver->deliveries().size(), before + 2);
    QCOMPARE(parked().size(), 1);
}

void TestBotMail::handedBackIsOfThisVisitAlone()
{
    const auto transcripts = [&] {
        QStringList all;
        const auto accepted = acceptedOf(QStringLiteral("a"));
        for (const auto& delivery : accepted) {
            QStringList texts;
            const auto messages = delivery.content().value(QLatin1String("transcript")).toArray();
            for (const auto& message : messages)
                texts << textOf(message, "text");
            if (delivery.type() == QLatin1String("conversation.handed_back"))
                all << texts.join(u'|');
        }
        return all;
    };
    const auto customer = [&](const char* text) {
        publishOne(QStringLiteral("a"), "baton.message.customer",
                   {{QStringLiteral("text"), QString::fromLatin1(text)}});
    };
    customer("before");
    const auto a = claimed(QStringLiteral("a"));
    customer("first visit");
    act("reply", a, {{QStringLiteral("text"), QStringLiteral("answer")}});
    act("handBack", a);
    QTRY_COMPARE(transcripts(), QStringList{QStringLiteral("first visit|answer")});
    customer("to the bot");

    // When an agent takes it by themselves, what went before is no part of it
    const auto got = m_ana->call(QStringLiteral("conversations.get"), {{QStringLiteral("id"), a}}).result;
    const auto contact = textOf(got.value(QLatin1String("contact")), "id");
    const QJsonObject start{{QStringLiteral("bot"), QStringLiteral("shop")},
                            {QStringLiteral("contact"), contact},
                            {QStringLiteral("text"), QStringLiteral("hello again")}};
    act("start", {}, start);
    customer("oh, hello");
    act("release", a);
    act("claim", a);
    act("handBack", a);
    QTRY_COMPARE(transcripts().size(), 2);
    QCOMPARE(transcripts().at(1), QStringLiteral("hello again|oh, hello"));

    // nor when it was ended in between.
    act("start", {}, start);
    act("resolve", a);
    act("start", {}, start);
    act("handBack", a);
    QTRY_COMPARE(transcripts().size(), 3);
    QCOMPARE(transcripts().at(2), QStringLiteral("hello again"));
}

void TestBotMail::aLongTranscriptComesInParts()
{
    const auto a = claimed(QStringLiteral("a"));
    constexpr int many = 1'100;
    constexpr int batch = 100;
    for (int i = 0; i < many; i += batch) {
        QJsonArray events;
        for (int k = i; k < i + batch; ++k) {
            events.append(cloudEvent(QString::number(++m_events), QStringLiteral("baton.message.customer"),
                                     QStringLiteral("a"), {{QStringLiteral("text"), QString::number(k)}}));
        }
        QCOMPARE(publish(m_relay->url(), m_bot.key, events).status, 202);
    }
    // The first part is delivered, the second fails once
    int parts = 0;
    m_receiver->answerBy([&parts](const WebhookReceiver::Delivery& delivery) {
        const bool isPart = delivery.type() == QLatin1String("conversation.handed_back");
        return WebhookReceiver::Answer{isPart && ++parts == 2 ? 500 : 204};
    });
    act("handBack", a);
    const auto delivered = [&] {
        QList<QJsonObject> all;
        const auto accepted = m_receiver->accepted();
        for (const auto& delivery : accepted)
            if (delivery.type() == QLatin1String("conversation.handed_back"))
                all << delivery.content();
        return all;
    };
    QTRY_COMPARE_WITH_TIMEOUT(delivered().size(), 3, 30'000);
    int next = 0;
    const auto all = delivered();
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(all.at(i).value(QLatin1String("more")).toBool(), i < 2);
        const auto messages = all.at(i).value(QLatin1String("transcript")).toArray();
        for (const auto& message : messages)
            QCOMPARE(textOf(message, "text"), QString::number(next++));
    }
    QCOMPARE(next, many);
}

BATON_TEST(TestBotMail)
#include "tst_botmail.moc"
