// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/files.h"
#include "core/models/draftfiles.h"
#include "tests/core/client/consoledouble.h"
#include "tests/integration/filesproxy.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"

#include <QFile>
#include <QtTest>

using namespace baton;
using namespace baton::client;
using namespace baton::testing;
using models::DraftFiles;
using State = DraftFiles::File::State;
using Words = Session::Words;

namespace {
constexpr int patienceMs = 60'000;
}

/// What hangs on a draft is there again when the console is, with a real relay.
class TestKeptFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void whatWasThereIsThereAgain();
    void whatWasOnItsWayGoesOnFromWhereItWas();
    void whatTheRelayHasForgottenIsSentAnew();
    void whatIsGoneSaysSo();
    void whatIsAnotherByNowIsSentAsItIs();

private:
    Session& session() { return m_console->session(); }
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QString write(const char* name, qsizetype size) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(QByteArray(size, 'x')) == size ? path(name)
                                                                                            : QString();
    }
    void enter();
    void begin();
    void restart();
    const DraftFiles::File& only() const { return m_draft->at(m_place).first(); }
    QByteArray contentOf(const FileId& id);

    const ConversationId m_id{QStringLiteral("c1")};
    const QString m_place = m_id.toString();
    QTemporaryDir m_folder;
    std::unique_ptr<RelayProcess> m_relay;
    std::unique_ptr<FilesProxy> m_proxy;
    std::unique_ptr<ConsoleDouble> m_console;
    std::unique_ptr<DraftFiles> m_draft;
    std::unique_ptr<QSignalSpy> m_uploaded; ///< since the console began
};

void TestKeptFiles::init()
{
    m_relay = std::make_unique<RelayProcess>();
    m_relay->addBot(QStringLiteral("shop"));
    QVERIFY(m_relay->addMember(QStringLiteral("alice@example.com")));
    QVERIFY(m_relay->start());
    m_proxy = std::make_unique<FilesProxy>(m_relay->url());
    m_console = std::make_unique<ConsoleDouble>();
    enter();
    begin();
}

void TestKeptFiles::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_relay->log();
    m_draft.reset();
    m_uploaded.reset();
    m_console.reset();
    m_proxy.reset();
    m_relay.reset();
}

void TestKeptFiles::enter()
{
    session().signIn(m_proxy->url(), QStringLiteral("alice@example.com"), RelayProcess::password());
    QTRY_VERIFY_WITH_TIMEOUT(m_console->isConnected(), patienceMs);
}

/// As the console does it: what hangs on the draft is kept with it.
void TestKeptFiles::begin()
{
    m_draft = std::make_unique<DraftFiles>(session().files());
    m_uploaded = std::make_unique<QSignalSpy>(&session().files(), &Files::uploaded);
    connect(m_draft.get(), &DraftFiles::changed, this, [this](const QString& place) {
        session().setDraft(m_id, m_draft->kept(place), Words::ReplyFiles);
    });
}

void TestKeptFiles::restart()
{
    m_draft.reset();
    m_uploaded.reset();
    m_console->restart();
    begin();
    // What is kept is there before anybody has a token.
    QTRY_VERIFY_WITH_TIMEOUT(!session().draft(m_id, Words::ReplyFiles).isEmpty(), patienceMs);
    m_draft->restore(m_place, session().draft(m_id, Words::ReplyFiles));
    QCOMPARE(m_draft->at(m_place).size(), 1);
    enter();
}

QByteArray TestKeptFiles::contentOf(const FileId& id)
{
    QFile::remove(path("copy"));
    QSignalSpy saved(&session().files(), &Files::saved);
    // It is checked first: then it can be had.
    connect(&session().files(), &Files::saveFailed, &saved,
            [this, id] { session().files().save(id, path("copy")); });
    session().files().save(id, path("copy"));
    static_cast<void>(QTest::qWaitFor([&] { return !saved.isEmpty(); }, patienceMs));
    QFile file(path("copy"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestKeptFiles::whatWasThereIsThereAgain()
{
    m_draft->add(m_place, {write("bill.pdf", 1'000)});
    QTRY_COMPARE_WITH_TIMEOUT(only().state, State::There, patienceMs);
    const auto id = only().id;
    QFile::remove(path("bill.pdf"));
    restart();
    QCOMPARE(only().state, State::There);
    QCOMPARE(only().name, QStringLiteral("bill.pdf"));
    // and the relay has it still
    QTRY_COMPARE_WITH_TIMEOUT(m_uploaded->size(), 1, patienceMs);
    QCOMPARE(m_draft->take(m_place), QList<FileId>{id});
    QVERIFY(session().draft(m_id, Words::ReplyFiles).isEmpty());
}

void TestKeptFiles::whatWasOnItsWayGoesOnFromWhereItWas()
{
    const qint64 size = 6'000'000;
    const auto before = m_proxy->sent();
    m_proxy->cut(1, 4'000'000);
    m_draft->add(m_place, {write("long.bin", size)});
    QTRY_COMPARE_WITH_TIMEOUT(m_proxy->wereCut(), 1, patienceMs);
    QVERIFY(only().state == State::Sending);
    restart();
    QTRY_COMPARE_WITH_TIMEOUT(only().state, State::There, patienceMs);
    QVERIFY2(m_proxy->sent() - before < size + size / 2,
             qPrintable(QString::number(m_proxy->sent() - before)));
    QCOMPARE(contentOf(only().id).size(), size);
}

void TestKeptFiles::whatTheRelayHasForgottenIsSentAnew()
{
    m_draft->add(m_place, {write("bill.pdf", 1'000)});
    QTRY_COMPARE_WITH_TIMEOUT(only().state, State::There, patienceMs);
    const auto id = only().id;
    auto kept = m_draft->kept(m_place);
    kept.replace(id.toString(), QStringLiteral("f-forgotten"));
    session().setDraft(m_id, kept, Words::ReplyFiles);
    restart();
    QTRY_VERIFY_WITH_TIMEOUT(
        only().state == State::There && only().id != FileId(QStringLiteral("f-forgotten")), patienceMs);
    QCOMPARE(contentOf(only().id).size(), 1'000);
}

void TestKeptFiles::whatIsGoneSaysSo()
{
    m_proxy->hold(true);
    m_draft->add(m_place, {write("gone.bin", 2'000'000)});
    QVERIFY(only().state == State::Sending);
    m_draft.reset();
    m_proxy->hold(false);
    QFile::remove(path("gone.bin"));
    restart();
    QTRY_COMPARE_WITH_TIMEOUT(only().state, State::Failed, patienceMs);
    QVERIFY2(only().why.contains(QStringLiteral("no longer where it was")), qPrintable(only().why));
}

void TestKeptFiles::whatIsAnotherByNowIsSentAsItIs()
{
    m_proxy->hold(true);
    m_draft->add(m_place, {write("list.txt", 2'000'000)});
    m_draft.reset();
    m_proxy->hold(false);
    write("list.txt", 3'000);
    restart();
    QTRY_COMPARE_WITH_TIMEOUT(only().state, State::There, patienceMs);
    QCOMPARE(contentOf(only().id).size(), 3'000);
}

BATON_TEST(TestKeptFiles)
#include "tst_keptfiles.moc"
