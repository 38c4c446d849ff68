// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/colleagues.h"

#include "core/client/sessioncall.h"
#include "core/models/sidebyside.h"
#include "core/models/theirwords.h"

#include <algorithm>
#include <tuple>

namespace baton::models {

namespace {

int rankOf(const protocol::Colleague& one)
{
    return one.availability == QLatin1String("online") ? 0
           : one.availability == QLatin1String("away") ? 1
                                                       : 2;
}

bool comesBefore(const protocol::Colleague& a, const protocol::Colleague& b)
{
    const int order = QString::localeAwareCompare(a.name, b.name);
    return std::tuple(rankOf(a), a.open, order, a.id.toString()) <
           std::tuple(rankOf(b), b.open, 0, b.id.toString());
}

} // namespace

Colleagues::Colleagues(client::Session& session, QObject* parent)
    : QAbstractListModel(parent)
    , m_session(session)
{}

void Colleagues::fetch(const BotId& bot)
{
    client::call<protocol::method::ListColleagues>(m_session, this, {bot},
                                                   [this, round = ++m_round](const auto& all) {
                                                       if (round != m_round)
                                                           return;
                                                       take(all ? *all : QList<protocol::Colleague>());
                                                       if (all)
                                                           Q_EMIT came();
                                                       else
                                                           Q_EMIT failed(all.error().detail);
                                                   });
}

void Colleagues::take(QList<protocol::Colleague> all)
{
    beginResetModel();
    m_all = std::move(all);
    m_all.removeIf(
        [me = m_session.member().id](const protocol::Colleague& colleague) { return colleague.id == me; });
    std::sort(m_all.begin(), m_all.end(), comesBefore);
    endResetModel();
}

int Colleagues::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_all.size()); }

QVariant Colleagues::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& one = m_all.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return QString(oneLine(one.name) + u'\n' + aboutColleague(one));
    case Qt::AccessibleTextRole:
        return QString(within(one.name) + QStringLiteral(", ") + aboutColleague(one));
    case AvailabilityRole:
        return one.availability;
    case IdRole:
        return one.id.toString();
    default:
        return {};
    }
}

QString aboutColleague(const protocol::Colleague& colleague)
{
    const int rank = rankOf(colleague);
    return sideBySide({rank == 0   ? Colleagues::tr("Online")
                       : rank == 1 ? Colleagues::tr("Away")
                                   : Colleagues::tr("Offline"),
                       Colleagues::tr("%Ln open", "conversations", int(colleague.open))});
}

} // namespace baton::models
