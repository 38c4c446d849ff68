// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/escalation/displeasure.h"
#include "core/domain/escalation/classifier.h"
#include "core/domain/escalation/tonewords.h"

#include <algorithm>

namespace baton::escalation {

namespace {

constexpr size_t fewestWords = 3;

/// Titles and what others said are not the customer's own words; places stay what they were.
QString withoutQuotations(QStringView written)
{
    auto text = written.toString();
    for (qsizetype at = 0; at < text.size(); ++at) {
        const auto closing = closingQuotation(text[at]);
        if (closing.isNull())
            continue;
        const auto end = text.indexOf(closing, at + 1);
        if (end < 0)
            break;
        for (auto i = at; i <= end; ++i)
            text[i] = u' ';
        at = end;
    }
    return text;
}

} // namespace

Displeasure hearDispleasure(QStringView written)
{
    const auto own = withoutQuotations(written);
    static const auto weights = learntWeights(QStringLiteral("english/displeasure"), false);
    constexpr double nothing = -100;
    Displeasure most{nothing, 0, 0};
    double clearest = nothing;
    for (qsizetype part = 0; part < own.size();) {
        const auto message = hear(own, part);
        const auto passages = message.passages();
        for (const auto& passage : passages) {
            if (passage.size() < fewestWords)
                continue;
            const double heard = score(message, passage, weights);
            most.score = std::max(most.score, heard);
            // The whole message comes first; a clause points better than it does.
            const bool isWhole = part == 0 && &passage == passages.begin();
            if (!isWhole && heard <= clearest)
                continue;
            clearest = isWhole ? nothing : heard;
            most.from = passage.front().from;
            most.to = passage.back().to;
        }
        part = message.next;
    }
    return most.score > nothing ? most : Displeasure();
}

} // namespace baton::escalation
