// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>

/// The commands of baton-relay. Each gets what follows its name and returns the exit code.
namespace baton::app {

int serve(const QStringList& arguments);

int memberAdd(const QStringList& arguments);
int memberList(const QStringList& arguments);
int memberDisable(const QStringList& arguments);
int memberEnable(const QStringList& arguments);
int memberSetRole(const QStringList& arguments);
int memberSet(const QStringList& arguments);
int memberSetBots(const QStringList& arguments);
int memberResetPassword(const QStringList& arguments);

int botAdd(const QStringList& arguments);
int botList(const QStringList& arguments);
int botRotateKey(const QStringList& arguments);
int botSet(const QStringList& arguments);

int workflowSet(const QStringList& arguments);

int deliveryList(const QStringList& arguments);
int deliveryRetry(const QStringList& arguments);
int deviceList(const QStringList& arguments);
int deviceRevoke(const QStringList& arguments);
int visitorList(const QStringList& arguments);
int visitorUnblock(const QStringList& arguments);

int backup(const QStringList& arguments);
int restore(const QStringList& arguments);
int rebuild(const QStringList& arguments);
int check(const QStringList& arguments);
int serviceInstall(const QStringList& arguments);
int serviceRemove(const QStringList& arguments);
/// What the system starts.
int serviceRun(const QStringList& arguments);

int version(const QStringList& arguments);

} // namespace baton::app
