// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QUrl>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace baton::ui {

/// Relay, email, password; what is wrong is said where it is. Passive.
class SignInPage : public QWidget
{
    Q_OBJECT
public:
    explicit SignInPage(QWidget* parent = nullptr);

    void setRelay(const QString& relay);
    void setInClear(bool inClear);
    void setEmail(const QString& email);
    void showProblem(const QString& text);
    /// The token cannot be kept: said before it surprises anybody.
    void showKeychainHint(bool missing);
    void setBusy(bool busy);
    void focusFirstEmpty();

    /// http or https with a host; "localhost:7420" is taken for http on this machine, anything else bare for
    /// https.
    static QUrl relayFrom(const QString& typed);

Q_SIGNALS:
    /// @p inClear: the person wants it although others on the way can read all of it.
    void signInRequested(const QUrl& relay, const QString& email, const QString& password, bool inClear);

private:
    void buildFields(QVBoxLayout* column);
    void submit();
    void relayEdited();

    QLineEdit* m_relay;
    QLineEdit* m_email;
    QLineEdit* m_password;
    QCheckBox* m_inClear; ///< only where it matters
    QPushButton* m_button;
    QLabel* m_problem;
    QLabel* m_hint;
};

} // namespace baton::ui
