// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <functional>

namespace baton::relay {

/// Notices that one of a few files has become another. It looks every now and then, since renewed
/// certificates come as new files, or as new links to them, which watching the old ones would miss. Lives on
/// a thread with an event loop.
class TlsWatch final : public QObject
{
public:
    /// @p changed is called until it returns true: the files of a pair are seldom written at the same moment.
    TlsWatch(QStringList files, std::function<bool()> changed);

private:
    QByteArray state() const;
    void look();

    QStringList m_files;
    std::function<bool()> m_changed;
    QByteArray m_known;
    QTimer m_timer;
};

} // namespace baton::relay
