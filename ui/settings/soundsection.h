// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/alerts/soundpreferences.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSlider;

namespace baton::ui {

/// What is heard on this computer, how loud, and how often it is repeated. Passive. UI thread.
class SoundSection : public QWidget
{
    Q_OBJECT
public:
    explicit SoundSection(QWidget* parent = nullptr);

    void setPreferences(const SoundPreferences& wanted);
    /// Whether Baton's own sounds can be heard here.
    void setWorks(bool works);

Q_SIGNALS:
    /// By the person.
    void changed(const baton::ui::SoundPreferences& wanted);
    void escalationTried();
    void messageTried();
    void activityTried();

private:
    struct Row
    {
        QComboBox* box = nullptr;
        QPushButton* play = nullptr;
    };

    Row addSound(QFormLayout* form, const QString& label, const char* name);
    void addVolume(QFormLayout* form);
    void addRepeat(QFormLayout* form);
    void gather();
    void tellState();

    SoundPreferences m_wanted;
    Row m_escalations;
    Row m_messages;
    Row m_activity;
    QSlider* m_volume = nullptr;
    QLabel* m_percent = nullptr;
    QComboBox* m_repeat = nullptr;
    QLabel* m_trouble;
};

} // namespace baton::ui
