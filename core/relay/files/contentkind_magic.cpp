// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/contentkind.h"

#include <QFile>
#include <QLoggingCategory>
#include <magic.h>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.files")

/// The library looks at no more, whatever a file promises.
constexpr qint64 beginning = 256 * 1024;

} // namespace

struct ContentKind::Library
{
    // Nothing is unpacked or run for a closer look.
    magic_t cookie = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF |
                                MAGIC_NO_CHECK_CDF | MAGIC_NO_CHECK_TOKENS);
    bool isGood = cookie && magic_load(cookie, nullptr) == 0;

    Library()
    {
        if (!isGood)
            qCWarning(log) << "the kinds of files cannot be told:"
                           << (cookie ? magic_error(cookie) : "no memory");
    }
    ~Library()
    {
        if (cookie)
            magic_close(cookie);
    }
    Q_DISABLE_COPY_MOVE(Library)
};

ContentKind::ContentKind() : m_library(std::make_unique<Library>()) {}
ContentKind::~ContentKind() = default;

bool ContentKind::canTell() { return true; }

Result<QString> ContentKind::of(const QString& path)
{
    if (!m_library->isGood)
        m_library = std::make_unique<Library>();
    if (!m_library->isGood)
        return refuse(Refusal::Kind::Unavailable, QStringLiteral("The kinds of files cannot be told."));
    QFile file(path);
    const auto bytes = file.open(QIODevice::ReadOnly) ? file.read(beginning) : QByteArray();
    const char* const kind =
        bytes.isEmpty() ? nullptr : magic_buffer(m_library->cookie, bytes.constData(), size_t(bytes.size()));
    if (!kind)
        return refuse(Refusal::Kind::Invalid, QStringLiteral("The file cannot be read."));
    return QString::fromLatin1(kind);
}

} // namespace baton::relay
