// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/escalation/tone.h"
#include "places.h"
#include "tests/support/program.h"

#include <QFile>
#include <QTest>
#include <algorithm>

using namespace baton::escalation;
using Kind = ToneSign::Kind;
Q_DECLARE_METATYPE(Kind)

namespace {

QList<CustomerTurn> turnsOf(const QString& text)
{
    QList<CustomerTurn> turns;
    for (const auto& turn : text.split(QStringLiteral(" | ")))
        turns.append({turn});
    return turns;
}

Tone toneOf(const char* text, const ToneSettings& settings = {})
{
    return judge(turnsOf(QString::fromUtf8(text)), settings);
}

bool shows(const Tone& tone, Kind kind)
{
    return std::any_of(tone.signs.begin(), tone.signs.end(),
                       [kind](const ToneSign& sign) { return sign.kind == kind; });
}

} // namespace

/// A customer's anger is heard from several signs together; calm ones, happy ones and foreign ones are left
/// alone.
class ToneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hearsEachSign_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("quote");
        const auto row = [](const char* text, Kind kind, const char* quote) {
            QTest::newRow(text) << kind << QString::fromUtf8(quote);
        };
        row("WHERE IS MY REFUND", Kind::Capitals, "WHERE IS MY REFUND");
        row("this is NOT WORKING at all here", Kind::Capitals, "NOT WORKING");
        row("where is my refund | so where is my refund", Kind::Repetition, "so where is my refund");
        row("you idiot", Kind::Insult, "idiot");
        row("the answer of your stupid bot", Kind::Insult, "stupid bot");
        row("f***ing bot", Kind::Insult, "f***ing");
        row("the food was awful", Kind::NegativeWords, "awful");
        row("great, thanks for nothing", Kind::Sarcasm, "thanks for nothing");
        row("Wow, very helpful...", Kind::Sarcasm, "Wow, very helpful");
        row("brilliant, it still does not work", Kind::Sarcasm, "brilliant");
        row("my parcel 😡", Kind::Emoji, "😡");
        row("👎👎", Kind::Emoji, "👎👎");
        row("where is it???", Kind::Punctuation, "???");
        row("what?!", Kind::Punctuation, "?!");
        row("This is useless.", Kind::Dissatisfaction, "This is useless");
        row("it's the third time I ask", Kind::Dissatisfaction, "third time I ask");
        row("that's not helpful", Kind::Dissatisfaction, "not helpful");
    }
    void hearsEachSign()
    {
        QFETCH(Kind, kind);
        QFETCH(QString, quote);
        const auto tone = toneOf(QTest::currentDataTag());
        const auto sign = std::find_if(tone.signs.begin(), tone.signs.end(),
                                       [&](const ToneSign& one) { return one.kind == kind; });
        QVERIFY(sign != tone.signs.end());
        QCOMPARE(sign->quote, quote);
        QVERIFY(sign->weight > 0);
    }

    void aLockedKeyIsNoAnger_data()
    {
        QTest::addColumn<bool>("unused");
        for (const auto* text :
             {"HELLO", "HELLO | WHERE IS MY ORDER", "hi | IT IS 4411 | WHERE IS MY ORDER",
              "WHERE IS MY ORDER | WHERE IS MY ORDER", "WHERE IS MY ORDER", "WHERE IS MY ORDER | HELLO",
              "HI I NEED HELP WITH MY ORDER | IT IS 4411 | THE BLUE ONE | I PAID BY CARD | WHEN DOES IT COME",
              "CAN YOU TELL ME WHEN IT ARRIVES PLEASE | I ORDERED IT ON MONDAY",
              "HELLO | WHERE IS MY ORDER?!",
              "MY ORDER NUMBER IS A-4411 | WHERE IS MY ORDER?! | PLEASE CANCEL MY SUBSCRIPTION!!"})
            QTest::newRow(text) << false;
    }
    void aLockedKeyIsNoAnger() { QVERIFY(!toneOf(QTest::currentDataTag()).isUpset); }

    void angerIsHeardAnywhereInALongLetter_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("behind");
        QTest::newRow("at its end") << 120 << 0;
        QTest::newRow("in its middle") << 60 << 60;
        QTest::newRow("near its beginning") << 12 << 100;
    }
    void angerIsHeardAnywhereInALongLetter()
    {
        QFETCH(int, before);
        QFETCH(int, behind);
        const auto calm = QStringLiteral("I ordered a blue lamp for the hall on Monday. ");
        const auto angry = QStringLiteral(
            "This is useless!!! You are idiots and I have had enough of your lies \U0001F621. ");
        QVERIFY(judge({{angry}}, {}).isUpset);
        QVERIFY(!judge({{calm.repeated(before + behind)}}, {}).isUpset);
        QVERIFY(judge({{calm.repeated(before) + angry + calm.repeated(behind)}}, {}).isUpset);
    }

    void neverJudgesByOneWord_data()
    {
        QTest::addColumn<bool>("unused");
        for (const char* word : {"useless", "IDIOT", "fuck", "pathetic", "awful", "😡", "😡!!!", "IDIOT!!!",
                                 "AWFUL", "NO", "WHERE", "why", "ugh"})
            QTest::newRow(word) << true;
    }
    void neverJudgesByOneWord()
    {
        const QByteArray word = QTest::currentDataTag();
        QVERIFY(!toneOf(word).isUpset);
        QVERIFY(!toneOf("Hi, I'd like to return a kettle. | It came on Monday. | " + word).isUpset);
        QVERIFY(
            !toneOf("Hi | that kettle is " + word + " I think | How do I return it? | Order 48213").isUpset);
    }

    void needsTwoSignsToAgree()
    {
        QVERIFY(toneOf("this is useless | you never listen").isUpset);
        QVERIFY(toneOf("you idiot 😡").isUpset);
        QVERIFY(toneOf("I HAVE TOLD YOU ALREADY!!!").isUpset);
        ToneSettings touchy;
        touchy.threshold = 0.1;
        QVERIFY(!toneOf("useless", touchy).isUpset);
    }

    void leavesTheCalmAlone_data()
    {
        QTest::addColumn<bool>("unused");
        for (const char* text :
             {"THANK YOU SO MUCH!!!", "OMG YES!!! That worked, you're the best!!!",
              "Not bad, thank you. No problem.",
              "I'd like to return a SAMSUNG GALAXY ULTRA BLACK, order AB-48213-XL. | OK | NO | USA",
              "The parcel arrived damaged, the glass is broken. Could I have another? | Yes, I have photos.",
              "Sorry, could you tell me that again? | Sorry, could you tell me that again please?",
              "Is Dumb and Dumber available? | And \"The Idiot\"? | And The Ugly Truth?",
              "stupid question: where is my number? | I'm such an idiot, found it!", "1234 | 1234 | 1234",
              "what is the price of the blue one? | what is the price of the red one?",
              "MY EMAIL IS ANNA@EXAMPLE.COM | ORDER IS AB 1234 | THANKS", "", "   ", "ok | ok | ok | ok"})
            QTest::newRow(*text == 0 ? "nothing" : text) << true;
    }
    void leavesTheCalmAlone()
    {
        const QByteArray tag = QTest::currentDataTag();
        const auto tone = toneOf(tag == "nothing" ? "" : tag.constData());
        QVERIFY2(!tone.isUpset, qPrintable(QString::number(tone.score)));
    }

    void leavesOtherLanguagesAlone_data()
    {
        QTest::addColumn<bool>("unused");
        for (const char* text :
             {"Wo ist meine Bestellung? Der Artikel war Mist, die Lieferung ist kaputt. | Danke!",
              "Je suis très déçu, c'est pire que le mal | pour le bureau", "¿Dónde está mi pedido? | Gracias",
              "Dit is het worst pakket van de dumb | Ik wil graag het andere",
              "注文をキャンセルしたいです | ありがとう", "Мне нужен возврат | Спасибо", "طلبي لم يصل | شكرا"})
            QTest::newRow(text) << true;
    }
    void leavesOtherLanguagesAlone()
    {
        const auto tone = toneOf(QTest::currentDataTag());
        QVERIFY(!tone.isUpset);
        QVERIFY(!shows(tone, Kind::Insult));
        QVERIFY(!shows(tone, Kind::NegativeWords));
        QVERIFY(!shows(tone, Kind::Dissatisfaction));
    }

    void seesAngerWithoutWordsInAnyLanguage() { QVERIFY(toneOf("WO IST MEIN PAKET??? | 😡").isUpset); }

    void forgetsWhatIsLongAgo()
    {
        const auto now = toneOf("this is useless | you never listen");
        const auto later = toneOf("this is useless | you never listen | it is order 12 | yes, the blue one");
        QVERIFY(later.score < now.score);
        const auto longAgo =
            toneOf("this is useless | you never listen | it is 12 | the blue | to York | at 5 | yes");
        QCOMPARE(longAgo.score, 0);
        QVERIFY(longAgo.signs.isEmpty());
    }

    void thanksMakeUpForSome()
    {
        const auto angry = toneOf("this is useless | I told you already");
        const auto made = toneOf("this is useless | I told you already | ah, that works, thank you");
        QVERIFY(angry.isUpset);
        QVERIFY(!made.isUpset);
        QVERIFY(made.score < angry.score / 2);
    }

    void readsNegation()
    {
        QVERIFY(!shows(toneOf("the soup was not bad, not awful"), Kind::NegativeWords));
        QVERIFY(shows(toneOf("I am not at all glad"), Kind::NegativeWords));
    }

    void listensAsItsBotIsSet()
    {
        const char* text = "this is useless | no, that is the wrong one";
        ToneSettings settings;
        settings.threshold = 5;
        QVERIFY(!toneOf(text, settings).isUpset);
        settings.threshold = 0.7;
        settings.turns = 1;
        QVERIFY(!toneOf(text, settings).isUpset);
        settings.turns = 2;
        QVERIFY(toneOf(text, settings).isUpset);
        settings.enabled = false;
        QVERIFY(toneOf(text, settings).signs.isEmpty());
    }

    void passesOverWordsThatAreNamesHere()
    {
        ToneSettings settings;
        settings.ignored = {QStringLiteral("nightmare")};
        const char* text = "how do I feed my nightmare";
        QVERIFY(shows(toneOf(text), Kind::NegativeWords));
        QVERIFY(!shows(toneOf(text, settings), Kind::NegativeWords));
    }

    void hearsWhoAsksTheSameForEver()
    {
        QStringList asked(3, QStringLiteral("where is my refund?"));
        QVERIFY(!toneOf(asked.join(QStringLiteral(" | ")).toUtf8()).isUpset);
        asked.append(asked.last());
        const auto tone = toneOf(asked.join(QStringLiteral(" | ")).toUtf8());
        QVERIFY(tone.isUpset);
        QVERIFY(shows(tone, Kind::Repetition));
        QVERIFY(toneOf("when will my parcel come | when does my parcel come | is my parcel coming | when is "
                       "the parcel "
                       "coming")
                    .isUpset);
        QVERIFY(!toneOf("how much is the red kettle? | how much is the blue kettle? | how much is the green "
                        "kettle? | "
                        "how much is the black one?")
                     .isUpset);
    }

    void hearsBitternessWithoutHardWords_data()
    {
        QTest::addColumn<QString>("quote");
        QTest::newRow("eleven years with you and this is how you treat me") << "this is how you treat me";
        QTest::newRow("I have explained this to four people now and nobody has done a thing")
            << "nobody has done a thing";
    }
    void hearsBitternessWithoutHardWords()
    {
        const auto tone = toneOf(QTest::currentDataTag());
        QVERIFY2(tone.isUpset, qPrintable(QString::number(tone.score)));
        QVERIFY(shows(tone, Kind::Displeasure));
        QVERIFY(QString::fromUtf8(QTest::currentDataTag()).contains(tone.signs.first().quote));
    }

    void leavesWhatOnlySoundsHardAlone_data()
    {
        QTest::addColumn<bool>("unused");
        for (const char* text :
             {"do you have the angry birds game?", "one \"I hate mondays\" mug please",
              "I hate mondays mug, is it in stock | killer deal t-shirt in L | angry birds game",
              "is Bad Santa on DVD | and the Horrible Bosses box",
              "I want the angry birds game | angry birds for my stupid nephew haha",
              "MY ORDER IS 4411 | MY NAME IS JOHN SMITH", "I'm not happy with this"})
            QTest::newRow(text) << true;
    }
    void leavesWhatOnlySoundsHardAlone()
    {
        const auto tone = toneOf(QTest::currentDataTag());
        QVERIFY2(!tone.isUpset, qPrintable(QString::number(tone.score)));
    }

    void staysAsGoodAsItWasMeasured_data()
    {
        QTest::addColumn<int>("upset");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        QTest::newRow("tune") << 120 << 105 << 1;
        QTest::newRow("held") << 60 << 56 << 1;
        QTest::newRow("blind") << 210 << 130 << 3;
    }
    void staysAsGoodAsItWasMeasured()
    {
        QFETCH(int, upset);
        QFETCH(int, least);
        QFETCH(int, most);
        QFile file(QStringLiteral(BATON_SOURCE_DIR "/resources/escalation/tone.tsv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int hits = 0;
        int falseAlarms = 0;
        for (const auto& line : file.readAll().split('\n')) {
            const auto fields = QString::fromUtf8(line).split(u'\t');
            if (fields.size() != 3 || fields[0] != QLatin1String(QTest::currentDataTag()))
                continue;
            const bool isUpset = judge(turnsOf(fields[2])).isUpset;
            const bool expected = fields[1] == u"upset";
            upset -= expected;
            hits += isUpset && expected;
            falseAlarms += isUpset && !expected;
        }
        QCOMPARE(upset, 0);
        QVERIFY2(hits >= least, qPrintable(QString::number(hits)));
        QVERIFY2(falseAlarms <= most, qPrintable(QString::number(falseAlarms)));
    }

    /// However much is typed, so much is read: what comes after the bound changes nothing.
    void readsNoMoreThanItsBound()
    {
        const auto calm = QStringLiteral("a table please ").repeated(100000);
        const auto tone = judge({{calm + QStringLiteral("this is useless 😡!!! you idiot")}});
        QVERIFY(tone.signs.isEmpty());
        ToneSettings all;
        all.turns = 1000000;
        const auto many =
            judge(QList<CustomerTurn>(20000, {QStringLiteral("where is my useless refund??? 😡")}), all);
        QVERIFY(many.signs.size() < 100);
        QVERIFY(judge({{QString(100000, u'!')}}).signs.constFirst().quote.size() <= 600);
        judge({{QString(QChar(0xD83D))}, {QString(QChar(0xDE21))}, {QStringLiteral("\"\"\u201C'*")}});
        QVERIFY(!judge({}).isUpset);
        all.turns = -3;
        QVERIFY(!judge({{QStringLiteral("hi")}}, all).isUpset);
    }
};

BATON_TEST(ToneTest)
#include "tst_tone.moc"
