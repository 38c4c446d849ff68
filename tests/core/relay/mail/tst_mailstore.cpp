// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/mail/mailstore.h"
#include "tests/support/program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace baton;
using namespace baton::relay;

namespace {

const BotId shop(QStringLiteral("shop"));
const ConversationId one(QStringLiteral("c1"));

} // namespace

/// The file that says how far bots' mail is, on a day when it cannot be opened.
class TestMailStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatIsHeldIsThereAfterARestart();
    void whatIsDamagedIsPutAside();
    void whatCannotBeOpenedNowStaysWhereItIs();
    void aBotIsNotStoppedByWhatTheLogHasNoMore();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("mail.db")); }
    QString aside() const { return path() + QStringLiteral(".damaged"); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMailStore::whatIsHeldIsThereAfterARestart()
{
    {
        const auto store = MailStore::open(path());
        QVERIFY(store);
        QVERIFY((*store)->hold(shop, one, {7, 9}));
        QVERIFY((*store)->setPlace(shop, 9));
    }
    const auto store = MailStore::open(path());
    QVERIFY(store);
    QCOMPARE((*store)->held(shop, one, 10).value(), QList<qint64>({7, 9}));
    QCOMPARE((*store)->place(shop).value(), std::optional<qint64>(9));
    QVERIFY(!QFile::exists(aside()));
}

void TestMailStore::whatIsDamagedIsPutAside()
{
    QFile broken(path());
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write(QByteArray("this is not a database\n").repeated(500));
    broken.close();
    const auto store = MailStore::open(path());
    QVERIFY2(store, qPrintable(store ? QString() : store.error().detail));
    QVERIFY((*store)->isNew().value());
    QVERIFY(QFile::exists(aside()));
}

/// A full disk, missing rights, or as here something else of that name: none of it is the file's fault, and
/// what it holds is held for bots.
void TestMailStore::whatCannotBeOpenedNowStaysWhereItIs()
{
    QVERIFY(QDir().mkpath(path()));
    const auto store = MailStore::open(path());
    QVERIFY(!store);
    QVERIFY2(store.error().detail.contains(QLatin1String("cannot be opened")),
             qPrintable(store.error().detail));
    QVERIFY(QDir(path()).exists());
    QVERIFY(!QFile::exists(aside()));
}

void TestMailStore::aBotIsNotStoppedByWhatTheLogHasNoMore()
{
    const auto store = MailStore::open(path());
    QVERIFY(store);
    ParkedMail gone;
    gone.bot = shop;
    gone.conversation = one;
    gone.seq = 9;
    gone.type = QStringLiteral("message.added");
    gone.host = QStringLiteral("shop.example");
    gone.status = 410;
    gone.why = QStringLiteral("410 Gone");
    QVERIFY((*store)->stop(gone, {1}));
    QVERIFY((*store)->trim(9));
    QVERIFY((*store)->stoppedAsOf(shop).value());

    // When the log was restored as it was before, nothing is listed that could be sent again
    QVERIFY((*store)->trim(8));
    QCOMPARE((*store)->parkedCount().value(), 0);
    QVERIFY(!(*store)->stoppedAsOf(shop).value());
}

BATON_TEST(TestMailStore)
#include "tst_mailstore.moc"
