// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/presencesection.h"

#include "ui/parts/form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace baton::ui {

namespace {

constexpr int offeredMinutes[] = {5, 10, 15, 30};

} // namespace

PresenceSection::PresenceSection(QWidget* parent)
    : QWidget(parent)
    , m_idle(new QComboBox(this))
    , m_locked(new QCheckBox(tr("Away while the &screen is locked"), this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    auto* heading = new QLabel(tr("When you are away from this computer"), this);
    heading->setObjectName(QStringLiteral("section"));
    column->addWidget(heading);
    m_idle->setObjectName(QStringLiteral("awayAfter"));
    for (const int minutes : offeredMinutes)
        m_idle->addItem(models::Attendance::durationText(minutes * 60), minutes * 60);
    m_idle->addItem(tr("Never"), 0);
    auto* form = makeForm();
    form->addRow(tr("Away after so long without &input"), m_idle);
    column->addLayout(form);
    m_locked->setObjectName(QStringLiteral("awayWhileLocked"));
    column->addWidget(m_locked, 0, Qt::AlignLeft); // only as wide as what can be clicked
    auto* hint = new QLabel(
        tr("While you are away, customers are not told that you are online, and only those who need a person "
           "are announced. You are back as soon as you are at your computer again."),
        this);
    hint->setObjectName(QStringLiteral("muted"));
    hint->setWordWrap(true);
    column->addWidget(hint);
    setRules({});
    connect(m_idle, &QComboBox::activated, this, &PresenceSection::gather);
    connect(m_locked, &QCheckBox::clicked, this, &PresenceSection::gather);
}

void PresenceSection::setRules(const models::AwayRules& rules)
{
    // One that is not offered here is kept as it is, in its place.
    if (m_idle->findData(rules.idleSeconds) < 0)
        m_idle->insertItem(0, models::Attendance::durationText(rules.idleSeconds), rules.idleSeconds);
    m_idle->setCurrentIndex(m_idle->findData(rules.idleSeconds));
    m_locked->setChecked(rules.whileLocked);
}

void PresenceSection::gather() { Q_EMIT changed({m_idle->currentData().toInt(), m_locked->isChecked()}); }

} // namespace baton::ui
