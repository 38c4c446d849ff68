// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/escalation/triggers.h"
#include "tests/support/program.h"

#include <QTest>

using namespace baton;
using namespace baton::escalation;

/// When a bot's customers get a person by themselves, as an administrator sets it.
class TriggerSettingsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsSetCounts()
    {
        const auto triggers =
            fromSettings({{QStringLiteral("escalate_on_words"), QStringLiteral("off")},
                          {QStringLiteral("confidence_threshold"), QStringLiteral("0.5")},
                          {QStringLiteral("confidence_turns"), QStringLiteral("4")},
                          {QStringLiteral("escalate_on_tone"), QStringLiteral("on")},
                          {QStringLiteral("tone_threshold"), QStringLiteral("1.25")},
                          {QStringLiteral("tone_turns"), QStringLiteral("6")},
                          {QStringLiteral("tone_ignore"), QStringLiteral("Bloody, killer")}});
        QVERIFY(!triggers.words);
        QCOMPARE(triggers.confidence, 0.5);
        QCOMPARE(triggers.confidenceTurns, 4);
        QVERIFY(triggers.tone.enabled);
        QCOMPARE(triggers.tone.threshold, 1.25);
        QCOMPARE(triggers.tone.turns, 6);
        QCOMPARE(triggers.tone.ignored, QSet<QString>({QStringLiteral("bloody"), QStringLiteral("killer")}));
    }
    void whatMakesNoSenseIsAsIfItWereNotSet_data() { rows(); }
    void whatMakesNoSenseIsAsIfItWereNotSet()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        const Triggers usual;
        const auto triggers = fromSettings({{key, value}});
        QCOMPARE(triggers.words, usual.words);
        QCOMPARE(triggers.confidence, usual.confidence);
        QCOMPARE(triggers.confidenceTurns, usual.confidenceTurns);
        QCOMPARE(triggers.tone.enabled, usual.tone.enabled);
        QCOMPARE(triggers.tone.threshold, usual.tone.threshold);
        QCOMPARE(triggers.tone.turns, usual.tone.turns);
    }
    void andIsRefusedInWordsThatSayWhatItIs_data() { rows(); }
    void andIsRefusedInWordsThatSayWhatItIs()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        const auto refused = checkTriggerSetting(key, value);
        QVERIFY(!refused);
        QVERIFY2(refused.error().detail.startsWith(key + QStringLiteral(" cannot be \"") + value),
                 qPrintable(refused.error().detail));
    }
    void eachSettingHasAValueThatIsTaken()
    {
        const QStringList values{QStringLiteral("on"), QStringLiteral("1")};
        const auto settings = triggerSettings();
        QCOMPARE(settings.size(), 7);
        for (const auto& key : settings)
            QVERIFY2(checkTriggerSetting(key, values[0]) || checkTriggerSetting(key, values[1]),
                     qPrintable(key));
    }

private:
    static void rows()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* key, const char* value) {
            QTest::addRow("%s=%s", key, value) << QString::fromLatin1(key) << QString::fromLatin1(value);
        };
        row("escalate_on_words", "yes");
        row("escalate_on_tone", "1");
        row("confidence_threshold", "1.01");
        row("confidence_threshold", "-0.1");
        row("confidence_threshold", "half");
        row("confidence_turns", "0");
        row("confidence_turns", "21");
        row("confidence_turns", "2.5");
        row("tone_threshold", "0");
        row("tone_threshold", "11");
        row("tone_turns", "many");
    }
};

BATON_TEST(TriggerSettingsTest)
#include "tst_triggersettings.moc"
