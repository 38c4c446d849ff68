// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "places.h"
#include "tests/support/http.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"
#include "tests/support/rpcclient.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QtTest>

using namespace baton::testing;

namespace {

constexpr int batchSize = 500;

struct Turn
{
    QString author;
    QString text;

    friend bool operator==(const Turn&, const Turn&) = default;
};

using Dialogues = QMap<QString, QList<Turn>>; ///< by subject

Dialogues readDialogues(QFile& file)
{
    Dialogues dialogues;
    while (!file.atEnd()) {
        const auto dialogue = QJsonDocument::fromJson(file.readLine()).object();
        auto& turns = dialogues[dialogue.value(QLatin1String("id")).toString()];
        const auto array = dialogue.value(QLatin1String("turns")).toArray();
        for (const auto& turn : array)
            turns.append({turn.toArray().at(0).toString(), turn.toArray().at(1).toString()});
    }
    return dialogues;
}

/// All dialogues at once, turn by turn, as they would come from many customers who talk at the same time.
QList<QJsonObject> interleaved(const Dialogues& dialogues)
{
    QList<QJsonObject> events;
    for (auto it = dialogues.begin(); it != dialogues.end(); ++it) {
        events << cloudEvent(it.key() + QStringLiteral("-start"),
                             QStringLiteral("baton.conversation.started"), it.key(),
                             {{QStringLiteral("channel"), QStringLiteral("WIDGET")},
                              {QStringLiteral("customer"), QJsonObject{{QStringLiteral("id"), it.key()}}}});
    }
    for (qsizetype turn = 0, more = 1; more > 0; ++turn) {
        more = 0;
        for (auto it = dialogues.begin(); it != dialogues.end(); ++it) {
            if (turn >= it->size())
                continue;
            ++more;
            events << cloudEvent(QStringLiteral("%1-%2").arg(it.key()).arg(turn),
                                 QStringLiteral("baton.message.") + it->at(turn).author, it.key(),
                                 {{QStringLiteral("text"), it->at(turn).text}});
        }
    }
    return events;
}

} // namespace

/// Dialogues through the bot API into a running relay, with an agent attached.
class TestReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostAndTheOrderIsKept();
};

void TestReplay::nothingIsLostAndTheOrderIsKept()
{
    // Many dialogues where they are at hand, and a few everywhere.
    QFile file(QStringLiteral(BATON_SHARED_DIR "/data/bot-dialogues.jsonl"));
    if (!file.exists())
        file.setFileName(QStringLiteral(BATON_SOURCE_DIR "/tests/corpus/dialogues.jsonl"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    const auto dialogues = readDialogues(file);
    qsizetype turns = 0;
    for (const auto& dialogue : dialogues)
        turns += dialogue.size();
    QVERIFY(turns > 0);

    // Given a relay and an agent who listens
    RelayProcess relay;
    QVERIFY(relay.addMember(QStringLiteral("ana@baton.example")));
    const auto bot = relay.addBot(QStringLiteral("shop"));
    // What these customers say to a restaurant's bot must not bring in a person half-way.
    QCOMPARE(relay
                 .run({QStringLiteral("bot"), QStringLiteral("set"), QStringLiteral("shop"),
                       QStringLiteral("escalate_on_words=off"), QStringLiteral("escalate_on_tone=off")})
                 .exitCode,
             0);
    QVERIFY(relay.start());
    RpcClient ana;
    Dialogues heard;
    qint64 lastSeq = 0;
    bool gapless = true;
    bool numbered = true;
    connect(&ana, &RpcClient::notified, this, [&](const QString& method, const QJsonObject& params) {
        if (method != QLatin1String("event"))
            return;
        const auto seq = params.value(QLatin1String("seq")).toInteger();
        gapless = gapless && seq == lastSeq + 1;
        lastSeq = seq;
        const auto data = params.value(QLatin1String("data")).toObject();
        if (params.value(QLatin1String("type")) != QLatin1String("message.added"))
            return;
        const auto message = data.value(QLatin1String("message")).toObject();
        auto& turnsHeard = heard[message.value(QLatin1String("conversation")).toString()];
        turnsHeard.append(
            {message.value(QLatin1String("author")).toObject().value(QLatin1String("kind")).toString(),
             message.value(QLatin1String("text")).toString()});
        numbered = numbered && message.value(QLatin1String("n")).toInteger() == turnsHeard.size();
    });
    QVERIFY(ana.open(relay.socketUrl(QStringLiteral("/v1/agent")),
                     signIn(relay.url(), QStringLiteral("ana@baton.example")), QStringLiteral("baton.v1")));
    QVERIFY(ana.call(QStringLiteral("session.hello")).ok());

    // When everything is published
    const auto events = interleaved(dialogues);
    QElapsedTimer clock;
    clock.start();
    for (qsizetype from = 0; from < events.size(); from += batchSize) {
        QJsonArray batch;
        for (const auto& event : events.mid(from, batchSize))
            batch.append(event);
        const auto answer = publish(relay.url(), bot.key, batch);
        QVERIFY2(answer.status == 202, answer.body);
        QCOMPARE(answer.json().value(QLatin1String("accepted")).toInt(), int(batch.size()));
    }
    const auto acknowledged = clock.elapsed();
    QTRY_COMPARE_WITH_TIMEOUT(lastSeq, qint64(events.size()), 60'000);
    const auto arrived = clock.elapsed();
    qInfo().noquote() << QStringLiteral(
                             "%1 dialogues, %2 turns: acknowledged in %3 ms (%4 events/s), at the agent "
                             "after %5 ms")
                             .arg(dialogues.size())
                             .arg(turns)
                             .arg(acknowledged)
                             .arg(events.size() * 1000 / std::max<qint64>(1, acknowledged))
                             .arg(arrived);

    // Then the agent has every turn of every dialogue, in order
    QVERIFY(gapless);
    QVERIFY(numbered);
    QCOMPARE(heard.size(), dialogues.size());
    QList<QList<Turn>> wanted = dialogues.values();
    QList<QList<Turn>> got = heard.values();
    const auto byText = [](const QList<Turn>& a, const QList<Turn>& b) {
        return std::lexicographical_compare(
            a.begin(), a.end(), b.begin(), b.end(), [](const Turn& x, const Turn& y) {
                return std::tie(x.author, x.text) < std::tie(y.author, y.text);
            });
    };
    std::sort(wanted.begin(), wanted.end(), byText);
    std::sort(got.begin(), got.end(), byText);
    QVERIFY(got == wanted);

    // And publishing all of it again changes nothing
    QJsonArray again;
    for (const auto& event : events.mid(0, batchSize))
        again.append(event);
    QCOMPARE(publish(relay.url(), bot.key, again).json().value(QLatin1String("duplicates")).toInt(),
             int(again.size()));
    QCOMPARE(relay.terminate(), 0);
}

BATON_TEST(TestReplay)
#include "tst_replay.moc"
