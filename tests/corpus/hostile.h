// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "places.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <utility>

/// The worst texts we know, each as long as a message may be: tests/corpus/hostile.json, as
/// tests/bench/text/inputs.mjs makes them for the page.
namespace baton::tests {

struct HostileText
{
    QString name;
    QString text;
};

inline QList<HostileText> hostileTexts()
{
    constexpr qsizetype longest = 8000;
    QFile file(QStringLiteral(BATON_SOURCE_DIR "/tests/corpus/hostile.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("tests/corpus/hostile.json cannot be read");
    const auto table = QJsonDocument::fromJson(file.readAll()).object();
    QList<HostileText> texts;
    const auto keep = [&](const QString& name, QString text) {
        text.truncate(longest);
        if (!text.isEmpty() && text.back().isHighSurrogate())
            text.chop(1);
        texts.append({name, std::move(text)});
    };
    const auto pieces = table.value(QLatin1String("pieces")).toArray();
    for (const auto& entry : pieces) {
        const auto name = entry.toArray().at(0).toString();
        const auto piece = entry.toArray().at(1).toString();
        keep(name, piece.repeated(longest / piece.size() + 1));
        keep(name + QStringLiteral(", in front of a word"),
             piece.repeated((longest - 5) / piece.size()) + QStringLiteral("\n\nword"));
    }
    const auto tables = table.value(QLatin1String("tables")).toArray();
    for (const auto& entry : tables) {
        const auto one = entry.toObject();
        const auto times = [&](const char* part, const char* count) {
            return one.value(QLatin1String(part))
                .toString()
                .repeated(one.value(QLatin1String(count)).toInt());
        };
        keep(one.value(QLatin1String("name")).toString(),
             times("head", "columns") + QStringLiteral("|\n") + times("mark", "columns") +
                 QStringLiteral("|\n") +
                 (one.value(QLatin1String("cell")).toString() + QStringLiteral("|\n"))
                     .repeated(one.value(QLatin1String("rows")).toInt()));
    }
    const auto sequences = table.value(QLatin1String("sequences")).toArray();
    for (const auto& entry : sequences) {
        QString text;
        const auto parts = entry.toObject().value(QLatin1String("parts")).toArray();
        for (const auto& part : parts)
            text += part.toArray().at(0).toString().repeated(part.toArray().at(1).toInt());
        keep(entry.toObject().value(QLatin1String("name")).toString(), text);
    }
    return texts;
}

} // namespace baton::tests
