// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/markdown/told.h"

#include <QJsonObject>

using namespace baton::markdown;

namespace baton::tests {

namespace {

QJsonArray toldRuns(const Runs& runs)
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

QJsonObject toldBlock(const Block& block)
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
        object.insert(QStringLiteral("runs"), toldRuns(block.runs));
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
                cells.append(toldRuns(cell));
            parts.append(cells);
        }
        object.insert(QStringLiteral("rows"), parts);
        return object;
    case Kind::Rule:
        return type("rule");
    }
    Q_UNREACHABLE();
}

} // namespace

QJsonArray told(const Blocks& blocks)
{
    QJsonArray array;
    for (const auto& block : blocks)
        array.append(toldBlock(block));
    return array;
}

} // namespace baton::tests
