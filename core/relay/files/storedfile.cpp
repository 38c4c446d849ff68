// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/storedfile.h"

#include <algorithm>
#include <array>

namespace baton::relay {

namespace {

constexpr std::array stateNames{"uploading", "checking", "ok", "refused", "gone"};
constexpr std::array kindNames{"agent", "customer", "bot"};

} // namespace

QString nameOf(FileState state) { return QString::fromLatin1(stateNames.at(size_t(state))); }

QString nameOf(FileSender::Kind kind) { return QString::fromLatin1(kindNames.at(size_t(kind))); }

QString FileSender::key() const { return nameOf(kind) + u':' + id; }

std::optional<FileSender> FileSender::fromKey(const QString& key)
{
    const auto name = key.section(u':', 0, 0).toLatin1();
    const auto* const found = std::find(kindNames.begin(), kindNames.end(), name);
    if (found == kindNames.end() || !key.contains(u':'))
        return std::nullopt;
    return FileSender{Kind(found - kindNames.begin()), key.section(u':', 1)};
}

} // namespace baton::relay
