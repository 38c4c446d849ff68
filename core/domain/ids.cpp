// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/ids.h"

#include <QDateTime>
#include <QRandomGenerator>

namespace baton {

QString createId(QLatin1Char prefix)
{
    static constexpr char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
    constexpr int timeDigits = 10;
    constexpr int randomDigits = 16;
    QString id(1 + timeDigits + randomDigits, QChar(prefix));
    auto time = quint64(QDateTime::currentMSecsSinceEpoch());
    for (int i = timeDigits; i >= 1; --i, time >>= 5)
        id[i] = QLatin1Char(alphabet[time & 31]);
    quint64 random = 0;
    for (int i = 0; i < randomDigits; ++i, random >>= 5) {
        if (i % 8 == 0)
            random = QRandomGenerator::system()->generate64();
        id[1 + timeDigits + i] = QLatin1Char(alphabet[random & 31]);
    }
    return id;
}

} // namespace baton
