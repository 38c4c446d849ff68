#pragma once

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

    /// @p done gets the token, empty when there is none; always called, within a few seconds.
    void read(const QString& relay, std::function<void(const QString& token)> done);
    void write(const QString& relay, const QString& token, std::function<void(bool kept)> done);
    void remove(const QString& relay);
    bool isAvailable() const { return m_available; }

private:
    QString key(const QString& relay) const;

    QString m_profile;
    QString m_token; ///< for this run, when there is no keychain
    bool m_available = true;
};

} // namespace baton::client
