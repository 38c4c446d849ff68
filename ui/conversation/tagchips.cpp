// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/tagchips.h"

#include "core/domain/tags.h"
#include "core/models/theirwords.h"
#include "ui/parts/flowlayout.h"
#include "ui/parts/toolbutton.h"
#include "ui/theme/paint.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace baton::ui {

namespace {

constexpr int fieldWidth = 150;
constexpr int widestWord = 180;
constexpr int chipEdge = 6;

QWidget* makeChip(const QString& tag, bool isEditable, TagChips* parent)
{
    auto* chip = new QFrame(parent);
    chip->setObjectName(QStringLiteral("chip"));
    auto* row = new QHBoxLayout(chip);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(2);
    row->addSpacing(chipEdge); // margins are not mirrored
    const auto word = models::oneLine(tag);
    auto* label = new QLabel(chip);
    label->setTextFormat(Qt::PlainText);
    label->setText(label->fontMetrics().elidedText(word, Qt::ElideRight, widestWord));
    label->setToolTip(word);
    row->addWidget(label);
    if (!isEditable) {
        row->addSpacing(chipEdge);
        return chip;
    }
    auto* off =
        smallToolButton(Icon::Close, TagChips::tr("Remove the tag %1").arg(models::within(tag)), chip);
    off->setProperty("driverName", QString(QStringLiteral("removeTag ") + tag));
    QObject::connect(off, &QToolButton::clicked, parent,
                     [parent, tag] { Q_EMIT parent->removeRequested(tag); });
    row->addWidget(off);
    return chip;
}

} // namespace

TagChips::TagChips(QWidget* parent) : QWidget(parent)
{
    auto* flow = new FlowLayout(this);
    m_add = new QToolButton(this);
    m_add->setObjectName(QStringLiteral("tool"));
    m_add->setProperty("driverName", QStringLiteral("addTag"));
    m_add->setIcon(iconFor(Icon::Plus));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setText(tr("Add"));
    m_add->setAccessibleName(tr("Add a tag"));
    connect(m_add, &QToolButton::clicked, this, &TagChips::add);
    m_field = new QLineEdit(this);
    m_field->setObjectName(QStringLiteral("tagField"));
    m_field->setAccessibleName(tr("Another tag"));
    m_field->setPlaceholderText(tr("Tag, then Enter"));
    m_field->setMaxLength(int(longestTag));
    m_field->setFixedWidth(fieldWidth);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::returnPressed, this, &TagChips::take);
    flow->addWidget(m_add);
    flow->addWidget(m_field);
    m_field->hide();
    auto policy = sizePolicy();
    policy.setHeightForWidth(true);
    policy.setVerticalPolicy(QSizePolicy::Minimum);
    setSizePolicy(policy);
}

void TagChips::setTags(const QStringList& tags, bool isEditable)
{
    if (m_tags == tags && m_isEditable == isEditable)
        return;
    m_tags = tags;
    m_isEditable = isEditable;
    for (auto* chip : std::as_const(m_chips)) {
        layout()->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // its button may be what was pressed
    }
    m_chips.clear();
    // What adds stays behind them all.
    layout()->removeWidget(m_add);
    layout()->removeWidget(m_field);
    for (const auto& tag : tags) {
        m_chips.append(makeChip(tag, isEditable, this));
        layout()->addWidget(m_chips.constLast());
        m_chips.constLast()->show();
    }
    layout()->addWidget(m_add);
    layout()->addWidget(m_field);
    showField(isEditable && !m_field->isHidden());
    setTabOrder(m_add, m_field);
    updateGeometry();
}

void TagChips::showField(bool isShown)
{
    m_field->setVisible(isShown);
    m_add->setVisible(m_isEditable && !isShown);
    layout()->invalidate();
}

void TagChips::add()
{
    if (!m_isEditable)
        return;
    showField(true);
    m_field->setFocus(Qt::OtherFocusReason);
}

void TagChips::take()
{
    const auto tag = m_field->text().simplified();
    m_field->clear();
    if (tag.isEmpty() || m_tags.contains(tag, Qt::CaseInsensitive)) {
        showField(false);
        m_add->setFocus(Qt::OtherFocusReason);
        return;
    }
    Q_EMIT addRequested(tag);
}

bool TagChips::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        m_field->clear();
        showField(false);
        m_add->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (watched == m_field && event->type() == QEvent::FocusOut && m_field->text().isEmpty())
        showField(false);
    return QWidget::eventFilter(watched, event);
}

} // namespace baton::ui
