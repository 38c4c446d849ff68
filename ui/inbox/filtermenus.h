// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/conversationlistmodel.h"

#include <functional>

class QPushButton;

/// The menus behind the filter buttons. Each shows what narrows now, and hands back the filter that was
/// chosen.
namespace baton::ui {

using FilterChosen = std::function<void(const models::Filter&)>;

void setBotMenu(QPushButton& button, const models::Filter& filter, const QList<BotRef>& bots,
                FilterChosen chosen);
void setChannelMenu(QPushButton& button, const models::Filter& filter,
                    const models::ConversationListModel& model, FilterChosen chosen);
void setStateMenu(QPushButton& button, const models::Filter& filter, FilterChosen chosen);
void setDateMenu(QPushButton& button, const models::Filter& filter, FilterChosen chosen);

} // namespace baton::ui
