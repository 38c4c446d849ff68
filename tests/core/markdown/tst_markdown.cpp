// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/markdown/addresses.h"
#include "core/markdown/parse.h"
#include "markdowntables.h"
#include "tests/core/markdown/told.h"
#include "tests/corpus/hostile.h"
#include "tests/support/program.h"

#include <QTest>

using namespace baton::markdown;
using baton::tests::told;

namespace {

QJsonObject corpus()
{
    QFile file(QStringLiteral(BATON_SOURCE_DIR "/tests/corpus/markdown.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QByteArray json(const QJsonArray& array) { return QJsonDocument(array).toJson(QJsonDocument::Compact); }

struct Counts
{
    qsizetype blocks = 0;
    qsizetype runs = 0;
    qsizetype cells = 0;
    int nesting = 0;
};

void count(const Blocks& blocks, Counts& counts, int depth = 0)
{
    counts.nesting = std::max(counts.nesting, depth);
    for (const auto& block : blocks) {
        ++counts.blocks;
        counts.runs += block.runs.size();
        count(block.blocks, counts, depth + 1);
        for (const auto& item : block.items) {
            ++counts.blocks;
            count(item, counts, depth + 1);
        }
        for (const auto& row : block.rows) {
            counts.cells += row.size();
            for (const auto& cell : row)
                counts.runs += cell.size();
        }
    }
}

} // namespace

/// One Markdown for the console and the customer's page; tests/e2e/unit/markdown.test.mjs holds the page to
/// the same corpus.
class TestMarkdown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsReadAsTheCorpusSays_data();
    void itIsReadAsTheCorpusSays();
    void customersTextIsAsTyped_data();
    void customersTextIsAsTyped();
    void whateverItIsMadeOfItStaysSmall_data();
    void whateverItIsMadeOfItStaysSmall();
};

void TestMarkdown::itIsReadAsTheCorpusSays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("blocks");
    QTest::addColumn<QString>("plain");
    const auto entries = corpus().value(QLatin1String("markdown")).toArray();
    QVERIFY(!entries.isEmpty());
    for (const auto& entry : entries) {
        QTest::newRow(qPrintable(entry[QLatin1String("name")].toString()))
            << entry[QLatin1String("markdown")].toString() << json(entry[QLatin1String("blocks")].toArray())
            << entry[QLatin1String("plain")].toString();
    }
}

void TestMarkdown::itIsReadAsTheCorpusSays()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, blocks);
    QFETCH(QString, plain);
    const auto read = parse(text);
    QCOMPARE(json(told(read)), blocks);
    QCOMPARE(plainText(read), plain);
}

void TestMarkdown::customersTextIsAsTyped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("blocks");
    const auto entries = corpus().value(QLatin1String("typed")).toArray();
    QVERIFY(!entries.isEmpty());
    for (const auto& entry : entries)
        QTest::newRow(qPrintable(entry[QLatin1String("name")].toString()))
            << entry[QLatin1String("text")].toString() << json(entry[QLatin1String("blocks")].toArray());
}

void TestMarkdown::customersTextIsAsTyped()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, blocks);
    QCOMPARE(json(told(typed(text))), blocks);
    QCOMPARE(plainText(typed(text)), text);
}

void TestMarkdown::whateverItIsMadeOfItStaysSmall_data()
{
    QTest::addColumn<QString>("text");
    for (const auto& hostile : baton::tests::hostileTexts())
        QTest::newRow(qPrintable(hostile.name)) << hostile.text;
}

void TestMarkdown::whateverItIsMadeOfItStaysSmall()
{
    QFETCH(QString, text);
    for (const auto& blocks : {parse(text), typed(text)}) {
        Counts counts;
        count(blocks, counts);
        QVERIFY2(counts.blocks <= limits::blocks, qPrintable(QString::number(counts.blocks)));
        QVERIFY2(counts.runs <= limits::runs, qPrintable(QString::number(counts.runs)));
        QVERIFY2(counts.cells <= limits::cells, qPrintable(QString::number(counts.cells)));
        QVERIFY2(counts.nesting <= limits::nesting, qPrintable(QString::number(counts.nesting)));
        QVERIFY(plainText(blocks).size() <= 8 * text.size());
    }
}

BATON_PLAIN_TEST(TestMarkdown)
#include "tst_markdown.moc"
