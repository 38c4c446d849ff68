// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"

#include <QObject>

namespace baton::ui {

class MainWindow;

/// Brings session and sign-in together, and opens the console once there is something to show. UI thread.
class SignInPresenter : public QObject
{
    Q_OBJECT
public:
    SignInPresenter(client::Session& session, MainWindow& window, QObject* parent = nullptr);
};

} // namespace baton::ui
