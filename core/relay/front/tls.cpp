#include "core/relay/front/tls.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace baton::relay {

Result<QSslConfiguration> loadTls(const QString& certificateFile, const QString& keyFile)
{
    const auto wrong = [](const QString& detail) { return refuse(Refusal::Kind::Invalid, detail); };
    if (certificateFile.isEmpty() || keyFile.isEmpty())
        return wrong(QStringLiteral("TLS needs both --tls-cert and --tls-key."));
    if (!QSslSocket::supportsSsl())
        return wrong(QStringLiteral("Qt has no TLS library here. Install OpenSSL 3."));
    const auto chain = QSslCertificate::fromPath(certificateFile, QSsl::Pem);
    if (chain.isEmpty())
        return wrong(QStringLiteral("%1 holds no PEM certificate that can be read.").arg(certificateFile));
    QFile file(keyFile);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(QStringLiteral("%1 cannot be read: %2.").arg(keyFile, file.errorString()));
    const auto bytes = file.readAll();
    QSslKey key(bytes, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(bytes, QSsl::Ec);
    if (key.isNull())
        return wrong(QStringLiteral("%1 holds no RSA or EC key in PEM without a password.").arg(keyFile));
    if (key.algorithm() != chain.first().publicKey().algorithm()) {
        return wrong(QStringLiteral("The key %1 does not belong to the certificate %2.")
                         .arg(keyFile, certificateFile));
    }
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    return configuration;
}

} // namespace baton::relay
