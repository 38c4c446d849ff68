// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/tags.h"

#include "core/domain/text.h"

#include <algorithm>

namespace baton {

namespace {

Refused invalid(const QString& detail) { return refuse(Refusal::Kind::Invalid, detail); }

/// White space at its ends and more than one blank in a row are nothing that one sees.
Result<QString> acceptableTag(const QString& given)
{
    const bool isPlain = std::none_of(given.begin(), given.end(), [](QChar one) {
        return one.category() == QChar::Other_Control || one == QChar::LineSeparator ||
               one == QChar::ParagraphSeparator;
    });
    if (!isPlain)
        return invalid(QStringLiteral("A tag is one line of text without control characters."));
    auto tag = given.simplified();
    if (isBlank(tag) || tag.size() > longestTag)
        return invalid(QStringLiteral("A tag has 1 to %1 characters.").arg(longestTag));
    return tag;
}

void take(QStringList& tags, const QString& tag)
{
    tags.removeIf([key = tagKey(tag)](const QString& one) { return tagKey(one) == key; });
}

} // namespace

QString tagKey(const QString& tag)
{
    return tag.simplified().normalized(QString::NormalizationForm_C).toCaseFolded();
}

bool hasTag(const QStringList& tags, const QString& tag)
{
    return std::any_of(tags.begin(), tags.end(),
                       [key = tagKey(tag)](const QString& one) { return tagKey(one) == key; });
}

Result<QStringList> changedTags(const QStringList& tags, const QStringList& add, const QStringList& remove)
{
    // Before anything is compared: what comes from outside may be long.
    if (add.size() > mostTags || remove.size() > mostTags)
        return invalid(QStringLiteral("A conversation has at most %1 tags.").arg(mostTags));
    auto changed = tags;
    for (const auto& tag : remove) {
        if (tag.size() > longestTag)
            return invalid(QStringLiteral("A tag has 1 to %1 characters.").arg(longestTag));
        take(changed, tag);
    }
    for (const auto& given : add) {
        BATON_TRY_INTO(const auto tag, acceptableTag(given));
        if (!hasTag(changed, tag))
            changed.append(tag);
    }
    if (changed.size() > mostTags)
        return invalid(
            QStringLiteral("A conversation has at most %1 tags. Take some away first.").arg(mostTags));
    return changed;
}

} // namespace baton
