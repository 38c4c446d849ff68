// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/serveoptions.h"

#include "core/domain/text.h"

#include <QFile>
#include <QStringList>
#include <QThread>
#include <toml++/toml.h>

namespace baton::app {

namespace {

Refused invalid(const QString& detail) { return refuse(Refusal::Kind::Invalid, detail); }

Result<void> listenAt(const QString& text, ServeOptions& options)
{
    const auto colon = text.lastIndexOf(u':');
    auto host = text.left(colon);
    bool isNumber = false;
    const auto port = text.mid(colon + 1).toUShort(&isNumber);
    if (colon < 1 || !isNumber)
        return invalid(QStringLiteral("--listen needs HOST:PORT, such as 127.0.0.1:7420 or [::1]:7420."));
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    if (host == QLatin1String("localhost"))
        host = QStringLiteral("127.0.0.1");
    const QHostAddress address(host);
    if (address.isNull())
        return invalid(
            QStringLiteral("--listen needs an address of this machine; \"%1\" is none.").arg(host));
    options.address = address;
    options.port = port;
    return {};
}

Result<int> number(const QMap<QString, QString>& values, const QString& key, int fallback, int least,
                   int most)
{
    if (!values.contains(key))
        return fallback;
    bool isNumber = false;
    const int value = values.value(key).toInt(&isNumber);
    if (!isNumber || value < least || value > most)
        return invalid(QStringLiteral("--%1 needs a number from %2 to %3.").arg(key).arg(least).arg(most));
    return value;
}

Result<void> filesFrom(const QMap<QString, QString>& values, ServeOptions& options)
{
    options.filesFolder = values.value(QStringLiteral("files"));
    if (options.filesFolder.startsWith(QLatin1String("s3:"))) {
        return refuse(Refusal::Kind::Unavailable,
                      QStringLiteral("Files are kept in a folder in this version. Give --files DIR."));
    }
    BATON_TRY_INTO(options.filesQuota, number(values, QStringLiteral("files-quota"), 0, 1, 1'000'000'000));
    BATON_TRY_INTO(options.fetchFrom,
                   relay::AddressNetworks::parse(
                       values.value(QStringLiteral("fetch-from")).split(u',', Qt::SkipEmptyParts)));
    BATON_TRY_INTO(options.scanner, relay::ScannerAddress::parse(values.value(QStringLiteral("clamav"))));
    return {};
}

Result<void> publicUrlFrom(const QMap<QString, QString>& values, ServeOptions& options)
{
    auto text = values.value(QStringLiteral("public-url"));
    while (text.endsWith(u'/'))
        text.chop(1);
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!text.isEmpty() && (!isWeb || url.host().isEmpty() || url.hasQuery() || url.hasFragment()))
        return invalid(QStringLiteral("--public-url needs an address such as https://relay.example."));
    options.publicUrl = text;
    return {};
}

Result<void> checkEngines(const QMap<QString, QString>& values)
{
    const auto store = values.value(QStringLiteral("store"));
    if (!store.isEmpty() && store != QLatin1String("sqlite") && !store.startsWith(QLatin1String("sqlite:"))) {
        return refuse(Refusal::Kind::Unavailable,
                      QStringLiteral("Other stores than SQLite are not in this version. Leave --store out."));
    }
    if (!values.value(QStringLiteral("bus")).isEmpty()) {
        return refuse(Refusal::Kind::Unavailable,
                      QStringLiteral("A message bus is not in this version. Leave --bus out."));
    }
    return {};
}

Result<void> checkSecurity(const ServeOptions& options)
{
    if (options.tlsCertificate.isEmpty() != options.tlsKey.isEmpty())
        return invalid(QStringLiteral("--tls-cert and --tls-key go together."));
    if (!options.address.isLoopback() && !options.secure() && !options.allowInsecure) {
        return invalid(QStringLiteral("Anybody on the network could read along at %1. Give --tls-cert and "
                                      "--tls-key, or say --allow-insecure when something in front does TLS.")
                           .arg(options.address.toString()));
    }
    return {};
}

} // namespace

QStringList needRestartFor(const ServeOptions& running, const ServeOptions& wanted)
{
    QStringList names;
    const auto note = [&](bool differs, const char* name) {
        if (differs)
            names.append(QString::fromLatin1(name));
    };
    note(running.dataFolder != wanted.dataFolder, "data");
    note(running.address != wanted.address || running.port != wanted.port, "listen");
    note(running.tlsCertificate != wanted.tlsCertificate, "tls-cert");
    note(running.tlsKey != wanted.tlsKey, "tls-key");
    note(running.filesFolder != wanted.filesFolder, "files");
    note(running.filesQuota != wanted.filesQuota, "files-quota");
    note(running.fetchFrom != wanted.fetchFrom, "fetch-from");
    note(running.scanner != wanted.scanner, "clamav");
    note(running.publicUrl != wanted.publicUrl, "public-url");
    note(running.ioThreads != wanted.ioThreads, "io-threads");
    return names;
}

QStringList configKeys()
{
    return {QStringLiteral("data"),           QStringLiteral("listen"),
            QStringLiteral("store"),          QStringLiteral("bus"),
            QStringLiteral("tls-cert"),       QStringLiteral("tls-key"),
            QStringLiteral("allow-insecure"), QStringLiteral("trusted-proxy"),
            QStringLiteral("io-threads"),     QStringLiteral("requests-per-second"),
            QStringLiteral("files"),          QStringLiteral("files-quota"),
            QStringLiteral("clamav"),         QStringLiteral("fetch-from"),
            QStringLiteral("public-url")};
}

namespace {

/// The value of a key; of several, which only trusted-proxy takes, a list. Nothing when it is of no such
/// kind.
std::optional<QString> textOf(const QString& key, const toml::node& node)
{
    if (const auto* string = node.as_string())
        return wellFormed(QString::fromStdString(string->get()));
    if (const auto* integer = node.as_integer())
        return QString::number(integer->get());
    if (const auto* boolean = node.as_boolean())
        return boolean->get() ? QStringLiteral("true") : QString();
    const auto* array = key == QLatin1String("trusted-proxy") ? node.as_array() : nullptr;
    if (!array)
        return std::nullopt;
    QStringList entries;
    for (const auto& entry : *array) {
        if (!entry.is_string())
            return std::nullopt;
        entries.append(QString::fromStdString(entry.as_string()->get()));
    }
    return entries.join(u',');
}

} // namespace

Result<QMap<QString, QString>> readConfig(const QString& file)
{
    QFile input(file);
    if (!input.open(QIODevice::ReadOnly))
        return invalid(QStringLiteral("The file %1 cannot be read: %2").arg(file, input.errorString()));
    constexpr qint64 longestFile = 1024 * 1024;
    const auto text = input.read(longestFile).toStdString();
    QMap<QString, QString> values;
    try {
        const auto table = toml::parse(text);
        for (const auto& [name, node] : table) {
            const auto key = QString::fromStdString(std::string(name.str()));
            if (!configKeys().contains(key))
                return invalid(QStringLiteral("%1: there is no option \"%2\".").arg(file, key));
            if (const auto value = textOf(key, node))
                values.insert(key, *value);
            else
                return invalid(
                    QStringLiteral("%1: \"%2\" must be a text, a number or a truth value.").arg(file, key));
        }
    } catch (const toml::parse_error& error) {
        return invalid(QStringLiteral("%1, line %2: %3")
                           .arg(file)
                           .arg(error.source().begin.line)
                           .arg(QString::fromStdString(std::string(error.description()))));
    }
    return values;
}

Result<ServeOptions> serveOptions(const QMap<QString, QString>& values)
{
    ServeOptions options;
    options.dataFolder = values.value(QStringLiteral("data"));
    options.tlsCertificate = values.value(QStringLiteral("tls-cert"));
    options.tlsKey = values.value(QStringLiteral("tls-key"));
    BATON_TRY(publicUrlFrom(values, options));
    options.allowInsecure = !values.value(QStringLiteral("allow-insecure")).isEmpty();
    if (values.contains(QStringLiteral("listen")))
        BATON_TRY(listenAt(values.value(QStringLiteral("listen")), options));
    BATON_TRY_INTO(auto proxies,
                   relay::TrustedProxies::parse(
                       values.value(QStringLiteral("trusted-proxy")).split(u',', Qt::SkipEmptyParts)));
    options.trustedProxies = std::move(proxies);
    // With few cores the desk needs one more than a second I/O thread would bring.
    const int ownThreads = QThread::idealThreadCount() > 3 ? 2 : 1;
    BATON_TRY_INTO(options.ioThreads, number(values, QStringLiteral("io-threads"), ownThreads, 1, 64));
    BATON_TRY_INTO(options.requestsPerSecond, number(values, QStringLiteral("requests-per-second"),
                                                     options.requestsPerSecond, 0, 1'000'000));
    BATON_TRY(filesFrom(values, options));
    BATON_TRY(checkEngines(values));
    BATON_TRY(checkSecurity(options));
    return options;
}

} // namespace baton::app
