// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QUrl>
#include <memory>

namespace baton::client {
class Session;
}

namespace baton::models {
class TranscriptModel;
}

namespace baton::ui {

class InboxPage;
class MainWindow;

/// The whole console, put together: what `baton` runs and what end-to-end tests drive. UI thread.
class Console
{
public:
    struct Options
    {
        QString dataDirectory; ///< of this profile
        QString profile;
        QUrl relay;    ///< empty: the last one
        QString email; ///< with a password: sign in at once
        QString password;
        QString link;         ///< baton://conversation/ID or baton://run/ID to open
        bool inClear = false; ///< the relay may be talked to without encryption
    };

    explicit Console(const Options& options);
    ~Console();
    Q_DISABLE_COPY_MOVE(Console)

    void show();
    /// A second start of the program: come forward, and open the link if there is one.
    void activate(const QString& link);
    void comeForward();
    /// The desktop session or the program is about to end, maybe without another word.
    void saveState();
    MainWindow& window();
    InboxPage& inbox();
    client::Session& session();
    const models::TranscriptModel& transcript() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::ui
