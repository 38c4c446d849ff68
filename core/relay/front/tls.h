#pragma once

#include "core/domain/refusal.h"

#include <QSslConfiguration>

namespace baton::relay {

/// A server's TLS set-up from PEM files; the refusal says which file is wrong and why.
Result<QSslConfiguration> loadTls(const QString& certificateFile, const QString& keyFile);

} // namespace baton::relay
