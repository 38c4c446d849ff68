// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/readingroom.h"
#include "core/relay/files/attachments.h"
#include "core/relay/files/contentkind.h"
#include "core/relay/parts/ownaddress.h"
#include "tests/core/relay/bots/botstage.h"
#include "tests/core/relay/broughtfile.h"
#include "tests/support/program.h"
#include "tests/support/rpcclient.h"

#include <QUrlQuery>
#include <algorithm>

using namespace baton;
using namespace baton::relay;
using namespace baton::tests;
using testing::RpcClient;

/// Files from bots, by an address or as they are, and to them.
class BotFilesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_stage.reset(); }

    void aMessageBringsItsFiles();
    void whatCannotBeHadIsSaid();
    void theSameEventAgainBringsNothing();
    void whatIsNoFileRefusesTheBatch_data();
    void whatIsNoFileRefusesTheBatch();
    void tooManyAtOnceAreRefused();
    void anAgentsFileIsToldWithALink();

private:
    QJsonObject message(const char* type, const QString& text, const QJsonArray& files)
    {
        return m_stage->event(type, m_subject,
                              {{QStringLiteral("text"), text}, {QStringLiteral("attachments"), files}});
    }
    static QJsonObject data(const QByteArray& bytes, const QString& name)
    {
        return {{QStringLiteral("data"), QString::fromLatin1(bytes.toBase64())},
                {QStringLiteral("name"), name}};
    }
    QList<Message> messages();
    Attachment file(qsizetype message, qsizetype place = 0)
    {
        return messages().value(message).attachments.value(place);
    }

    std::unique_ptr<BotStage> m_stage;
    const QString m_subject = QStringLiteral("order 7");
};

void BotFilesTest::init()
{
    if (!ContentKind::canTell())
        QSKIP("built without libmagic");
    m_stage = std::make_unique<BotStage>();
    QVERIFY(m_stage->open());
    m_stage->parts().address.set(QStringLiteral("https://relay.example"));
}

QList<Message> BotFilesTest::messages()
{
    std::promise<QList<Message>> found;
    m_stage->parts().reading.get({}, {m_stage->conversation(), std::nullopt, 100},
                                 [&](const Result<protocol::GetResult>& got) {
                                     found.set_value(got ? got->messages : QList<Message>());
                                 });
    return found.get_future().get();
}

void BotFilesTest::aMessageBringsItsFiles()
{
    const auto answer = m_stage->publish(
        {message("baton.message.customer", QStringLiteral("My bill"),
                 {data("a bill", QStringLiteral("bill.txt"))}),
         message("baton.message.bot", QString(),
                 {data("one", QStringLiteral("../1.txt")), data("two", QStringLiteral("2.txt"))})});
    QCOMPARE(answer.status, 202);
    QCOMPARE(answer.json().value(QLatin1String("accepted")).toInt(), 2);
    QCOMPARE(messages().size(), 2);
    QCOMPARE(file(1, 0).name, QStringLiteral("1.txt"));
    // They are checked like all others, and the message says so.
    QTRY_COMPARE(file(0).state, AttachmentState::Good);
    QTRY_COMPARE(file(1, 1).state, AttachmentState::Good);
    QCOMPARE(file(1, 1).type, QStringLiteral("text/plain"));
    QVERIFY(file(0).url.startsWith(QStringLiteral("/v1/files/")));
}

void BotFilesTest::whatCannotBeHadIsSaid()
{
    const auto answer = m_stage->publish(
        {message("baton.message.bot", QStringLiteral("Look"),
                 {QJsonObject{{QStringLiteral("url"), QStringLiteral("https://127.0.0.1/manual.pdf")}}})});
    QCOMPARE(answer.status, 202);
    QVERIFY(answer.json()
                .value(QLatin1String("notes"))
                .toArray()
                .at(0)
                .toString()
                .contains(QStringLiteral("manual.pdf")));
    QCOMPARE(file(0).name, QStringLiteral("manual.pdf"));
    QCOMPARE(file(0).state, AttachmentState::Rejected);
    QVERIFY(!file(0).why.isEmpty());
    QVERIFY(file(0).url.isEmpty());
}

void BotFilesTest::theSameEventAgainBringsNothing()
{
    const auto event =
        message("baton.message.bot", QStringLiteral("Look"), {data("words", QStringLiteral("a.txt"))});
    QCOMPARE(m_stage->publish({event}).status, 202);
    const auto first = file(0).id;
    const auto again = m_stage->publish({event});
    QCOMPARE(again.json().value(QLatin1String("duplicates")).toInt(), 1);
    QCOMPARE(messages().size(), 1);
    QCOMPARE(file(0).id, first);
    QTRY_COMPARE(file(0).state, AttachmentState::Good);
}

void BotFilesTest::whatIsNoFileRefusesTheBatch_data()
{
    QTest::addColumn<QJsonObject>("named");
    const auto url = QStringLiteral("url");
    const auto bytes = QStringLiteral("data");
    QTest::newRow("neither") << QJsonObject{{QStringLiteral("name"), QStringLiteral("a")}};
    QTest::newRow("both") << QJsonObject{{url, QStringLiteral("https://a.example/b")},
                                         {bytes, QStringLiteral("YQ==")}};
    QTest::newRow("no base64") << QJsonObject{{bytes, QStringLiteral("*?*")}};
    QTest::newRow("nothing") << QJsonObject{{bytes, QString()}};
    QTest::newRow("no object's field") << QJsonObject{{bytes, 7}};
}

void BotFilesTest::whatIsNoFileRefusesTheBatch()
{
    QFETCH(QJsonObject, named);
    const auto answer = m_stage->publish({message("baton.message.bot", QStringLiteral("Look"), {named})});
    QCOMPARE(answer.status, 400);
    QVERIFY2(answer.json().value(QLatin1String("detail")).toString().contains(QStringLiteral("attachments")),
             answer.body.constData());
}

void BotFilesTest::tooManyAtOnceAreRefused()
{
    QJsonArray files;
    for (int i = 0; i < 10; ++i)
        files.append(data("words", QStringLiteral("a.txt")));
    QJsonArray events;
    for (int i = 0; i < 5; ++i)
        events.append(message("baton.message.bot", QString(), files));
    QCOMPARE(m_stage->publish(events).status, 429);
    events.removeLast();
    QCOMPARE(m_stage->publish(events).status, 202);
}

void BotFilesTest::anAgentsFileIsToldWithALink()
{
    QCOMPARE(m_stage
                 ->publish({m_stage->event("baton.escalation.requested", m_subject,
                                           {{QStringLiteral("reason"), QStringLiteral("asked")}})})
                 .status,
             202);
    RpcClient socket;
    QVERIFY(socket.open(m_stage->socketUrl(QStringLiteral("/v1/bot")), m_stage->botKey()));
    const auto id = m_stage->conversation();
    QVERIFY(m_stage->asAda(desk::Claim{id}).get());
    const auto sent = broughtFile(m_stage->parts().files, {FileSender::Kind::Agent, QStringLiteral("ada")},
                                  QStringLiteral("manual.txt"), "words");
    QVERIFY(sent);
    QVERIFY(m_stage->asAda(desk::Reply{id, QStringLiteral("Here"), {attachmentOf(*sent)}}).get());
    // Whether it was judged before or after, in the end the bot has a link.
    const auto link = [&socket] {
        const auto notices = socket.notificationsOf(QStringLiteral("event"));
        for (auto it = notices.rbegin(); it != notices.rend(); ++it) {
            const auto message = it->value(QLatin1String("data")).toObject().value(QLatin1String("message"));
            const auto files = message.toObject().value(QLatin1String("attachments")).toArray();
            if (!files.isEmpty())
                return QUrl(files.at(0).toObject().value(QLatin1String("url")).toString());
        }
        return QUrl();
    };
    QTRY_VERIFY(!link().isEmpty());
    QCOMPARE(link().host(), QStringLiteral("relay.example"));
    QCOMPARE(QUrlQuery(link()).queryItemValue(QStringLiteral("reader")), QStringLiteral("bot"));
    // And so has the transcript when the bot gets the conversation back.
    QVERIFY(m_stage->asAda(desk::HandBack{id}).get());
    QTRY_VERIFY([&] {
        const auto notices = socket.notificationsOf(QStringLiteral("event"));
        return std::any_of(notices.begin(), notices.end(), [](const QJsonObject& notice) {
            const auto json = QJsonDocument(notice).toJson();
            return json.contains("\"transcript\"") && json.contains("https://relay.example/v1/files/");
        });
    }());
}

BATON_TEST(BotFilesTest)
#include "tst_botfiles.moc"
