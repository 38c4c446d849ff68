// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/tls.h"

#include <QFile>
#include <QSslCipher>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>

namespace baton::relay {

namespace {

constexpr qint64 maxFile = 1024 * 1024;

Result<QByteArray> contentOf(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("Cannot read the TLS file %1: %2.").arg(name, file.errorString()));
    }
    return file.read(maxFile);
}

QSslKey keyIn(const QByteArray& pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return {};
}

/// Forward secrecy and authenticated encryption; TLS 1.3 has nothing else.
QList<QSslCipher> modernCiphers()
{
    QList<QSslCipher> modern;
    const QList<QSslCipher> all = QSslConfiguration::supportedCiphers();
    for (const QSslCipher& cipher : all) {
        const QString name = cipher.name();
        const bool isAead = name.contains(QLatin1String("GCM")) || name.contains(QLatin1String("CHACHA20"));
        const bool isOne = (name.startsWith(QLatin1String("ECDHE-RSA-")) ||
                            name.startsWith(QLatin1String("ECDHE-ECDSA-"))) &&
                           isAead && !name.contains(QLatin1String("ARIA"));
        if (isOne || name.startsWith(QLatin1String("TLS_")))
            modern.append(cipher);
    }
    return modern;
}

/// Qt only tells whether the two belong together when a connection begins, so one begins.
QString complaintAbout(const QSslConfiguration& configuration)
{
    QTcpServer server;
    QTcpSocket client;
    if (!server.listen(QHostAddress::LocalHost))
        return {};
    client.connectToHost(server.serverAddress(), server.serverPort());
    if (!server.waitForNewConnection(1000))
        return {};
    const std::unique_ptr<QTcpSocket> accepted(server.nextPendingConnection());
    // It keeps the descriptor as its own; the plain socket's goes with it.
    QSslSocket probe;
    probe.setSslConfiguration(configuration);
    probe.setSocketDescriptor(accepted->socketDescriptor());
    probe.startServerEncryption();
    return probe.error() == QAbstractSocket::UnknownSocketError ? QString() : probe.errorString();
}

} // namespace

Result<QSslConfiguration> readTls(const QString& certificateFile, const QString& keyFile)
{
    if (!QSslSocket::supportsSsl()) {
        return refuse(Refusal::Kind::Unavailable,
                      QStringLiteral("This system has no TLS library that Qt can use; install OpenSSL."));
    }
    BATON_TRY_INTO(const QByteArray certificatePem, contentOf(certificateFile));
    BATON_TRY_INTO(const QByteArray keyPem, contentOf(keyFile));
    const QList<QSslCertificate> chain = QSslCertificate::fromData(certificatePem, QSsl::Pem);
    if (chain.isEmpty()) {
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("%1 holds no certificate in PEM format.").arg(certificateFile));
    }
    const QSslKey key = keyIn(keyPem);
    if (key.isNull()) {
        return refuse(
            Refusal::Kind::Invalid,
            QStringLiteral("%1 holds no private key in PEM format without a pass phrase.").arg(keyFile));
    }
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    // Other backends than OpenSSL name them differently, and have a list of their own.
    if (const QList<QSslCipher> ciphers = modernCiphers(); !ciphers.isEmpty())
        configuration.setCiphers(ciphers);
    configuration.setAllowedNextProtocols({"http/1.1"});
    const QString complaint = complaintAbout(configuration);
    if (!complaint.isEmpty()) {
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("The certificate %1 and the key %2 do not go together (%3).")
                          .arg(certificateFile, keyFile, complaint));
    }
    return configuration;
}

} // namespace baton::relay
