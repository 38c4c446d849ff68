// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/notify/notifier.h"

#include <memory>

namespace baton::ui {

/// UNUserNotificationCenter. A click always takes a notice away, so closed() follows activated(). How long
/// a banner stays is the person's setting, and nobody tells when it goes: there is no Expired here. GUI
/// thread; the system calls back on threads of its own, which is handled here.
/// Errors: notices wait until the person has allowed or refused them; refused, they are closed as Failed.
class MacNotifier : public Notifier
{
    Q_OBJECT
public:
    /// Only a program in a bundle may notify; the system ends any other that tries.
    static bool isAvailable();

    explicit MacNotifier(QObject* parent = nullptr);
    ~MacNotifier() override;

    void show(const Notice& notice) override;
    void close(const QString& key) override;
    void closeAll() override;
    bool hasActions() const override { return m_consent == Consent::Given; }

    /// What the system says, brought to the GUI thread. @p action is empty for a dismissal.
    void hearResponse(const QString& key, const QString& action);

private:
    enum class Consent { Asked, Given, Refused };
    struct Center;

    void askConsent();
    void takeConsent(bool given);
    void post(const Notice& notice);
    void finish(const QString& key, CloseReason reason);

    std::unique_ptr<Center> m_center;
    QList<Notice> m_up; ///< oldest first
    Consent m_consent = Consent::Asked;
};

} // namespace baton::ui
