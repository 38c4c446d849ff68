// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/textdiff.h"
#include "tests/support/program.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace baton::models;

namespace {

QString marked(const QList<DiffPart>& parts)
{
    QString text;
    for (const auto& part : parts) {
        const auto marks = part.kind == DiffPart::Kind::Gone  ? QStringLiteral("[-%1-]")
                           : part.kind == DiffPart::Kind::New ? QStringLiteral("[+%1+]")
                                                              : QStringLiteral("%1");
        text += marks.arg(part.text);
    }
    return text;
}

QString side(const QList<DiffPart>& parts, DiffPart::Kind without)
{
    QString text;
    for (const auto& part : parts)
        if (part.kind != without)
            text += part.text;
    return text;
}

} // namespace

/// What changed between two versions of a prompt, word by word.
class TestTextDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksWhatChanged_data();
    void marksWhatChanged();
    void bothSidesComeBack();
    void longTextsStayQuick();
};

void TestTextDiff::marksWhatChanged_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("marks");
    const auto row = [](const char* before, const char* after, const char* marks) {
        QTest::newRow(marks) << QString::fromUtf8(before) << QString::fromUtf8(after)
                             << QString::fromUtf8(marks);
    };
    row("same", "same", "same");
    row("", "", "");
    row("", "new", "[+new+]");
    row("gone", "", "[-gone-]");
    row("Refunds take 14 days.", "Refunds take 30 days.", "Refunds take [-14-][+30+] days.");
    row("Be kind.", "Be kind. Be brief.", "Be kind.[+ Be brief.+]");
    row("a b c d", "a c b d", "a [-b -]c[+ b+] d");
    row("سياسة قديمة", "سياسة جديدة", "سياسة [-قديمة-][+جديدة+]");
    row("one", "two", "[-one-][+two+]");
}

void TestTextDiff::marksWhatChanged()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, marks);
    const auto parts = wordDifferences(before, after);
    QCOMPARE(side(parts, DiffPart::Kind::New), before);
    QCOMPARE(side(parts, DiffPart::Kind::Gone), after);
    QCOMPARE(marked(parts), marks);
}

void TestTextDiff::bothSidesComeBack()
{
    QRandomGenerator random(5);
    const QStringList words{QStringLiteral("refund"), QStringLiteral(" "),  QStringLiteral("30"),
                            QStringLiteral(", "),     QStringLiteral("\n"), QStringLiteral("é")};
    for (int round = 0; round < 3000; ++round) {
        QString texts[2];
        for (auto& text : texts)
            for (int i = random.bounded(14); i > 0; --i)
                text += words.at(random.bounded(int(words.size())));
        const auto parts = wordDifferences(texts[0], texts[1]);
        QCOMPARE(side(parts, DiffPart::Kind::New), texts[0]);
        QCOMPARE(side(parts, DiffPart::Kind::Gone), texts[1]);
    }
}

/// The bound holds: nothing in common would otherwise be the square of the length.
void TestTextDiff::longTextsStayQuick()
{
    QString before;
    QString after;
    for (int i = 0; i < 40'000; ++i) {
        before += QStringLiteral("a%1 ").arg(i);
        after += QStringLiteral("b%1 ").arg(i);
    }
    const auto parts = wordDifferences(before, after);
    QVERIFY(parts.size() <= 3);
    QCOMPARE(side(parts, DiffPart::Kind::New), before);
    QCOMPARE(side(parts, DiffPart::Kind::Gone), after);
}

BATON_TEST(TestTextDiff)
#include "tst_textdiff.moc"
