// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHash>
#include <QObject>
#include <functional>

namespace baton::client {

/// The token of one profile in the system's keychain. When there is none, or it does not answer, the token
/// lives in memory for this run only, and isAvailable() says so: it is never written to a file. UI thread
/// (QtKeychain's).
class Credentials : public QObject
{
    Q_OBJECT
public:
    explicit Credentials(QString profile, QObject* parent = nullptr);

    /// How long the keychain is waited for, in milliseconds.
    void setPatience(int milliseconds) { m_patienceMs = milliseconds; }

    /// @p done gets the token, empty when there is none; always called, within the patience.
    void read(const QString& relay, std::function<void(const QString& token)> done);
    /// @p kept: it is in the keychain, and not only in memory
    void write(const QString& relay, const QString& token, std::function<void(bool kept)> done);
    void remove(const QString& relay, std::function<void()> done = {});
    bool isAvailable() const { return m_available; }

Q_SIGNALS:
    /// The keychain answered after read() had given up on it: its owner has typed its password only now.
    void cameLate(const QString& relay, const QString& token);
    void availabilityChanged(bool available);

private:
    QString key(const QString& relay) const;
    void setAvailable(bool available, const QString& why);

    QString m_profile;
    QHash<QString, QString> m_tokens; ///< by relay, for this run
    int m_patienceMs = 4'000;
    bool m_available = true;
};

} // namespace baton::client
