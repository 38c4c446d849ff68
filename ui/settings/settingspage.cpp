// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/settingspage.h"

#include "core/models/clocktext.h"
#include "core/models/theirwords.h"
#include "ui/parts/form.h"
#include "ui/settings/formtable.h"
#include "ui/theme/paint.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimeEdit>
#include <QTimeZone>
#include <QVBoxLayout>

namespace baton::ui {

namespace {

constexpr int widest = 620;
constexpr qsizetype longestName = 60;
constexpr qsizetype longestLabel = 28; ///< beside a box
const QLatin1String hourForm("HH:mm");

QLabel* text(const QString& words, const char* look, QWidget* parent)
{
    auto* label = new QLabel(words, parent);
    label->setObjectName(QLatin1String(look));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

/// Some computers name theirs in a way that nobody else knows.
QString zoneHere()
{
    const auto here = QTimeZone::systemTimeZoneId();
    return push::isTimeZone(QString::fromLatin1(here)) ? QString::fromLatin1(here) : QStringLiteral("UTC");
}

} // namespace

SettingsPage::SettingsPage(QWidget* parent)
    : QWidget(parent)
    , m_body(new QWidget)
    , m_scroll(new QScrollArea(this))
    , m_state(text({}, "muted", this))
{
    setObjectName(QStringLiteral("surface"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    // Come to by itself it has the focus before any of its fields, which the wheel would turn.
    m_scroll->setAccessibleName(tr("Settings"));
    outer->addWidget(m_scroll);
    auto* page = new QWidget;
    page->setObjectName(QStringLiteral("surface"));
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(32, 24, 32, 24);
    column->setSpacing(14);
    auto* title = text(tr("Settings"), "title", page);
    auto big = title->font();
    big.setPointSizeF(big.pointSizeF() * 1.4);
    title->setFont(big);
    column->addWidget(title);
    m_state->setMaximumWidth(widest);
    column->addWidget(m_state);
    m_body->setMaximumWidth(widest);
    auto* sections = new QVBoxLayout(m_body);
    sections->setContentsMargins(0, 0, 0, 0);
    sections->setSpacing(14);
    buildEscalations(sections);
    buildMessages(sections);
    buildActivity(sections);
    buildQuietHours(sections);
    column->addWidget(m_body);
    m_local = new QVBoxLayout;
    m_local->setSpacing(14);
    column->addLayout(m_local);
    column->addStretch();
    m_scroll->setWidget(page);
    alignForms(*this);
    setSubscriptions({});
    setOnline(false);
}

void SettingsPage::buildEscalations(QVBoxLayout* column)
{
    column->addWidget(text(tr("When a customer needs a person"), "section", m_body));
    m_forms = makeForm();
    m_escalations = makeForms(false);
    m_escalations->setObjectName(QStringLiteral("escalations"));
    m_forms->addRow(tr("&All bots, on this device"), m_escalations);
    column->addLayout(m_forms);
}

void SettingsPage::buildMessages(QVBoxLayout* column)
{
    column->addWidget(text(tr("When a customer you have claimed writes"), "section", m_body));
    auto* form = makeForm();
    m_messages = makeForms(false);
    m_messages->setObjectName(QStringLiteral("messages"));
    form->addRow(tr("&My conversations, on this device"), m_messages);
    column->addLayout(form);
    column->addWidget(text(tr("Not for the conversation you are looking at."), "muted", m_body));
}

void SettingsPage::buildQuietHours(QVBoxLayout* column)
{
    column->addWidget(text(tr("Quiet hours, on all your devices"), "section", m_body));
    m_quiet = new QCheckBox(tr("&Keep quiet"), m_body);
    m_quiet->setObjectName(QStringLiteral("quiet"));
    m_quiet->setProperty("switch", true);
    column->addWidget(m_quiet, 0, Qt::AlignLeading);
    m_hours = new QWidget(m_body);
    auto* form = makeForm();
    m_hours->setLayout(form);
    auto* between = new QWidget(m_hours);
    auto* hours = new QHBoxLayout(between);
    hours->setContentsMargins(0, 0, 0, 0);
    for (auto** edit : {&m_from, &m_to}) {
        if (edit == &m_to)
            hours->addWidget(new QLabel(tr("and", "quiet between 22:00 and 07:00"), between));
        *edit = new QTimeEdit(between);
        // In a mirrored window Qt turns the parts round one by one, and bidi does so again: 10:00 would be
        // 00:10.
        (*edit)->setLayoutDirection(Qt::LeftToRight);
        (*edit)->setDisplayFormat(models::clockForm());
        (*edit)->unsetLayoutDirection();
        connect(*edit, &QTimeEdit::editingFinished, this, &SettingsPage::gather);
        hours->addWidget(*edit);
    }
    m_from->setAccessibleName(tr("Quiet from"));
    m_to->setAccessibleName(tr("Quiet until"));
    hours->addStretch();
    form->addRow(tr("&Between"), between);
    m_zone = new QComboBox(m_hours);
    m_zone->setAccessibleName(tr("Time zone"));
    fillZones();
    form->addRow(tr("Time &zone"), m_zone);
    auto* week = new QWidget(m_hours);
    auto* days = new QHBoxLayout(week);
    days->setContentsMargins(0, 0, 0, 0);
    for (int day = 1; day <= 7; ++day) {
        auto* box = new QCheckBox(QLocale().dayName(day, QLocale::ShortFormat), week);
        box->setAccessibleName(QLocale().dayName(day));
        connect(box, &QCheckBox::clicked, this, &SettingsPage::gather);
        m_days.append(box);
        days->addWidget(box);
    }
    days->addStretch();
    form->addRow(tr("On"), week);
    column->addWidget(m_hours);
    m_escalationsToo = new QCheckBox(tr("Hold back customers who need a person as &well"), m_body);
    m_escalationsToo->setObjectName(QStringLiteral("escalationsToo"));
    column->addWidget(m_escalationsToo);
    column->addWidget(
        text(tr("Without this, customers who wait for a person are told of at any hour."), "muted", m_body));
    connect(m_quiet, &QCheckBox::toggled, this, &SettingsPage::enableHours);
    connect(m_quiet, &QCheckBox::clicked, this, &SettingsPage::gather);
    enableHours(false);
    connect(m_escalationsToo, &QCheckBox::clicked, this, &SettingsPage::gather);
    connect(m_zone, &QComboBox::activated, this, &SettingsPage::gather);
}

/// What would change nothing cannot be chosen.
void SettingsPage::enableHours(bool on)
{
    m_hours->setEnabled(on);
    m_escalationsToo->setEnabled(on);
}

void SettingsPage::fillZones()
{
    const auto zones = QTimeZone::availableTimeZoneIds();
    for (const auto& zone : zones)
        m_zone->addItem(QString::fromLatin1(zone).replace(u'_', u' '), QString::fromLatin1(zone));
}

QComboBox* SettingsPage::makeForms(bool asForAll)
{
    auto* box = makeFormBox(asForAll, m_body);
    connect(box, &QComboBox::activated, this, &SettingsPage::gather);
    return box;
}

void SettingsPage::addLocalSection(QWidget* section)
{
    section->setMaximumWidth(widest);
    m_local->addWidget(section);
    alignForms(*this);
}

void SettingsPage::setBots(const QList<BotRef>& bots)
{
    if (bots == m_bots)
        return;
    m_bots = bots;
    while (m_forms->rowCount() > 1)
        m_forms->removeRow(1);
    m_ofBot.clear();
    for (const auto& bot : bots) {
        auto* box = makeForms(true);
        box->setAccessibleName(models::oneLine(bot.name));
        m_forms->addRow(literally(models::oneLine(bot.name, longestLabel)), box);
        m_ofBot.insert(bot.id, box);
    }
    QList<std::pair<QString, QString>> subjects;
    for (const auto& bot : bots)
        subjects.append({bot.id.toString(), models::oneLine(bot.name, longestName)});
    m_autoUpdates->setSubjects(subjects);
    alignForms(*this);
    fill();
}

void SettingsPage::setSubscriptions(const push::Subscriptions& wanted)
{
    m_wanted = wanted;
    if (m_wanted.quietHours.zone.isEmpty())
        m_wanted.quietHours.zone = zoneHere();
    fill();
}

void SettingsPage::setOnline(bool online)
{
    m_body->setEnabled(online);
    m_state->setText(
        online ? tr("Changes are kept at once.")
               : tr("There is no connection: what the relay keeps can be changed when it is back."));
}

void SettingsPage::showSection(Section section)
{
    auto* forms = section == Section::Workflows ? m_workflows : m_autoUpdates;
    forms->setFocus(Qt::ShortcutFocusReason);
    // Shown only now, perhaps: where the forms stand is known when all of it is laid out.
    QMetaObject::invokeMethod(
        this,
        [this, forms] {
            constexpr int heading = 40;
            const int top = forms->mapTo(m_scroll->widget(), QPoint()).y();
            m_scroll->verticalScrollBar()->setValue(top - heading);
        },
        Qt::QueuedConnection);
}

void SettingsPage::tell(const QString& text) { m_state->setText(text); }

void SettingsPage::fill()
{
    m_filling = true;
    chooseForm(m_escalations, m_wanted.escalations);
    chooseForm(m_messages, m_wanted.messages);
    for (auto it = m_ofBot.cbegin(); it != m_ofBot.cend(); ++it) {
        QString own;
        for (const auto& one : m_wanted.bots)
            if (one.bot == it.key())
                own = one.escalations.value_or(QString());
        chooseForm(*it, own);
    }
    const auto& hours = m_wanted.quietHours;
    m_quiet->setChecked(hours.on);
    m_from->setTime(QTime::fromString(hours.from, hourForm));
    m_to->setTime(QTime::fromString(hours.to, hourForm));
    for (int day = 1; day <= m_days.size(); ++day)
        m_days[day - 1]->setChecked(hours.days.contains(day));
    chooseForm(m_zone, hours.zone);
    m_escalationsToo->setChecked(hours.escalationsToo);
    fillActivity();
    m_filling = false;
}

void SettingsPage::gather()
{
    if (m_filling)
        return;
    auto wanted = m_wanted;
    wanted.escalations = m_escalations->currentData().toString();
    wanted.messages = m_messages->currentData().toString();
    for (auto it = m_ofBot.cbegin(); it != m_ofBot.cend(); ++it) {
        const auto form = (*it)->currentData().toString();
        auto own = std::find_if(wanted.bots.begin(), wanted.bots.end(),
                                [&](const push::BotSubscription& one) { return one.bot == it.key(); });
        if (own == wanted.bots.end() && !form.isEmpty())
            own = wanted.bots.insert(wanted.bots.end(), push::BotSubscription{it.key(), std::nullopt, {}});
        if (own != wanted.bots.end())
            own->escalations = form.isEmpty() ? std::nullopt : std::optional(form);
    }
    gatherActivity(wanted);
    auto& hours = wanted.quietHours;
    hours.on = m_quiet->isChecked();
    hours.from = m_from->time().toString(hourForm);
    hours.to = m_to->time().toString(hourForm);
    hours.days.clear();
    for (int day = 1; day <= m_days.size(); ++day)
        if (m_days[day - 1]->isChecked())
            hours.days.append(day);
    hours.zone = m_zone->currentData().toString();
    hours.escalationsToo = m_escalationsToo->isChecked();
    if (wanted != std::exchange(m_wanted, wanted))
        Q_EMIT changed(wanted);
}

} // namespace baton::ui
