#include "core/domain/escalation/displeasure.h"
#include "core/domain/escalation/hearing.h"

#include <array>

namespace baton::escalation {

namespace {

#include "core/domain/escalation/displeasureweights.inc"

/// Titles and what others said are not the customer's own words; places stay what they were.
QString withoutQuotations(QStringView written)
{
    auto text = written.toString();
    for (qsizetype at = 0; at < text.size(); ++at) {
        const auto opening = text[at];
        if (opening != u'"' && opening != u'\u201C')
            continue;
        const auto end = text.indexOf(opening == u'"' ? u'"' : u'\u201D', at + 1);
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
    const auto message = hear(own);
    const Weights weights{displeasureWeights, displeasureStep, displeasureBias, false};
    Displeasure most{-100, 0, 0};
    double clearest = -100;
    const auto passages = message.passages();
    for (const auto& passage : passages) {
        if (passage.size() < 3)
            continue;
        const double heard = score(message, passage, weights);
        most.score = std::max(most.score, heard);
        if (&passage == passages.begin()) {
            most.from = passage.front().from;
            most.to = passage.back().to;
        }
        // A clause points better than the whole message.
        if (heard > clearest && &passage != passages.begin()) {
            clearest = heard;
            most.from = passage.front().from;
            most.to = passage.back().to;
        }
    }
    return most.score > -100 ? most : Displeasure();
}

} // namespace baton::escalation
