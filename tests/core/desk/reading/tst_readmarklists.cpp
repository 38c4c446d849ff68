// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/desk/reading/readingstage.h"
#include "tests/support/program.h"

#include "core/desk/reading/reading.h"

using namespace baton;
using namespace baton::relay;

/// How far members have read, as their lists tell it.
class TestReadMarkLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAMemberHasReadComesWithTheirLists();
    void theReadersCannotWrite();

private:
    static Result<desk::Marked> mark(const ReadingStage& stage, const desk::MarkRead& verb)
    {
        return ReadingStage::answerTo<desk::Marked>([&](auto reply) { stage.desk->submit(verb, reply); });
    }
};

void TestReadMarkLists::whatAMemberHasReadComesWithTheirLists()
{
    ReadingStage stage;
    const MemberId ana(QStringLiteral("ana"));
    stage.converse(QStringLiteral("mia"), QStringLiteral("Hello"));
    const auto id = stage.converse(QStringLiteral("zoe"), QStringLiteral("Hello"));
    QVERIFY(mark(stage, {ana, {}, id, 1}));
    QVERIFY(mark(stage, {MemberId(QStringLiteral("ben")), {}, id, 1}));
    const QList<protocol::ReadMark> hers{{id, 1}};
    const auto reading = desk::Reading::open(stage.folder.filePath(QStringLiteral("baton.db")), nullptr);
    QVERIFY(reading);
    const auto picture = protocol::parseObject((*reading)->snapshot({ana, {}})->snapshot);
    QVERIFY(picture);
    QCOMPARE(protocol::fromJson<protocol::Snapshot>(*picture, QStringLiteral("snapshot"))->read, hers);
    protocol::ListParams all;
    all.view = QStringLiteral("all");
    QCOMPARE(stage.list(all, {ana, {}})->read, hers);
}

void TestReadMarkLists::theReadersCannotWrite()
{
    const ReadingStage stage;
    const auto reading = desk::Reading::open(stage.folder.filePath(QStringLiteral("baton.db")), nullptr);
    QVERIFY(reading);
    QVERIFY(!(*reading)->database().execute(QStringLiteral("DELETE FROM read_marks")));
}

BATON_TEST(TestReadMarkLists)
#include "tst_readmarklists.moc"
