// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/activity/autoupdate.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTextEdit;

namespace baton::ui {

class ElidedLabel;
class Pill;

/// What one auto-update changed: chunks, pages, a tool and its rights, or a prompt with its differences
/// marked; anything else as it was sent. All of it plain text, whatever it looks like. Passive. UI thread.
class EntryDetail : public QWidget
{
    Q_OBJECT
public:
    explicit EntryDetail(QWidget* parent = nullptr);

    void showNothing();
    void showEntry(const AutoUpdate& entry);
    void setMayReview(bool may);
    const AutoUpdateId& shown() const { return m_entry.id; }
    QString text() const;

Q_SIGNALS:
    void reviewRequested(const baton::AutoUpdateId& id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    AutoUpdate m_entry;
    bool m_mayReview = false;
    QWidget* m_body;
    QLabel* m_nothing;
    ElidedLabel* m_title;
    Pill* m_kind;
    ElidedLabel* m_told;
    QPushButton* m_review;
    QTextEdit* m_text;
};

} // namespace baton::ui
