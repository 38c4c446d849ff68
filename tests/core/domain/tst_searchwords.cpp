// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/searchwords.h"
#include "tests/support/program.h"

#include <QSet>
#include <QtTest>

using namespace baton;

/// What somebody looks for is found in every script, however it is written.
class TestSearchWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsThereIsFound_data();
    void whatIsThereIsFound();
    void whatIsNotThereIsNotFound_data();
    void whatIsNotThereIsNotFound();
    void anythingCanBeLookedFor_data();
    void anythingCanBeLookedFor();
    void marksCoverWhatWasWritten_data();
    void marksCoverWhatWasWritten();
    void manyMarksInARowAreLinear();

private:
    static bool indexHas(const QString& text, const Sought& sought);
};

/// As an index of single terms answers.
bool TestSearchWords::indexHas(const QString& text, const Sought& sought)
{
    const auto held = SearchableText(text).terms();
    const auto terms = sought.terms();
    return !terms.isEmpty() && std::all_of(terms.begin(), terms.end(), [&](const Sought::Term& term) {
        return std::any_of(held.begin(), held.end(), [&](const QString& one) {
            return term.isPrefix ? one.startsWith(term.text) : one == term.text;
        });
    });
}

void TestSearchWords::whatIsThereIsFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    const auto row = [](const char* name, const QString& text, const QString& typed) {
        QTest::newRow(name) << text << typed;
    };
    row("a word", QStringLiteral("Where is my refund?"), QStringLiteral("refund"));
    row("its beginning", QStringLiteral("Where is my refund?"), QStringLiteral("ref"));
    row("words in any order", QStringLiteral("Where is my refund?"), QStringLiteral("REFUND where"));
    row("an address", QStringLiteral("Write to jane@acme.example"), QStringLiteral("jane@acme.example"));
    row("accents", QStringLiteral("Zoë at the café"), QStringLiteral("zoe cafe"));
    row("accents typed", QStringLiteral("Zoe at the cafe"), QStringLiteral("Zoë café"));
    row("decomposed accents", QStringLiteral("cafe\u0301"), QStringLiteral("café"));
    row("sharp s", QStringLiteral("Die Straße"), QStringLiteral("strasse"));
    row("sharp s typed", QStringLiteral("STRASSE"), QStringLiteral("straße"));
    row("capital sharp s", QStringLiteral("STRA\u1E9EE"), QStringLiteral("Strasse"));
    row("final sigma", QStringLiteral("ΟΔΟΣ"), QStringLiteral("οδος"));
    row("sigma within", QStringLiteral("οδοσ"), QStringLiteral("ΟΔΟς"));
    row("Turkish", QStringLiteral("İSTANBUL ısı"), QStringLiteral("istanbul isi"));
    row("full-width letters", QStringLiteral("ＯＲＤＥＲ４４１１"), QStringLiteral("order4411"));
    row("ligature", QStringLiteral("ﬁnal oﬀer"), QStringLiteral("final offer"));
    row("soft hyphen", QStringLiteral("refund\u00ADable"), QStringLiteral("refundable"));
    row("Cyrillic", QStringLiteral("Где мой ЗАКАЗ"), QStringLiteral("заказ"));
    row("Cyrillic io", QStringLiteral("самолёт"), QStringLiteral("самолет"));
    row("Vietnamese", QStringLiteral("Tiếng Việt"), QStringLiteral("tieng viet"));
    row("Chinese inside a run", QStringLiteral("我要退上海的票"), QStringLiteral("上海"));
    row("Chinese, one sign at the end", QStringLiteral("我要退上海的票"), QStringLiteral("票"));
    row("Chinese, one sign inside", QStringLiteral("我要退上海的票"), QStringLiteral("海"));
    row("Chinese, long", QStringLiteral("我要退上海的票"), QStringLiteral("退上海的票"));
    row("Chinese beside Latin", QStringLiteral("我的iPhone坏了"), QStringLiteral("iphone坏"));
    row("beyond the first plane", QStringLiteral("我\U00020000票"), QStringLiteral("\U00020000票"));
    row("Japanese", QStringLiteral("注文をキャンセルしたいです"), QStringLiteral("キャンセル"));
    row("Japanese, half width", QStringLiteral("ﾊﾞｯｸﾞを返品"), QStringLiteral("バッグ"));
    row("Japanese, long vowel", QStringLiteral("スーパーで"), QStringLiteral("ーパー"));
    row("Korean inside a word", QStringLiteral("환불요청합니다"), QStringLiteral("요청"));
    row("Korean, decomposed", QStringLiteral("환불요청").normalized(QString::NormalizationForm_D),
        QStringLiteral("불요"));
    row("Korean, decomposed when typed", QStringLiteral("환불요청"),
        QStringLiteral("요청").normalized(QString::NormalizationForm_D));
    row("Thai inside a run", QStringLiteral("ฉันต้องการคืนเงิน"), QStringLiteral("คืนเงิน"));
    row("Lao", QStringLiteral("ຂ້ອຍຕ້ອງການເງິນຄືນ"), QStringLiteral("ເງິນ"));
    row("Khmer", QStringLiteral("ខ្ញុំចង់បានប្រាក់"), QStringLiteral("ប្រាក់"));
    row("Burmese", QStringLiteral("ကျွန်တော်ငွေပြန်"), QStringLiteral("ငွေ"));
    row("Arabic with marks", QStringLiteral("أَيْنَ طَلَبِي؟"), QStringLiteral("اين طلبي"));
    row("Arabic, marks typed", QStringLiteral("اين طلبي"), QStringLiteral("طَلَب"));
    row("Arabic, lengthened", QStringLiteral("طلـــبي"), QStringLiteral("طلبي"));
    row("Arabic digits", QStringLiteral("الطلب ٤٤١١"), QStringLiteral("4411"));
    row("Persian keyboard", QStringLiteral("کتابی"), QStringLiteral("كتابي"));
    row("Hebrew with points", QStringLiteral("שָׁלוֹם"), QStringLiteral("שלום"));
    row("Hebrew plural", QStringLiteral("שלומות"), QStringLiteral("שלום"));
    row("Hindi", QStringLiteral("मेरा पैसा वापस करो"), QStringLiteral("वापस"));
    row("an emoji", QStringLiteral("so 😡!"), QStringLiteral("😡"));
    row("a very long word", QString(8000, u'x'), QString(300, u'x'));
}

void TestSearchWords::whatIsThereIsFound()
{
    QFETCH(QString, text);
    QFETCH(QString, typed);
    const Sought sought(typed);
    QVERIFY(!sought.isEmpty());
    QVERIFY2(sought.isIn(text), qPrintable(folded(text) + QStringLiteral(" / ") + folded(typed)));
    QVERIFY(!sought.marksIn(text).isEmpty());
    QVERIFY2(indexHas(text, sought), qPrintable(SearchableText(text).terms().join(u' ')));
}

void TestSearchWords::whatIsNotThereIsNotFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    QTest::newRow("within a word") << QStringLiteral("refund") << QStringLiteral("fund");
    QTest::newRow("one of two") << QStringLiteral("my refund") << QStringLiteral("refund order");
    QTest::newRow("neighbours apart") << QStringLiteral("上海海的") << QStringLiteral("上海的");
    QTest::newRow("Thai vowels are letters") << QStringLiteral("กี") << QStringLiteral("กา");
    QTest::newRow("voiced Kana") << QStringLiteral("かき") << QStringLiteral("がき");
}

void TestSearchWords::whatIsNotThereIsNotFound()
{
    QFETCH(QString, text);
    QFETCH(QString, typed);
    QVERIFY(!Sought(typed).isIn(text));
    QVERIFY(Sought(typed).marksIn(text).isEmpty());
    QVERIFY(Sought(typed).needsLook() || !indexHas(text, Sought(typed)));
}

void TestSearchWords::anythingCanBeLookedFor_data()
{
    QTest::addColumn<QString>("typed");
    const auto smile = QStringLiteral("😀");
    QTest::newRow("nothing") << QString();
    QTest::newRow("blanks") << QStringLiteral("  \n\u200B\uFEFF");
    QTest::newRow("marks") << QStringLiteral("\u0301\u0301");
    QTest::newRow("signs") << QStringLiteral("\"*^(-:{}");
    QTest::newRow("half a character") << QString(smile.at(0));
    QTest::newRow("the other half") << QString(smile.at(1));
    QTest::newRow("no character") << QString(QChar(0xFFFF)) + QChar(0);
}

void TestSearchWords::anythingCanBeLookedFor()
{
    QFETCH(QString, typed);
    const Sought sought(typed);
    QVERIFY(sought.isEmpty());
    QVERIFY(sought.terms().isEmpty());
    QCOMPARE(SearchableText(typed).terms(), QStringList());
    QVERIFY(folded(typed).isValidUtf16());
}

void TestSearchWords::marksCoverWhatWasWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("marked");
    QTest::newRow("each of them") << QStringLiteral("Refunds: my refund") << QStringLiteral("refund")
                                  << QStringList{QStringLiteral("Refund"), QStringLiteral("refund")};
    QTest::newRow("sharp s") << QStringLiteral("die Straße da") << QStringLiteral("strasse")
                             << QStringList{QStringLiteral("Straße")};
    QTest::newRow("decomposed") << QStringLiteral("a cafe\u0301 b") << QStringLiteral("café")
                                << QStringList{QStringLiteral("cafe\u0301")};
    QTest::newRow("points") << QStringLiteral("אם שָׁלוֹם רב") << QStringLiteral("שלום")
                            << QStringList{QStringLiteral("שָׁלוֹם")};
    QTest::newRow("inside") << QStringLiteral("我要退上海的票") << QStringLiteral("上海 票")
                            << QStringList{QStringLiteral("上海"), QStringLiteral("票")};
    QTest::newRow("behind an emoji") << QStringLiteral("😡 refund") << QStringLiteral("refund")
                                     << QStringList{QStringLiteral("refund")};
    QTest::newRow("overlapping") << QStringLiteral("ああああ") << QStringLiteral("ああ")
                                 << QStringList{QStringLiteral("ああああ")};
}

void TestSearchWords::marksCoverWhatWasWritten()
{
    QFETCH(QString, text);
    QFETCH(QString, typed);
    QStringList found;
    const auto marks = Sought(typed).marksIn(text);
    for (const auto& [from, length] : marks)
        found.append(text.mid(from, length));
    QTEST(found, "marked");
}

/// Ordering marks takes the square of their number; a text has at most 8,000 characters, all of them marks.
void TestSearchWords::manyMarksInARowAreLinear()
{
    QString text(QStringLiteral("a"));
    for (int i = 0; i < 4000; ++i)
        text += QStringLiteral("\u0301\u0323");
    QCOMPARE(folded(text), QStringLiteral("a"));
    QCOMPARE(SearchableText(text + QStringLiteral("b")).terms(), QStringList{QStringLiteral("ab")});
}

BATON_PLAIN_TEST(TestSearchWords)
#include "tst_searchwords.moc"
