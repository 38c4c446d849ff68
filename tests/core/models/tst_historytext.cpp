// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/clocktext.h"
#include "core/models/historytext.h"
#include "core/protocol/wire/eventtypes.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::models;
using namespace baton::testing;
namespace type = baton::protocol::eventtype;

namespace {

HistoryEntry entry(QLatin1String of, const std::optional<MemberRef>& by = std::nullopt)
{
    return {of, minute(1), 3, by, std::nullopt};
}

} // namespace

/// What a transcript says of what colleagues have done.
class TestHistoryText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tagsAreNamedWithWhoDidIt();
    void tagsOfAnEarlierRelayChanged();
    void aSnoozeSaysUntilWhenAndWhoEndedIt();
    void noTagWritesAnythingElse();
};

void TestHistoryText::tagsAreNamedWithWhoDidIt()
{
    auto tagged = entry(type::conversationTagged, alice());
    tagged.added = {QStringLiteral("Refund"), QStringLiteral("VIP")};
    QCOMPARE(historyText(tagged, {}), QStringLiteral("Alice added the tag(s) Refund, VIP"));
    tagged.removed = {QStringLiteral("new")};
    QCOMPARE(historyText(tagged, {}),
             QStringLiteral("Alice added the tag(s) Refund, VIP · Alice removed the tag(s) new"));
    // A bot, or the relay itself
    tagged.by.reset();
    tagged.removed.clear();
    QCOMPARE(historyText(tagged, {}), QStringLiteral("Added the tag(s) Refund, VIP"));
}

void TestHistoryText::tagsOfAnEarlierRelayChanged()
{
    QCOMPARE(historyText(entry(type::conversationTagged, alice()), {}),
             QStringLiteral("Tags changed by Alice"));
}

void TestHistoryText::aSnoozeSaysUntilWhenAndWhoEndedIt()
{
    auto snoozed = entry(type::conversationSnoozed, alice());
    snoozed.until = minute(90);
    QCOMPARE(historyText(snoozed, {}),
             QStringLiteral("Snoozed until %1 by Alice").arg(recentText(minute(90))));
    snoozed.until.reset();
    QCOMPARE(historyText(snoozed, {}), QStringLiteral("Brought back by Alice"));
    snoozed.by.reset();
    QCOMPARE(historyText(snoozed, {}), QStringLiteral("No longer snoozed"));
}

void TestHistoryText::noTagWritesAnythingElse()
{
    auto tagged = entry(type::conversationTagged, alice());
    tagged.added = {QStringLiteral("%1\n%2")};
    QCOMPARE(historyText(tagged, {}), QStringLiteral("Alice added the tag(s) %1 %2"));
}

BATON_TEST(TestHistoryText)
#include "tst_historytext.moc"
