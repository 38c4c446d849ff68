// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/escalation/hearing.h"
#include "tests/support/program.h"

#include <QTest>

using namespace baton::escalation;

namespace {

/// As much German as a test needs.
class GermanHearing final : public Hearing
{
public:
    PersonRequest personRequest(QStringView message) const override
    {
        const auto at = message.indexOf(u"Mitarbeiter");
        return at < 0 ? PersonRequest{false, -3, {}, 0}
                      : PersonRequest{true, 2, QStringLiteral("Mitarbeiter"), at};
    }
    Tone tone(const QList<CustomerTurn>& lastTurns, const ToneSettings& settings) const override
    {
        const bool isAngry = lastTurns.constLast().text.contains(u"Unverschämtheit");
        return {isAngry ? 0.9 : 0.0, isAngry && settings.threshold <= 0.9, {}};
    }
};

} // namespace

/// What calls for a person is heard in any language that is there.
class HearingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void englishIsHeard()
    {
        QVERIFY(hearing().personRequest(u"Can I speak to a human please?").asks);
        QVERIFY(!hearing().personRequest(u"Where is my parcel?").asks);
        const QList<CustomerTurn> turns{{QStringLiteral("You useless idiots, this is a DISGRACE!!!")}};
        QVERIFY(hearing().tone(turns, {}).isUpset);
    }

    void anotherLanguageIsHeardBesideIt()
    {
        const EnglishHearing english;
        const GermanHearing german;
        for (const auto& both : {std::vector<const Hearing*>{&english, &german},
                                 std::vector<const Hearing*>{&german, &english}}) {
            const ManyTongues heard(both);
            const auto asked = heard.personRequest(u"Einen Mitarbeiter, bitte");
            QVERIFY(asked.asks);
            QCOMPARE(asked.because, QStringLiteral("Mitarbeiter"));
            QVERIFY(heard.personRequest(u"I want to talk to a real person").asks);
            QVERIFY(!heard.personRequest(u"Wo ist mein Paket?").asks);
            QVERIFY(heard.tone({{QStringLiteral("Eine Unverschämtheit")}}, {}).isUpset);
            QVERIFY(!heard.tone({{QStringLiteral("Danke")}}, {}).isUpset);
        }
    }
};

BATON_TEST(HearingTest)
#include "tst_hearing.moc"
