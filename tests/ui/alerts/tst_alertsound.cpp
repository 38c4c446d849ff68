// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/wire/autoupdates.h"
#include "tests/support/program.h"
#include "ui/alerts/alertsound.h"
#include "ui/sound/soundplayer.h"

#include <QSignalSpy>
#include <QtTest>

using namespace baton;
using namespace baton::models;
using namespace baton::ui;

namespace {

/// An ear that notes what it heard.
class Ear : public SoundPlayer
{
    Q_OBJECT
public:
    void prepare() override {}
    void play(const QString& sound, int volume) override { heard.append({sound, volume}); }
    bool works() const override { return isWell; }
    void fail()
    {
        isWell = false;
        Q_EMIT worksChanged(false);
    }

    QList<std::pair<QString, int>> heard;
    bool isWell = true;
};

Conversation waits(const QString& id, qint64 since = 1000)
{
    Conversation c;
    c.id = ConversationId(id);
    c.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    c.state = ConversationState::Waiting;
    c.waitingSince = Instant{since};
    return c;
}

Conversation claimed(const QString& id)
{
    auto c = waits(id);
    c.state = ConversationState::Open;
    c.waitingSince.reset();
    c.assignee = MemberRef{MemberId(QStringLiteral("ben")), QStringLiteral("Ben")};
    return c;
}

protocol::Event botChange(qint64 seq, const char* kind)
{
    AutoUpdate entry;
    entry.id = AutoUpdateId(QStringLiteral("u%1").arg(seq));
    entry.n = seq;
    entry.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    entry.kind = QString::fromLatin1(kind);
    entry.summary = QStringLiteral("Refund API");
    entry.hash = QStringLiteral("ab");
    return {seq, Instant::now(), protocol::eventtype::autoUpdateRecorded,
            protocol::toJson(protocol::AutoUpdateChanged{entry})};
}

} // namespace

/// What is heard, and when.
class TestAlertSound : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void whoBeginsToWaitIsHeardOnce();
    void severalAtOnceAreOneSound();
    void whoWaitsIsHeardAgainAtEachRepetition();
    void withoutRepetitionItIsHeardOnce();
    void whatWasPutOffIsNoNews();
    void escalatedAgainIsHeardAgain();
    void bannersWithoutSoundStaySilent();
    void quietUntilAndQuietHoursStaySilent();
    void whenTheQuietIsOverWhoStillWaitsIsHeard();
    void loudActivityHasASoundOfItsOwn();
    void aCustomerIsNotDrownedByActivity();
    void nothingIsHeardBeforeTheRelaySaidWhatIsWanted();
    void noneIsSilentAndNotTheDesktopsEither();
    void theDesktopsOwnIsLeftToTheDesktop();
    void whatCannotBeHeardIsLeftToTheDesktop();
    void tryingOutIsHeardAsItWillBe();
    void onesOwnCustomerHasASoundOfTheirOwn();
    void turnedUpAgainWhoWaitsIsHeardAgain();

private:
    void begin(const QString& id, qint64 since = 1000) { m_board->upsert({waits(id, since)}); }
    void want(const char* escalations, const char* activity = "marimba");
    QStringList heard() const;

    std::unique_ptr<AlertBoard> m_board;
    std::unique_ptr<UnreadBoard> m_messages;
    std::unique_ptr<ActivityBoard> m_activity;
    std::unique_ptr<Ear> m_ear;
    std::unique_ptr<AlertSound> m_sound;
};

void TestAlertSound::init()
{
    m_sound.reset();
    m_board = std::make_unique<AlertBoard>();
    m_board->setRepeat(0);
    m_board->setMember(MemberId(QStringLiteral("ana")), true);
    m_messages = std::make_unique<UnreadBoard>();
    m_messages->setMember(MemberId(QStringLiteral("ana")), true);
    m_activity = std::make_unique<ActivityBoard>();
    m_activity->setPermissions(Permission::ReadActivity);
    m_ear = std::make_unique<Ear>();
    m_sound = std::make_unique<AlertSound>(*m_board, *m_messages, *m_activity, *m_ear);
    m_sound->setGap(0);
    m_sound->start();
}

void TestAlertSound::want(const char* escalations, const char* activity)
{
    SoundPreferences wanted;
    wanted.escalations = QString::fromLatin1(escalations);
    wanted.activity = QString::fromLatin1(activity);
    m_sound->setPreferences(wanted);
}

QStringList TestAlertSound::heard() const
{
    QStringList names;
    for (const auto& one : m_ear->heard)
        names.append(one.first);
    return names;
}

void TestAlertSound::whoBeginsToWaitIsHeardOnce()
{
    begin(QStringLiteral("c1"));
    QCOMPARE(m_ear->heard, (QList<std::pair<QString, int>>{{QStringLiteral("chime"), 80}}));
    // What else is said about them, and who else is served, is no new wait.
    begin(QStringLiteral("c1"));
    m_board->upsert({claimed(QStringLiteral("c9"))});
    QCOMPARE(m_ear->heard.size(), 1);
    begin(QStringLiteral("c2"));
    QCOMPARE(m_ear->heard.size(), 2);
    m_board->upsert({claimed(QStringLiteral("c2"))});
    QCOMPARE(m_ear->heard.size(), 2);
}

void TestAlertSound::severalAtOnceAreOneSound()
{
    // In one batch
    QList<Conversation> ten;
    for (int i = 0; i < 10; ++i)
        ten.append(waits(QStringLiteral("c%1").arg(i)));
    m_board->upsert(ten);
    QCOMPARE(m_ear->heard.size(), 1);
    // Or one after another, faster than a sound is over
    m_sound->setGap(60'000);
    for (int i = 10; i < 20; ++i)
        begin(QStringLiteral("c%1").arg(i));
    QCOMPARE(m_ear->heard.size(), 1);
}

void TestAlertSound::whoWaitsIsHeardAgainAtEachRepetition()
{
    m_board->upsert({waits(QStringLiteral("c1")), waits(QStringLiteral("c2"))});
    m_board->setRepeat(10);
    QTRY_VERIFY(m_ear->heard.size() >= 3);
    m_board->upsert({claimed(QStringLiteral("c1")), claimed(QStringLiteral("c2"))});
    const auto before = m_ear->heard.size();
    QSignalSpy repeated(m_board.get(), &AlertBoard::repeated);
    QVERIFY(!repeated.wait(50));
    QCOMPARE(m_ear->heard.size(), before);
}

void TestAlertSound::withoutRepetitionItIsHeardOnce()
{
    QSignalSpy repeated(m_board.get(), &AlertBoard::repeated);
    begin(QStringLiteral("c1"));
    QVERIFY(!repeated.wait(50));
    QCOMPARE(m_ear->heard.size(), 1);
}

void TestAlertSound::whatWasPutOffIsNoNews()
{
    begin(QStringLiteral("c1"));
    m_board->putOff({ConversationId(QStringLiteral("c1"))});
    QCOMPARE(m_ear->heard.size(), 1);
    // It comes back with the repetition, which is one sound and not two.
    m_sound->setGap(60'000);
    QSignalSpy repeated(m_board.get(), &AlertBoard::repeated);
    m_board->setRepeat(10);
    QVERIFY(repeated.wait());
    QCOMPARE(m_board->open().size(), 1);
    QCOMPARE(m_ear->heard.size(), 1);
}

void TestAlertSound::escalatedAgainIsHeardAgain()
{
    begin(QStringLiteral("c1"), 1000);
    m_board->upsert({claimed(QStringLiteral("c1"))});
    begin(QStringLiteral("c1"), 2000);
    QCOMPARE(m_ear->heard.size(), 2);
}

void TestAlertSound::bannersWithoutSoundStaySilent()
{
    for (const char* form : {"banner", "listed", "off"}) {
        push::Subscriptions wanted;
        wanted.escalations = QString::fromLatin1(form);
        wanted.autoUpdates.insert(QStringLiteral("tool_added"), QString::fromLatin1(form));
        m_board->setSubscriptions(wanted);
        m_activity->setSubscriptions(wanted);
        begin(QString::fromLatin1(form));
        m_activity->happened(botChange(1, "tool_added"));
        m_board->setRepeat(1);
        QSignalSpy repeated(m_board.get(), &AlertBoard::repeated);
        QVERIFY(repeated.wait());
        QCOMPARE(heard(), QStringList());
    }
}

void TestAlertSound::quietUntilAndQuietHoursStaySilent()
{
    m_board->setQuiet(true);
    m_activity->setQuiet(true);
    begin(QStringLiteral("c1"));
    m_activity->happened(botChange(1, "tool_added"));
    m_board->setRepeat(1);
    QSignalSpy repeated(m_board.get(), &AlertBoard::repeated);
    QVERIFY(repeated.wait());
    QCOMPARE(heard(), QStringList());

    // Given hours that hold customers back as well, all day
    init();
    push::Subscriptions wanted;
    wanted.quietHours.on = true;
    wanted.quietHours.from = QStringLiteral("00:00");
    wanted.quietHours.to = QStringLiteral("23:59");
    wanted.quietHours.days = {1, 2, 3, 4, 5, 6, 7};
    wanted.quietHours.zone = QStringLiteral("UTC");
    wanted.quietHours.escalationsToo = true;
    if (!wanted.quietHours.hold(QDateTime::currentDateTimeUtc()))
        QSKIP("the last minute of the day");
    m_board->setSubscriptions(wanted);
    m_activity->setSubscriptions(wanted);
    begin(QStringLiteral("c1"));
    m_activity->happened(botChange(1, "tool_added"));
    QCOMPARE(heard(), QStringList());
}

void TestAlertSound::whenTheQuietIsOverWhoStillWaitsIsHeard()
{
    m_board->setQuiet(true);
    begin(QStringLiteral("c1"));
    QCOMPARE(heard(), QStringList());
    m_board->setQuiet(false);
    QCOMPARE(heard(), QStringList(QStringLiteral("chime")));
    m_board->setQuiet(true);
    m_board->setQuiet(false);
    QCOMPARE(m_ear->heard.size(), 1);
}

void TestAlertSound::loudActivityHasASoundOfItsOwn()
{
    m_activity->happened(botChange(1, "tool_added"));
    QCOMPARE(heard(), QStringList(QStringLiteral("marimba")));
    QVERIFY(m_ear->heard.first().second < SoundPreferences().volume);
    m_activity->happened(botChange(2, "kb_chunks_added")); // In the list only.
    QCOMPARE(m_ear->heard.size(), 1);
    m_sound->setGap(60'000);
    for (int i = 3; i < 13; ++i)
        m_activity->happened(botChange(i, "tool_added"));
    QCOMPARE(m_ear->heard.size(), 1);
}

void TestAlertSound::aCustomerIsNotDrownedByActivity()
{
    m_sound->setGap(60'000);
    m_activity->happened(botChange(1, "tool_added"));
    begin(QStringLiteral("c1"));
    m_activity->happened(botChange(2, "tool_added"));
    QCOMPARE(heard(), QStringList({QStringLiteral("marimba"), QStringLiteral("chime")}));
}

void TestAlertSound::nothingIsHeardBeforeTheRelaySaidWhatIsWanted()
{
    // Given what the cache holds at the start of a console that wants banners only
    AlertSound early(*m_board, *m_messages, *m_activity, *m_ear);
    m_sound.reset();
    begin(QStringLiteral("c1"));
    QCOMPARE(heard(), QStringList());
    push::Subscriptions banners;
    banners.escalations = QStringLiteral("banner");
    m_board->setSubscriptions(banners);
    early.start();
    QCOMPARE(heard(), QStringList());
    // And of one that wants sounds
    AlertSound later(*m_board, *m_messages, *m_activity, *m_ear);
    m_board->setSubscriptions({});
    const auto before = m_ear->heard.size();
    later.start();
    QCOMPARE(m_ear->heard.size(), before + 1);
}

void TestAlertSound::noneIsSilentAndNotTheDesktopsEither()
{
    want("none", "none");
    begin(QStringLiteral("c1"));
    m_activity->happened(botChange(1, "tool_added"));
    QCOMPARE(heard(), QStringList());
    QVERIFY(!m_sound->isDesktops(AlertSound::Cause::Escalation));
    QVERIFY(!m_sound->isDesktops(AlertSound::Cause::Activity));
}

void TestAlertSound::theDesktopsOwnIsLeftToTheDesktop()
{
    QVERIFY(!m_sound->isDesktops(AlertSound::Cause::Escalation));
    QSignalSpy changed(m_sound.get(), &AlertSound::desktopsChanged);
    want("desktop");
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_sound->isDesktops(AlertSound::Cause::Escalation));
    QVERIFY(!m_sound->isDesktops(AlertSound::Cause::Activity));
    begin(QStringLiteral("c1"));
    QCOMPARE(heard(), QStringList());
}

void TestAlertSound::whatCannotBeHeardIsLeftToTheDesktop()
{
    want("bell", "none");
    QSignalSpy changed(m_sound.get(), &AlertSound::desktopsChanged);
    begin(QStringLiteral("c1"));
    m_ear->fail();
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_sound->isDesktops(AlertSound::Cause::Escalation));
    QVERIFY(!m_sound->isDesktops(AlertSound::Cause::Activity));
    begin(QStringLiteral("c2"));
    QCOMPARE(heard(), QStringList(QStringLiteral("bell")));
}

void TestAlertSound::tryingOutIsHeardAsItWillBe()
{
    want("knock", "bell");
    m_board->setQuiet(true);
    m_sound->tryOut(AlertSound::Cause::Escalation);
    m_sound->tryOut(AlertSound::Cause::Activity);
    QCOMPARE(heard(), QStringList({QStringLiteral("knock"), QStringLiteral("bell")}));
    QVERIFY(m_ear->heard.at(1).second < m_ear->heard.at(0).second);
}

void TestAlertSound::onesOwnCustomerHasASoundOfTheirOwn()
{
    auto mine = claimed(QStringLiteral("c1"));
    mine.assignee->id = MemberId(QStringLiteral("ana"));
    mine.messageCount = 3;
    m_messages->upsert({mine});
    QVERIFY(m_ear->heard.isEmpty());
    mine.messageCount = 4;
    mine.lastMessage = LastMessage{{AuthorKind::Customer, {}}, QStringLiteral("And now?"), Instant{1}};
    m_messages->upsert({mine});
    QCOMPARE(heard(), QStringList(QStringLiteral("drop")));
}

void TestAlertSound::turnedUpAgainWhoWaitsIsHeardAgain()
{
    begin(QStringLiteral("c1"));
    push::Subscriptions off;
    off.escalations = QStringLiteral("off");
    m_board->setSubscriptions(off);
    QCOMPARE(m_ear->heard.size(), 1);
    m_board->setSubscriptions({});
    QCOMPARE(m_ear->heard.size(), 2);
}

BATON_TEST(TestAlertSound)
#include "tst_alertsound.moc"
