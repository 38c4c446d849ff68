// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

#include "core/net/fetch/publicaddress.h"
#include "core/net/http/clientaddress.h"
#include "core/relay/files/virusscanner.h"

#include <QHostAddress>
#include <QMap>
#include <QString>

namespace baton::app {

/// How the relay serves: from the command line, and from the file of --config where the command line is
/// silent.
struct ServeOptions
{
    QString dataFolder;
    QHostAddress address = QHostAddress::LocalHost;
    quint16 port = 7420;
    QString tlsCertificate;
    QString tlsKey;
    bool allowInsecure = false;
    relay::TrustedProxies trustedProxies;
    QString filesFolder;   ///< empty: in the data folder
    qint64 filesQuota = 0; ///< megabytes of all files together; 0: as FileLimits has it
    QString publicUrl;     ///< where others reach it, without a slash at its end; empty: as it listens
    relay::AddressNetworks fetchFrom; ///< networks of this house that bots may name files of
    relay::ScannerAddress scanner;    ///< unset: files are not scanned
    int ioThreads = 1;
    int requestsPerSecond = 500; ///< per agent socket; 0: no limit

    bool secure() const { return !tlsCertificate.isEmpty(); }
};

/// The names of those options that differ and cannot be changed while the relay serves.
QStringList needRestartFor(const ServeOptions& running, const ServeOptions& wanted);

/// The keys that --config may hold; each is the long option of the same name.
QStringList configKeys();

/// Key and value of every entry of a TOML file; unknown keys are refused.
Result<QMap<QString, QString>> readConfig(const QString& file);

/// @param values by the names of configKeys()
Result<ServeOptions> serveOptions(const QMap<QString, QString>& values);

} // namespace baton::app
