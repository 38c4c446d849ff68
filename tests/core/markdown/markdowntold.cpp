// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/markdown/parse.h"
#include "tests/core/markdown/told.h"

#include <QFile>
#include <QJsonDocument>

/// Reads a JSON array of texts and writes what the console makes of each.
int main()
{
    QFile in;
    QFile out;
    if (!in.open(stdin, QIODevice::ReadOnly) || !out.open(stdout, QIODevice::WriteOnly))
        return 1;
    QJsonArray all;
    const auto texts = QJsonDocument::fromJson(in.readAll()).array();
    for (const auto& text : texts)
        all.append(baton::tests::told(baton::markdown::parse(text.toString())));
    const auto json = QJsonDocument(all).toJson(QJsonDocument::Compact);
    return out.write(json) == json.size() ? 0 : 1;
}
