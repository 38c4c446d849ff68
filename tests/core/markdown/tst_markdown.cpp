#include "core/markdown/addresses.h"
#include "core/markdown/parse.h"
#include "markdowntables.h"
#include "tests/corpus/hostile.h"

#include <QTest>

using namespace baton::markdown;

namespace {

QJsonObject corpus()
{
    QFile file(QStringLiteral(BATON_SOURCE_DIR "/tests/corpus/markdown.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QJsonArray told(const Runs& runs)
{
    QJsonArray array;
    for (const auto& run : runs) {
        QJsonObject object{{QStringLiteral("text"), run.text}};
        const auto mark = [&](const char* name, bool is) {
            if (is)
                object.insert(QLatin1String(name), true);
        };
        mark("bold", run.bold);
        mark("italic", run.italic);
        mark("strike", run.strike);
        mark("code", run.code);
        if (!run.link.isEmpty())
            object.insert(QStringLiteral("link"), run.link);
        array.append(object);
    }
    return array;
}

QJsonArray told(const Blocks& blocks);

QJsonObject told(const Block& block)
{
    using Kind = Block::Kind;
    const auto type = [](const char* name) {
        return QJsonObject{{QStringLiteral("type"), QString::fromLatin1(name)}};
    };
    QJsonObject object;
    QJsonArray parts;
    switch (block.kind) {
    case Kind::Paragraph:
    case Kind::Typed:
    case Kind::Heading:
        object = type(block.kind == Kind::Paragraph ? "paragraph"
                      : block.kind == Kind::Typed   ? "plain"
                                                    : "heading");
        object.insert(QStringLiteral("runs"), told(block.runs));
        if (block.kind == Kind::Heading)
            object.insert(QStringLiteral("level"), block.level);
        return object;
    case Kind::Code:
        object = type("code");
        object.insert(QStringLiteral("text"), block.code);
        return object;
    case Kind::Quote:
        object = type("quote");
        object.insert(QStringLiteral("blocks"), told(block.blocks));
        return object;
    case Kind::List:
        object = type("list");
        if (block.start)
            object.insert(QStringLiteral("start"), *block.start);
        for (const auto& item : block.items)
            parts.append(told(item));
        object.insert(QStringLiteral("items"), parts);
        return object;
    case Kind::Table:
        object = type("table");
        object.insert(QStringLiteral("align"), QJsonArray::fromStringList(block.align));
        for (const auto& row : block.rows) {
            QJsonArray cells;
            for (const auto& cell : row)
                cells.append(told(cell));
            parts.append(cells);
        }
        object.insert(QStringLiteral("rows"), parts);
        return object;
    case Kind::Rule:
        return type("rule");
    }
    Q_UNREACHABLE();
}

QJsonArray told(const Blocks& blocks)
{
    QJsonArray array;
    for (const auto& block : blocks)
        array.append(told(block));
    return array;
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

QTEST_APPLESS_MAIN(TestMarkdown)
#include "tst_markdown.moc"
