#include "core/domain/instant.h"

#include <QDateTime>

namespace baton {

Instant Instant::now() { return {QDateTime::currentMSecsSinceEpoch()}; }

std::optional<Instant> Instant::fromRfc3339(QStringView text)
{
    // RFC 3339 demands an offset; Qt would take a time without one as local time.
    const auto tail = text.size() > 19 ? text.sliced(19) : QStringView();
    const bool hasOffset =
        tail.endsWith(u'Z') || tail.endsWith(u'z') || tail.contains(u'+') || tail.contains(u'-');
    if (!hasOffset || (text.size() > 10 && text[10] != u'T' && text[10] != u't' && text[10] != u' '))
        return std::nullopt;
    const auto parsed = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    if (!parsed.isValid())
        return std::nullopt;
    return Instant{parsed.toMSecsSinceEpoch()};
}

QString Instant::toRfc3339() const
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace baton
