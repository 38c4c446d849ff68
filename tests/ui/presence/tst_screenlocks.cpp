// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "tests/ui/presence/busservice.h"
#include "ui/presence/logindlock.h"
#include "ui/presence/screensaverlock.h"

#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QSignalSpy>
#include <QTest>

using namespace baton::ui;
using baton::test::BusService;
using baton::test::ScreenSaver;

namespace {

const QString freedesktop = QStringLiteral("org.freedesktop.ScreenSaver");
const QString gnome = QStringLiteral("org.gnome.ScreenSaver");
const QString sessionPath = QStringLiteral("/org/freedesktop/login1/session/_37");
const QString sessionInterface = QStringLiteral("org.freedesktop.login1.Session");

/// As much of logind as one session has, on the bus of the test.
class Logind : public BusService
{
public:
    Logind() : BusService(QStringLiteral("org.freedesktop.login1"))
    {
        answer(QStringLiteral("GetSession"), [this](const QDBusMessage& call) {
            wanted = call.arguments().value(0).toString();
            return knowsUs ? QVariantList{QVariant::fromValue(QDBusObjectPath(sessionPath))} : QVariantList();
        });
        answer(QStringLiteral("Get"), [this](const QDBusMessage&) {
            return QVariantList{QVariant::fromValue(QDBusVariant(isLocked))};
        });
    }
    void lock(bool locked, const QString& path = sessionPath)
    {
        isLocked = locked;
        say(path, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("PropertiesChanged"),
            {sessionInterface, QVariantMap{{QStringLiteral("LockedHint"), locked}}, QStringList()});
    }
    /// Something else about the session, and that the hint is another, but not which.
    void invalidate()
    {
        say(sessionPath, QStringLiteral("org.freedesktop.DBus.Properties"),
            QStringLiteral("PropertiesChanged"),
            {sessionInterface, QVariantMap{{QStringLiteral("Active"), true}},
             QStringList{QStringLiteral("LockedHint")}});
    }

    QString wanted;
    bool isLocked = false;
    bool knowsUs = true;
};

} // namespace

/// What the desktops say on the bus about their screens.
class TestScreenLocks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();

    void followsTheScreenSaver_data();
    void followsTheScreenSaver();
    void knowsThatItWasLockedBefore();
    void aScreenSaverThatComesLaterCounts();
    void aScreenSaverThatGoesLeavesNothingLocked();
    void whoeverSpeaksLikeItIsIgnored();
    void followsLogind();
    void aChangeWithoutItsValueIsAskedFor();
    void aRestartedLogindIsFollowedAgain();
    void aLogindThatKnowsNoSessionLocksNothing();
};

void TestScreenLocks::initTestCase()
{
    if (!QDBusConnection::sessionBus().isConnected())
        QSKIP("there is no session bus: run this by ./dev test");
    ScreenSaver first(freedesktop);
    if (!first.start())
        QSKIP("this session bus has a screen saver: run this by ./dev test");
}

void TestScreenLocks::followsTheScreenSaver_data()
{
    QTest::addColumn<QString>("service");
    QTest::newRow("KDE and others") << freedesktop;
    QTest::newRow("GNOME") << gnome;
}

void TestScreenLocks::followsTheScreenSaver()
{
    QFETCH(QString, service);
    ScreenSaver saver(service);
    QVERIFY(saver.start());
    ScreenSaverLock lock(service);
    QTRY_COMPARE(saver.asked, QStringList{QStringLiteral("GetActive")});
    saver.lock(true);
    QTRY_VERIFY(lock.isLocked());
    saver.lock(false);
    QTRY_VERIFY(!lock.isLocked());
}

void TestScreenLocks::knowsThatItWasLockedBefore()
{
    ScreenSaver saver(freedesktop);
    saver.beLocked();
    QVERIFY(saver.start());
    ScreenSaverLock lock(freedesktop);
    QTRY_VERIFY(lock.isLocked());
}

void TestScreenLocks::aScreenSaverThatComesLaterCounts()
{
    // given a program that was there first
    ScreenSaverLock lock(freedesktop);
    QVERIFY(!lock.isLocked());
    // when the screen saver starts, locked
    ScreenSaver saver(freedesktop);
    saver.beLocked();
    QVERIFY(saver.start());
    QTRY_VERIFY(lock.isLocked());
}

void TestScreenLocks::aScreenSaverThatGoesLeavesNothingLocked()
{
    auto saver = std::make_unique<ScreenSaver>(freedesktop);
    saver->beLocked();
    QVERIFY(saver->start());
    ScreenSaverLock lock(freedesktop);
    QTRY_VERIFY(lock.isLocked());
    saver.reset();
    QTRY_VERIFY(!lock.isLocked());
}

void TestScreenLocks::whoeverSpeaksLikeItIsIgnored()
{
    ScreenSaver saver(freedesktop);
    QVERIFY(saver.start());
    ScreenSaverLock lock(freedesktop);
    QTRY_COMPARE(saver.asked.size(), 1);
    QSignalSpy heard(&lock, &ScreenLock::lockedChanged);
    // given another program that says the same
    ScreenSaver impostor(freedesktop);
    impostor.lock(true);
    // Its word is past the bus when it has answered a call of its connection.
    QVERIFY(!impostor.start());
    // when the real one speaks behind it
    saver.lock(true);
    QTRY_VERIFY(lock.isLocked());
    saver.lock(false);
    QTRY_VERIFY(!lock.isLocked());
    // then only that counted
    QCOMPARE(heard.size(), 2);
}

void TestScreenLocks::followsLogind()
{
    Logind logind;
    logind.isLocked = true;
    QVERIFY(logind.start());
    LogindLock lock(QDBusConnection::sessionBus());
    QTRY_VERIFY(lock.isLocked());
    QCOMPARE(logind.wanted, qEnvironmentVariable("XDG_SESSION_ID", QStringLiteral("auto")));
    logind.lock(false);
    QTRY_VERIFY(!lock.isLocked());
    // Somebody else's session on the same computer.
    QSignalSpy heard(&lock, &ScreenLock::lockedChanged);
    logind.lock(true, sessionPath + QLatin1Char('1'));
    logind.lock(true);
    QTRY_VERIFY(lock.isLocked());
    QCOMPARE(heard.size(), 1);
}

void TestScreenLocks::aChangeWithoutItsValueIsAskedFor()
{
    Logind logind;
    QVERIFY(logind.start());
    LogindLock lock(QDBusConnection::sessionBus());
    QTRY_COMPARE(logind.asked.size(), 2);
    logind.isLocked = true;
    logind.invalidate();
    QTRY_VERIFY(lock.isLocked());
}

void TestScreenLocks::aRestartedLogindIsFollowedAgain()
{
    auto logind = std::make_unique<Logind>();
    logind->isLocked = true;
    QVERIFY(logind->start());
    LogindLock lock(QDBusConnection::sessionBus());
    QTRY_VERIFY(lock.isLocked());
    QSignalSpy heard(&lock, &ScreenLock::lockedChanged);
    // when it is restarted, the screen stays what it was
    logind.reset();
    logind = std::make_unique<Logind>();
    logind->isLocked = true;
    QVERIFY(logind->start());
    QTRY_COMPARE(logind->asked.size(), 2);
    QVERIFY(lock.isLocked());
    logind->lock(false);
    QTRY_VERIFY(!lock.isLocked());
    QCOMPARE(heard.size(), 1);
}

void TestScreenLocks::aLogindThatKnowsNoSessionLocksNothing()
{
    Logind logind;
    logind.knowsUs = false;
    logind.isLocked = true;
    QVERIFY(logind.start());
    LogindLock lock(QDBusConnection::sessionBus());
    QTRY_COMPARE(logind.asked, QStringList{QStringLiteral("GetSession")});
    logind.lock(true);
    QVERIFY(!lock.isLocked());
}

BATON_TEST(TestScreenLocks)
#include "tst_screenlocks.moc"
