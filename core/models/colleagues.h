// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"
#include "core/protocol/agent/colleagues.h"

#include <QAbstractListModel>

namespace baton::models {

/// To whom a conversation may be given: those who may answer for its bot, without the member. Who is there
/// comes first, and of these who holds least. Asked of the relay anew each time. UI thread.
class Colleagues : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { AvailabilityRole = Qt::UserRole + 1, IdRole };

    explicit Colleagues(client::Session& session, QObject* parent = nullptr);

    void fetch(const BotId& bot);
    int rowCount(const QModelIndex& parent = {}) const override;
    /// Two lines: the name, and whether they are there and how much they hold.
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    const protocol::Colleague& at(int row) const { return m_all.at(row); }

Q_SIGNALS:
    void came();
    void failed(const QString& why);

private:
    void take(QList<protocol::Colleague> all);

    client::Session& m_session;
    QList<protocol::Colleague> m_all;
    quint64 m_round = 0; ///< what comes for an older one is stale
};

/// "Online · 3 open"
QString aboutColleague(const protocol::Colleague& colleague);

} // namespace baton::models
