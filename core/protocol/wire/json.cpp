#include "core/protocol/wire/json.h"

#include <QJsonDocument>

namespace baton::protocol::detail {

QJsonObject objectFrom(const QByteArray& json) { return QJsonDocument::fromJson(json).object(); }

} // namespace baton::protocol::detail
