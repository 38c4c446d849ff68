// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/webhookaddress.h"

namespace baton::relay {

Result<QUrl> webhookAddress(const QString& url)
{
    QUrl parsed(url, QUrl::StrictMode);
    const bool web = parsed.scheme() == QLatin1String("http") || parsed.scheme() == QLatin1String("https");
    if (!parsed.isValid() || !web || parsed.host().isEmpty() || !parsed.userInfo().isEmpty() ||
        parsed.hasFragment()) {
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("A webhook must be an http or https address with a host, such as "
                                     "https://bot.example/baton."));
    }
    return parsed;
}

} // namespace baton::relay
