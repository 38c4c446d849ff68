// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/wire/csv.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton::protocol;

namespace {

/// As spreadsheets read it: a quotation mark at the beginning of a cell opens it, and what comes after the
/// one that closes it is taken as it is.
QStringList cellsOf(const QString& table, QChar separator)
{
    QStringList cells;
    QString cell;
    bool isQuoted = false;
    bool isBegun = false;
    for (qsizetype at = 0; at < table.size(); ++at) {
        const auto c = table.at(at);
        if (isQuoted && c == u'"' && at + 1 < table.size() && table.at(at + 1) == u'"') {
            cell += c;
            ++at;
        } else if (isQuoted) {
            c == u'"' ? void(isQuoted = false) : void(cell += c);
        } else if (c == u'"' && !isBegun) {
            isQuoted = isBegun = true;
        } else if (c == separator || c == u'\n') {
            cells << std::exchange(cell, {});
            isBegun = false;
        } else if (c != u'\r') {
            cell += c;
            isBegun = true;
        }
    }
    return cells;
}

} // namespace

/// A table that others open: nothing that strangers wrote comes alive in it.
class TestCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAFormulaWhateverTheSeparator_data();
    void nothingIsAFormulaWhateverTheSeparator();
    void itIsReadBackAsItWas_data();
    void itIsReadBackAsItWas();
};

void TestCsv::nothingIsAFormulaWhateverTheSeparator_data()
{
    QTest::addColumn<QString>("text");
    const QString starts = QStringLiteral("=+-@\uFF1D\uFF0B\uFF0D\uFF20");
    for (const QChar c : starts) {
        const QString formula = c + QStringLiteral("1+1");
        const auto name = [c](const char* where) {
            return QStringLiteral("%1 %2").arg(c.unicode(), 4, 16).arg(QLatin1String(where)).toLatin1();
        };
        QTest::newRow(name("first").constData()) << formula;
        QTest::newRow(name("after a tab").constData()) << QString(u'\t' + formula);
        QTest::newRow(name("after a return").constData()) << QString(u'\r' + formula);
        QTest::newRow(name("after spaces").constData()) << QString(QStringLiteral("  \u00A0") + formula);
        QTest::newRow(name("behind a semicolon").constData()) << QString(QStringLiteral("x;") + formula);
        QTest::newRow(name("behind a semicolon and a space").constData())
            << QString(QStringLiteral("x; ") + formula);
        QTest::newRow(name("behind a tab").constData()) << QString(QStringLiteral("x\t") + formula);
        QTest::newRow(name("behind a line").constData()) << QString(QStringLiteral("x\n") + formula);
        QTest::newRow(name("quoted behind a semicolon").constData())
            << QString(QStringLiteral("x;\"") + formula + u'"');
        QTest::newRow(name("behind two").constData()) << QString(QStringLiteral("x;;") + formula);
        QTest::newRow(name("behind an invisible sign").constData())
            << QString(QStringLiteral("\u200B") + formula);
        QTest::newRow(name("behind a quotation mark").constData()) << QString(QStringLiteral("\"") + formula);
    }
}

void TestCsv::nothingIsAFormulaWhateverTheSeparator()
{
    QFETCH(QString, text);
    const auto table =
        QString::fromUtf8(csvHead({QStringLiteral("a"), QStringLiteral("b")}) +
                          csvLine({text, QStringLiteral("7")}) + csvLine({QStringLiteral("7"), text}))
            .mid(1);
    for (const QChar separator : {u',', u';', u'\t'}) {
        const auto cells = cellsOf(table, separator);
        for (auto cell : cells) {
            // What readers trim, and a quotation mark that they leave out
            while (!cell.isEmpty() && (cell.front().isSpace() || cell.front() == u'"' ||
                                       cell.front().category() == QChar::Other_Format))
                cell.remove(0, 1);
            QVERIFY2(cell.isEmpty() || !QStringLiteral("=+-@\uFF1D\uFF0B\uFF0D\uFF20").contains(cell.front()),
                     qPrintable(QString(separator) + u' ' + cell));
        }
    }
}

void TestCsv::itIsReadBackAsItWas_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a list") << QStringLiteral("12 chunks; 3 removed");
    QTest::newRow("commas, marks and lines") << QStringLiteral("a, \"b\"\nc");
    QTest::newRow("a sum within") << QStringLiteral("2 + 2 = 4, a-b");
    QTest::newRow("nothing") << QString();
    QTest::newRow("Arabic") << QStringLiteral("سؤال");
}

void TestCsv::itIsReadBackAsItWas()
{
    QFETCH(QString, text);
    QCOMPARE(cellsOf(QString::fromUtf8(csvLine({QStringLiteral("7"), text, QStringLiteral("8")})), u','),
             QStringList({QStringLiteral("7"), text, QStringLiteral("8")}));
    // One line is one cell to who goes by semicolons, unless there is one in it: then it is split there only
    const auto marked = csvLine({text});
    QVERIFY(marked.startsWith('"') && marked.endsWith("\"\r\n"));
    QCOMPARE(cellsOf(QString::fromUtf8(marked), u';'), QStringList(text));
}

BATON_TEST(TestCsv)
#include "tst_csv.moc"
