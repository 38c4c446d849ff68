#include "core/markdown/entities.h"

#include "core/markdown/dialect.h"
#include "markdowntables.h"

#include <QByteArray>
#include <algorithm>

namespace baton::markdown {

namespace {

constexpr char32_t noCharacter = 0xFFFD;

bool isCharacter(char32_t point)
{
    const bool isControl =
        (point < 0x20 && point != u'\t' && point != u'\n') || (point >= 0x7F && point <= 0x9F);
    const bool isNone = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF) || point == 0xFEFF;
    return point <= 0x10FFFF && !isControl && !isNone && !(point >= 0xD800 && point <= 0xDFFF);
}

} // namespace

QString decodedEntity(const char* text, qsizetype size)
{
    const QByteArrayView body(text + 1, size - 2);
    char32_t point = 0;
    bool isNumber = true;
    if (body.startsWith("#x") || body.startsWith("#X")) {
        point = body.sliced(2).toByteArray().toUInt(&isNumber, 16);
    } else if (body.startsWith('#')) {
        point = body.sliced(1).toByteArray().toUInt(&isNumber, 10);
    } else {
        const auto* found = std::find_if(std::begin(entities), std::end(entities),
                                         [&](const Entity& entity) { return body == entity.name; });
        if (found == std::end(entities))
            return fromParser(text, size);
        point = found->point;
    }
    const char32_t meant = isNumber && isCharacter(point) ? point : noCharacter;
    return QString::fromUcs4(&meant, 1);
}

} // namespace baton::markdown
