// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

#include <QString>
#include <memory>

namespace baton::relay {

/// What a file is, by its bytes and never by its name. One thread each.
class ContentKind
{
public:
    ContentKind();
    ~ContentKind();
    Q_DISABLE_COPY_MOVE(ContentKind)

    /// Whether this relay was built with what it takes to tell; without, it takes no files.
    static bool canTell();

    /// A media type such as `application/pdf`; `application/octet-stream` when it is nothing that is known.
    /// Unavailable while no kinds are known at all, Invalid when this file cannot be read.
    Result<QString> of(const QString& path);

private:
    struct Library;
    std::unique_ptr<Library> m_library;
};

} // namespace baton::relay
