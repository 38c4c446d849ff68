// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/text.h"
#include "tests/support/program.h"

#include <QTest>

using namespace baton;

namespace {

QString of(std::initializer_list<char16_t> units)
{
    QString text;
    for (const auto unit : units)
        text += QChar(unit);
    return text;
}

QString point(char32_t value) { return QString::fromUcs4(&value, 1); }

} // namespace

/// Text is one thing everywhere: well formed, cut between characters, and blank when nothing of it is seen.
class TextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatCannotBeKeptIsReplacedOrLeftOut_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("kept");
        const auto mark = of({0xFFFD});
        QTest::newRow("plain") << QStringLiteral("Grüße, سلام 👋🏽")
                               << QStringLiteral("Grüße, سلام 👋🏽");
        QTest::newRow("first half before a letter") << of({'a', 0xD83D, 'b'}) << u'a' + mark + u'b';
        QTest::newRow("second half alone") << of({0xDC4B, 'b'}) << mark + u'b';
        QTest::newRow("halves the wrong way round") << of({0xDC4B, 0xD83D}) << mark + mark;
        QTest::newRow("half at the end") << of({'a', 0xD83D}) << u'a' + mark;
        QTest::newRow("half before a whole") << of({0xD83D, 0xD83D, 0xDC4B}) << mark + point(0x1F44B);
        QTest::newRow("U+FFFE") << of({0xFFFE, 'a'}) << mark + u'a';
        QTest::newRow("U+FFFF") << of({'a', 0xFFFF}) << u'a' + mark;
        QTest::newRow("U+FDD0") << of({0xFDD0}) << mark;
        QTest::newRow("U+1FFFE") << point(0x1FFFE) << mark;
        QTest::newRow("U+10FFFF") << point(0x10FFFF) << mark;
        QTest::newRow("byte order mark in front") << of({0xFEFF, 'a'}) << QStringLiteral("a");
        QTest::newRow("two of them behind a blank") << of({' ', 0xFEFF, 0xFEFF, 'a'}) << QStringLiteral(" a");
        QTest::newRow("NUL") << of({'a', 0, 'b'}) << QStringLiteral("ab");
        QTest::newRow("nothing but NUL and a mark") << of({0, 0xFEFF}) << QString();
    }
    void whatCannotBeKeptIsReplacedOrLeftOut()
    {
        QFETCH(QString, given);
        QFETCH(QString, kept);
        QCOMPARE(wellFormed(given), kept);
        QCOMPARE(wellFormed(kept), kept);
        QVERIFY(isWellFormed(kept));
        QCOMPARE(isWellFormed(given), given == kept);
        QCOMPARE(QString::fromUtf8(kept.toUtf8()), kept);
    }

    void whatNobodySeesIsBlank_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("blank");
        for (const char32_t unseen :
             {U' ',          U'\t',         U'\n',         U'\u00A0',    U'\u00AD', U'\u034F',
              U'\u061C',     U'\u115F',     U'\u180E',     U'\u200B',    U'\u200D', U'\u200E',
              U'\u202E',     U'\u2028',     U'\u2060',     U'\u2064',    U'\u2066', U'\u2800',
              U'\u3000',     U'\u3164',     U'\uFE0F',     U'\uFFA0',    U'\uFFF9', U'\U0001D159',
              U'\U000E0001', U'\U000E0041', U'\U000E007F', U'\U000E0101'}) {
            const auto name = QString::number(unseen, 16).toLatin1();
            QTest::newRow(name.constData()) << point(unseen) << true;
            QTest::newRow((name + " thrice, with blanks").constData())
                << u' ' + point(unseen).repeated(3) + u'\n' << true;
            QTest::newRow((name + " and a letter").constData()) << point(unseen) + u'x' << false;
        }
        QTest::newRow("nothing") << QString() << true;
        QTest::newRow("flag of Scotland, made of tags")
            << point(0x1F3F4) + point(0xE0067) + point(0xE0062) + point(0xE007F) << false;
        QTest::newRow("family, joined") << QStringLiteral("👨‍👩‍👧") << false;
        QTest::newRow("a heart") << QStringLiteral("❤️") << false;
        QTest::newRow("a full stop") << QStringLiteral(".") << false;
        QTest::newRow("sign of a year, in Arabic") << point(0x0601) << false;
    }
    void whatNobodySeesIsBlank()
    {
        QFETCH(QString, text);
        QFETCH(bool, blank);
        QCOMPARE(isBlank(text), blank);
    }

    void aCutNeverFallsInsideACharacter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("most");
        QTest::addColumn<QString>("beginning");
        QTest::newRow("shorter") << QStringLiteral("abc") << 5 << QStringLiteral("abc");
        QTest::newRow("as long") << QStringLiteral("abc") << 3 << QStringLiteral("abc");
        QTest::newRow("letters") << QStringLiteral("abcd") << 3 << QStringLiteral("abc");
        QTest::newRow("emoji") << QStringLiteral("ab👋c") << 3 << QStringLiteral("ab");
        QTest::newRow("emoji with skin") << QStringLiteral("ab👋🏽c") << 4 << QStringLiteral("ab");
        QTest::newRow("family") << QStringLiteral("a👨‍👩‍👧") << 6 << QStringLiteral("a");
        QTest::newRow("flag") << QStringLiteral("a🇩🇪") << 3 << QStringLiteral("a");
        QTest::newRow("letter with its mark") << QStringLiteral("abe\u0301x") << 3 << QStringLiteral("ab");
        QTest::newRow("Hangul in parts") << QStringLiteral("a\u1112\u1161\u11ab") << 3 << QStringLiteral("a");
        QTest::newRow("consonants that are one") << QStringLiteral("अक्षर") << 3 << QStringLiteral("अ");
        QTest::newRow("three of them") << QStringLiteral("अस्त्र") << 5 << QStringLiteral("अ");
        QTest::newRow("kept apart by a joiner") << QStringLiteral("अक्\u200dषर") << 4 << QStringLiteral("अ");
        QTest::newRow("Bengali") << QStringLiteral("অক্ষ") << 3 << QStringLiteral("অ");
        QTest::newRow("a vowel killer at the end") << QStringLiteral("अक् अ") << 3 << QStringLiteral("अक्");
        QTest::newRow("nothing") << QStringLiteral("👋") << 0 << QString();
        const auto endless = u'e' + QString(400, QChar(0x0301));
        QTest::newRow("marks without end") << endless << 200 << endless.left(200);
    }
    void aCutNeverFallsInsideACharacter()
    {
        QFETCH(QString, text);
        QFETCH(int, most);
        QFETCH(QString, beginning);
        QCOMPARE(beginningOf(text, most), beginning);
    }
};

BATON_PLAIN_TEST(TextTest)
#include "tst_text.moc"
