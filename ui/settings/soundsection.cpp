// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/soundsection.h"

#include "ui/parts/form.h"
#include "ui/sound/soundplayer.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

namespace baton::ui {

namespace {

constexpr int sliderWidth = 180;

QLabel* words(const QString& text, const char* look, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setObjectName(QLatin1String(look));
    label->setWordWrap(true);
    return label;
}

QString nameOf(const QString& sound)
{
    if (sound == QLatin1String("chime"))
        return SoundSection::tr("Chime");
    if (sound == QLatin1String("bell"))
        return SoundSection::tr("Bell");
    if (sound == QLatin1String("marimba"))
        return SoundSection::tr("Marimba");
    if (sound == QLatin1String("knock"))
        return SoundSection::tr("Knock");
    if (sound == QLatin1String("drop"))
        return SoundSection::tr("Drop");
    return sound;
}

QString everyText(int seconds)
{
    if (seconds <= 0)
        return SoundSection::tr("Never");
    return seconds % 60 == 0 ? SoundSection::tr("Every %Ln minute(s)", nullptr, seconds / 60)
                             : SoundSection::tr("Every %Ln second(s)", nullptr, seconds);
}

} // namespace

SoundSection::SoundSection(QWidget* parent)
    : QWidget(parent)
    , m_trouble(
          words(tr("Baton's own sounds cannot be heard on this computer. The desktop makes its own instead."),
                "hint", this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    column->addWidget(words(tr("Sounds and reminders, on this computer"), "section", this));
    column->addWidget(m_trouble);
    auto* form = makeForm();
    m_escalations = addSound(form, tr("When a customer &needs a person"), "escalationSound");
    m_messages = addSound(form, tr("When a customer of &mine writes"), "messageSound");
    m_activity = addSound(form, tr("&Other alerts"), "activitySound");
    addVolume(form);
    addRepeat(form);
    column->addLayout(form);
    column->addWidget(
        words(tr("Only what comes as a banner with a sound is heard. While a customer waits, each pause "
                 "is half as long again as the one before, up to five times the first."),
              "muted", this));
    connect(m_escalations.play, &QPushButton::clicked, this, &SoundSection::escalationTried);
    connect(m_messages.play, &QPushButton::clicked, this, &SoundSection::messageTried);
    connect(m_activity.play, &QPushButton::clicked, this, &SoundSection::activityTried);
    setPreferences({});
    setWorks(true);
}

SoundSection::Row SoundSection::addSound(QFormLayout* form, const QString& label, const char* name)
{
    auto* cell = new QWidget(this);
    auto* line = new QHBoxLayout(cell);
    line->setContentsMargins(0, 0, 0, 0);
    Row row{new QComboBox(cell), new QPushButton(tr("Play"), cell)};
    for (const auto& sound : SoundPlayer::sounds())
        row.box->addItem(nameOf(sound), sound);
    row.box->insertSeparator(row.box->count());
    row.box->addItem(tr("The desktop's own"), SoundPreferences::desktops());
    row.box->addItem(tr("None"), SoundPreferences::none());
    row.box->setObjectName(QLatin1String(name));
    row.play->setObjectName(QLatin1String(name) + QStringLiteral(".play"));
    row.play->setAccessibleName(tr("Play: %1").arg(QString(label).remove(u'&')));
    line->addWidget(row.box);
    line->addWidget(row.play);
    line->addStretch();
    auto* title = new QLabel(label, this);
    title->setBuddy(row.box);
    row.box->setAccessibleName(QString(label).remove(u'&'));
    form->addRow(title, cell);
    connect(row.box, &QComboBox::activated, this, &SoundSection::gather);
    return row;
}

void SoundSection::addVolume(QFormLayout* form)
{
    auto* cell = new QWidget(this);
    auto* line = new QHBoxLayout(cell);
    line->setContentsMargins(0, 0, 0, 0);
    m_volume = new QSlider(Qt::Horizontal, cell);
    m_volume->setObjectName(QStringLiteral("volume"));
    m_volume->setRange(0, 100);
    m_volume->setPageStep(10);
    m_volume->setSingleStep(5);
    m_volume->setFixedWidth(sliderWidth);
    m_volume->setProperty("mirrored", isRightToLeft()); // A style sheet cannot tell.
    m_volume->setAccessibleName(tr("Volume"));
    m_percent = new QLabel(cell);
    line->addWidget(m_volume);
    line->addWidget(m_percent);
    line->addStretch();
    auto* title = new QLabel(tr("&Volume"), this);
    title->setBuddy(m_volume);
    form->addRow(title, cell);
    connect(m_volume, &QSlider::valueChanged, this, [this] {
        tellState();
        gather();
    });
}

void SoundSection::addRepeat(QFormLayout* form)
{
    m_repeat = new QComboBox(this);
    m_repeat->setObjectName(QStringLiteral("repeat"));
    for (const int seconds : {30, 60, 120, 300, 0})
        m_repeat->addItem(everyText(seconds), seconds);
    m_repeat->setAccessibleName(tr("Remind me until somebody answers"));
    auto* cell = new QWidget(this);
    auto* line = new QHBoxLayout(cell);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_repeat);
    line->addWidget(new QLabel(tr("until somebody answers"), cell));
    line->addStretch();
    auto* title = new QLabel(tr("&Remind me"), this);
    title->setBuddy(m_repeat);
    form->addRow(title, cell);
    connect(m_repeat, &QComboBox::activated, this, &SoundSection::gather);
}

void SoundSection::setPreferences(const SoundPreferences& wanted)
{
    m_wanted = wanted;
    const QSignalBlocker blocker(m_volume);
    m_escalations.box->setCurrentIndex(m_escalations.box->findData(wanted.escalations));
    m_messages.box->setCurrentIndex(m_messages.box->findData(wanted.messages));
    m_activity.box->setCurrentIndex(m_activity.box->findData(wanted.activity));
    m_volume->setValue(wanted.volume);
    // One that was written by hand does not turn into another.
    if (m_repeat->findData(wanted.repeatSeconds) < 0)
        m_repeat->addItem(everyText(wanted.repeatSeconds), wanted.repeatSeconds);
    m_repeat->setCurrentIndex(m_repeat->findData(wanted.repeatSeconds));
    tellState();
}

void SoundSection::setWorks(bool works) { m_trouble->setVisible(!works); }

void SoundSection::tellState()
{
    m_percent->setText(QLocale().toString(m_volume->value()) + QLocale().percent());
    for (const auto& row : {m_escalations, m_messages, m_activity})
        row.play->setEnabled(SoundPlayer::sounds().contains(row.box->currentData().toString()));
}

void SoundSection::gather()
{
    const SoundPreferences wanted{
        m_escalations.box->currentData().toString(), m_messages.box->currentData().toString(),
        m_activity.box->currentData().toString(), m_volume->value(), m_repeat->currentData().toInt()};
    tellState();
    if (wanted != std::exchange(m_wanted, wanted))
        Q_EMIT changed(wanted);
}

} // namespace baton::ui
