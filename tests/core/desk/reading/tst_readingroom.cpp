// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/botreading.h"
#include "core/desk/reading/readingqueue.h"
#include "tests/core/desk/reading/readingstage.h"
#include "tests/support/program.h"

#include <QSemaphore>
#include <atomic>

using namespace baton;
using namespace baton::relay;

namespace {

const ReadingRoom::Viewer ana{MemberId(QStringLiteral("ana")), std::nullopt, 1};
const ReadingRoom::Viewer ben{MemberId(QStringLiteral("ben")), std::nullopt, 2};

desk::ReadingJob named(const QString& name, QStringList& refused, const QByteArray& replaces = {})
{
    return {[name](desk::Reading&, const desk::Superseded&) {},
            [name, &refused](const Refusal&) { refused.append(name); }, replaces};
}

} // namespace

/// What people read, beside the desk: nobody waits for what somebody else looks for.
class TestReadingRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_stage = std::make_unique<ReadingStage>(); }
    void cleanup() { m_stage.reset(); }

    void nothingStandsBehindASearch();
    void whatFewMayFitIsLookedForBesideTheRest();
    void connectionsOfAMemberHaveOneTurn();
    void theNewestSearchOfACallerWins();
    void aSearchThatRunsIsToldThatItIsSuperseded();
    void callersTakeTurns();
    void aCallerHasALimit();
    void aClosedQueueRefusesWhatWaits();
    void whoeverWaitsIsInThePictureWhateverTheirNumber();
    void aPictureIsMadeAnewWhenSomethingChanged();

private:
    QJsonObject picture(const ReadingRoom::Viewer& viewer);

    std::unique_ptr<ReadingStage> m_stage;
};

QJsonObject TestReadingRoom::picture(const ReadingRoom::Viewer& viewer)
{
    const auto picture = ReadingStage::answerTo<ReadingRoom::Picture>(
        [&](auto reply) { m_stage->room->snapshot(viewer, std::move(reply)); });
    return picture ? QJsonDocument::fromJson(picture->snapshot).object() : QJsonObject();
}

void TestReadingRoom::nothingStandsBehindASearch()
{
    const auto id = m_stage->converse(QStringLiteral("s"), QStringLiteral("Where is my parcel?"));
    QSemaphore begun;
    QSemaphore end;
    const auto hold = [&](storage::Database*) {
        begun.release();
        end.acquire();
    };
    m_stage->room->search(ana, "held", hold);
    begun.acquire();
    for (int i = 0; i < 60; ++i)
        m_stage->room->list(ana, ReadingStage::lookFor(QStringLiteral("parcel")), [](const auto&) {});

    QCOMPARE(picture(ben).value(QStringLiteral("conversations")).toArray().size(), 1);
    const auto transcript = ReadingStage::answerTo<protocol::GetResult>([&](auto reply) {
        m_stage->room->get(ben, {id, std::nullopt, std::nullopt}, std::move(reply));
    });
    QCOMPARE(transcript->messages.size(), 1);
    // As a bot's mail reads what was said before a hand-back.
    QVERIFY(ReadingStage::answerTo<desk::TranscriptPage>([&](auto reply) {
        m_stage->room->read([id, reply](storage::Database* database) {
            reply(desk::handedBackPage(*database, id, 1, 1, 0));
        });
    }));
    QVERIFY(ReadingStage::answerTo<std::vector<desk::Recorded>>(
        [&](auto reply) { m_stage->room->eventsAfter(0, 10, std::move(reply)); }));
    protocol::ListParams params;
    params.view = QStringLiteral("all");
    QCOMPARE(ReadingStage::answerTo<protocol::ListResult>([&](auto reply) {
                 m_stage->room->list(ben, params, std::move(reply));
             })->items.size(),
             1);
    end.release();
    m_stage->room->stop(); // before what it waits for goes
}

void TestReadingRoom::whatFewMayFitIsLookedForBesideTheRest()
{
    m_stage->converse(QStringLiteral("s"), QStringLiteral("Where is my parcel?"));
    QSemaphore begun;
    QSemaphore end;
    m_stage->room->search(ana, "held", [&](storage::Database*) {
        begun.release();
        end.acquire();
    });
    begun.acquire();
    std::atomic<int> listed{0};
    for (const auto* channel : {"API", "WA", "LETTER"}) {
        protocol::ListParams params;
        params.view = QStringLiteral("all");
        params.channel = QString::fromLatin1(channel);
        m_stage->room->list(ana, params,
                            [&](const Result<protocol::ListResult>& page) { listed += page ? 1 : 100; });
    }
    protocol::ListParams plain;
    plain.view = QStringLiteral("all");
    QCOMPARE(m_stage->list(plain, ben)->items.size(), 1);
    QCOMPARE(listed.load(), 0);
    end.release();
    // None of them takes the place of another.
    QTRY_COMPARE(listed.load(), 3);
}

void TestReadingRoom::connectionsOfAMemberHaveOneTurn()
{
    QSemaphore begun;
    QSemaphore end;
    m_stage->room->read([&](storage::Database*) {
        begun.release();
        end.acquire();
    });
    begun.acquire();
    protocol::ListParams params;
    params.view = QStringLiteral("all");
    std::atomic<int> before{0};
    for (quint64 connection = 10; connection < 50; ++connection) {
        m_stage->room->list({ana.member, std::nullopt, connection}, params,
                            [&](const Result<protocol::ListResult>&) { ++before; });
    }
    std::promise<int> waited;
    m_stage->room->snapshot(ben, [&](const Result<ReadingRoom::Picture>&) { waited.set_value(before); });
    end.release();
    QCOMPARE(waited.get_future().get(), 1);
    QTRY_COMPARE(before.load(), 40);
}

void TestReadingRoom::theNewestSearchOfACallerWins()
{
    m_stage->converse(QStringLiteral("s"), QStringLiteral("Where is my parcel?"));
    QSemaphore begun;
    QSemaphore end;
    m_stage->room->search(ben, "held", [&](storage::Database*) {
        begun.release();
        end.acquire();
    });
    begun.acquire();
    std::vector<std::promise<Result<protocol::ListResult>>> answers(20);
    for (auto& answer : answers) {
        m_stage->room->list(
            ana, ReadingStage::lookFor(QStringLiteral("parcel")),
            [&](Result<protocol::ListResult> result) { answer.set_value(std::move(result)); });
    }
    std::promise<Result<protocol::ListResult>> bens;
    m_stage->room->list(ben, ReadingStage::lookFor(QStringLiteral("parcel")),
                        [&](Result<protocol::ListResult> result) { bens.set_value(std::move(result)); });
    end.release();
    QCOMPARE(bens.get_future().get()->items.size(), 1);
    for (size_t i = 0; i < answers.size(); ++i) {
        const auto result = answers[i].get_future().get();
        QCOMPARE(result.has_value(), i + 1 == answers.size());
        if (!result)
            QCOMPARE(result.error().kind, Refusal::Kind::TooMany);
        else
            QCOMPARE(result->items.size(), 1);
    }
}

void TestReadingRoom::aSearchThatRunsIsToldThatItIsSuperseded()
{
    QStringList refused;
    desk::ReadingQueue queue({8, 16});
    queue.open();
    queue.add(1, named(QStringLiteral("first"), refused, "search"));
    QVERIFY(queue.take());
    QVERIFY(!queue.superseded());
    queue.add(1, named(QStringLiteral("other"), refused, "something else"));
    queue.add(2, named(QStringLiteral("another's"), refused));
    QVERIFY(!queue.superseded());
    queue.add(1, named(QStringLiteral("second"), refused, "search"));
    QVERIFY(queue.superseded());
    QVERIFY(queue.take());
    QVERIFY(!queue.superseded());
    QCOMPARE(refused, QStringList());
    queue.close(true);
}

void TestReadingRoom::callersTakeTurns()
{
    QStringList refused;
    QByteArrayList order;
    desk::ReadingQueue queue({8, 16});
    queue.open();
    for (const auto* name : {"a1", "a2", "a3"})
        queue.add(1, named(QString(), refused, name));
    queue.add(2, named(QString(), refused, "b1"));
    queue.add(2, named(QString(), refused, "b2"));
    queue.add(3, named(QString(), refused, "c1"));
    queue.close(false);
    while (const auto job = queue.take())
        order.append(job->replaces);
    QCOMPARE(order, QByteArrayList({"a1", "b1", "c1", "a2", "b2", "a3"}));
}

void TestReadingRoom::aCallerHasALimit()
{
    QStringList refused;
    desk::ReadingQueue queue({2, 16});
    queue.open();
    for (int i = 0; i < 4; ++i)
        queue.add(1, named(QStringLiteral("a%1").arg(i), refused));
    queue.add(2, named(QStringLiteral("b"), refused));
    QCOMPARE(refused, QStringList({QStringLiteral("a2"), QStringLiteral("a3")}));
    queue.close(true);
}

void TestReadingRoom::aClosedQueueRefusesWhatWaits()
{
    QStringList refused;
    desk::ReadingQueue queue({2, 16});
    queue.open();
    queue.add(1, named(QStringLiteral("waits"), refused));
    queue.close(true);
    queue.add(1, named(QStringLiteral("late"), refused));
    QCOMPARE(refused, QStringList({QStringLiteral("waits"), QStringLiteral("late")}));
    QVERIFY(!queue.take());
}

void TestReadingRoom::whoeverWaitsIsInThePictureWhateverTheirNumber()
{
    const auto older = m_stage->converse(QStringLiteral("waits"), QStringLiteral("Hello?"));
    const auto mine = m_stage->converse(QStringLiteral("mine"), QStringLiteral("Hello?"));
    m_stage->execute(
        QStringLiteral("UPDATE conversations SET state = 'waiting', waiting_since = 1, updated_at = 1 "
                       "WHERE id = '%1'")
            .arg(older.toString()));
    m_stage->execute(
        QStringLiteral("UPDATE conversations SET state = 'open', assignee = 'ana', assignee_name = 'Ana', "
                       "updated_at = 1 WHERE id = '%1'")
            .arg(mine.toString()));
    m_stage->execute(QStringLiteral(
        "WITH RECURSIVE i(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < 5100) "
        "INSERT INTO conversations(id, bot, bot_name, subject, channel, state, contact, contact_json, "
        "created_at, updated_at) SELECT 'c' || n, 'shop', 'Shop bot', 's' || n, 'API', 'bot', 'p' || n, "
        "'{\"id\":\"p\"}', 1000 + n, 1000 + n FROM i"));
    const auto shown = picture(ana).value(QStringLiteral("conversations")).toArray();
    QCOMPARE(shown.size(), 5000);
    QSet<QString> first{shown.at(0).toObject().value(QStringLiteral("id")).toString(),
                        shown.at(1).toObject().value(QStringLiteral("id")).toString()};
    QCOMPARE(first, QSet<QString>({older.toString(), mine.toString()}));
    QCOMPARE(shown.at(2).toObject().value(QStringLiteral("id")).toString(), QStringLiteral("c5100"));
}

void TestReadingRoom::aPictureIsMadeAnewWhenSomethingChanged()
{
    const auto id = m_stage->converse(QStringLiteral("s"), QStringLiteral("Hello?"));
    const auto only = [this](const ReadingRoom::Viewer& viewer) {
        const auto all = picture(viewer).value(QStringLiteral("conversations")).toArray();
        return all.size() == 1 ? all.at(0).toObject() : QJsonObject();
    };
    QCOMPARE(only(ana).value(QStringLiteral("online")).toBool(), false);
    m_stage->presence->set(id, true);
    QCOMPARE(only(ben).value(QStringLiteral("online")).toBool(), true);
    m_stage->converse(QStringLiteral("s"), QStringLiteral("Anybody?"));
    QCOMPARE(
        only(ana).value(QStringLiteral("lastMessage")).toObject().value(QStringLiteral("text")).toString(),
        QStringLiteral("Anybody?"));
    const ReadingRoom::Viewer stranger{MemberId(QStringLiteral("eve")), QSet<BotId>{}, 3};
    QCOMPARE(picture(stranger).value(QStringLiteral("conversations")).toArray().size(), 0);
}

BATON_TEST(TestReadingRoom)
#include "tst_readingroom.moc"
