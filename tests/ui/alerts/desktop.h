// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/notify/notifier.h"

#include <QMap>

namespace baton::ui {

/// A desktop that notes what it was told.
class Desktop : public Notifier
{
    Q_OBJECT
public:
    void show(const Notice& notice) override
    {
        up.insert(notice.key, notice);
        ++shows;
    }
    void close(const QString& key) override
    {
        if (up.remove(key))
            Q_EMIT closed(key, CloseReason::Withdrawn);
    }
    void closeAll() override { up.clear(); }
    bool hasActions() const override { return true; }

    void wave(const QString& key)
    {
        up.remove(key);
        Q_EMIT closed(key, CloseReason::Dismissed);
    }

    QMap<QString, Notice> up;
    int shows = 0;
};

} // namespace baton::ui
