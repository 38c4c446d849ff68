// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/secrets.h"

#include <array>
#include <sodium.h>

namespace baton::relay {

namespace {

/// Safe to call more than once and from any thread.
void useSodium()
{
    static const bool ready = sodium_init() >= 0;
    Q_ASSERT(ready);
}

QByteArray randomBytes(qsizetype size)
{
    useSodium();
    QByteArray bytes(size, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(size));
    return bytes;
}

constexpr qsizetype secretBytes = 32;

QString base64Url(const QByteArray& bytes)
{
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

namespace secrets {

QString createToken() { return base64Url(randomBytes(secretBytes)); }
QString createBotKey() { return QStringLiteral("bk_") + base64Url(randomBytes(secretBytes)); }
QString createWebhookSecret()
{
    return QStringLiteral("whsec_") + QString::fromLatin1(randomBytes(secretBytes).toBase64());
}

QByteArray createSigningKey() { return randomBytes(crypto_auth_hmacsha256_KEYBYTES); }

QByteArray signatureOf(QByteArrayView words, const QByteArray& key)
{
    if (key.size() != qsizetype(crypto_auth_hmacsha256_KEYBYTES))
        return {};
    useSodium();
    QByteArray mark(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
    crypto_auth_hmacsha256(reinterpret_cast<unsigned char*>(mark.data()),
                           reinterpret_cast<const unsigned char*>(words.data()),
                           static_cast<unsigned long long>(words.size()),
                           reinterpret_cast<const unsigned char*>(key.constData()));
    return mark.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray hashOf(QByteArrayView secret)
{
    useSodium();
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), size_t(hash.size()),
                       reinterpret_cast<const unsigned char*>(secret.data()),
                       static_cast<unsigned long long>(secret.size()), nullptr, 0);
    return hash;
}

bool same(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), size_t(a.size())) == 0;
}

} // namespace secrets

namespace passwords {

Result<void> acceptable(const QString& password)
{
    if (password.size() < shortest) {
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("The password is too short: use at least %1 characters.").arg(shortest));
    }
    if (password.toUtf8().size() > longest) {
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("The password is too long: use at most %1 bytes.").arg(longest));
    }
    return {};
}

Result<QString> hash(const QString& password)
{
    useSodium();
    const auto bytes = password.toUtf8();
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str(text.data(), bytes.constData(), static_cast<unsigned long long>(bytes.size()),
                          crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
        return refuse(Refusal::Kind::Unavailable,
                      QStringLiteral("There is not enough memory to hash a password. Try again."));
    }
    return QString::fromLatin1(text.data());
}

bool verify(const QString& hash, const QString& password)
{
    useSodium();
    static const QByteArray nobody = passwords::hash(secrets::createToken()).value_or(QString()).toLatin1();
    const auto known = hash.isEmpty() ? nobody : hash.toLatin1();
    const auto bytes = password.toUtf8();
    if (known.size() >= qsizetype(crypto_pwhash_STRBYTES) || bytes.size() > longest)
        return false;
    std::array<char, crypto_pwhash_STRBYTES> text{};
    std::copy(known.begin(), known.end(), text.begin());
    const bool right = crypto_pwhash_str_verify(text.data(), bytes.constData(),
                                                static_cast<unsigned long long>(bytes.size())) == 0;
    return right && !hash.isEmpty();
}

} // namespace passwords
} // namespace baton::relay
