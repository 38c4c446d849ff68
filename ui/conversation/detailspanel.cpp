// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/detailspanel.h"

#include "core/models/theirwords.h"
#include "ui/parts/selectabletext.h"

#include <QFormLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

namespace baton::ui {

namespace {
constexpr qsizetype longestFieldName = 24;
}

DetailsPanel::DetailsPanel(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("details"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Customer"));
    setFocusPolicy(Qt::ClickFocus);
    setProperty("drawsFocus", true); // there is nothing in it that a key would press
    setMinimumWidth(200);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // what is in it takes the focus
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_inner = new QWidget(scroll);
    m_inner->setObjectName(QStringLiteral("surface"));
    auto* inner = new QVBoxLayout(m_inner);
    inner->setContentsMargins(16, 14, 16, 14);
    auto* section = new QLabel(tr("CUSTOMER"), m_inner);
    section->setObjectName(QStringLiteral("section"));
    auto small = section->font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    // Joined letters are not spaced.
    if (layoutDirection() == Qt::LeftToRight)
        small.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
    section->setFont(small);
    inner->addWidget(section);
    m_rows = new QFormLayout;
    m_rows->setHorizontalSpacing(18);
    m_rows->setVerticalSpacing(6);
    m_rows->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_rows->setLabelAlignment(Qt::AlignLeading);
    inner->addLayout(m_rows);
    m_nothing = new QLabel(tr("Nothing is known of this customer yet."), m_inner);
    m_nothing->setObjectName(QStringLiteral("muted"));
    m_nothing->setWordWrap(true);
    inner->addWidget(m_nothing);
    inner->addStretch();
    scroll->setWidget(m_inner);
    column->addWidget(scroll);
    setConversation(nullptr);
}

void DetailsPanel::addRow(const QString& name, const QString& given)
{
    const auto value = models::oneLine(given);
    if (value.isEmpty())
        return;
    auto* label = new QLabel(name, m_inner);
    label->setObjectName(QStringLiteral("muted"));
    label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    auto* text = new SelectableText(m_inner);
    text->setText(value);
    text->setAccessibleName(name + QStringLiteral(": ") + value);
    m_rows->addRow(label, text);
}

void DetailsPanel::setConversation(const Conversation* conversation)
{
    m_inner->setVisible(conversation != nullptr);
    const bool wasEmpty = std::exchange(m_isEmpty, !conversation);
    if (wasEmpty != m_isEmpty)
        Q_EMIT emptyChanged();
    if (!conversation || (conversation->contact == m_shown && m_rows->rowCount() > 0))
        return;
    m_shown = conversation->contact;
    while (m_rows->rowCount() > 0)
        m_rows->removeRow(0);
    addRow(tr("Name"), m_shown.name);
    addRow(tr("Email"), m_shown.email);
    addRow(tr("Phone"), m_shown.phone);
    addRow(tr("Country"), m_shown.country);
    addRow(tr("IP"), m_shown.ip);
    for (auto it = m_shown.fields.begin(); it != m_shown.fields.end(); ++it)
        addRow(models::oneLine(it.key(), longestFieldName), it.value());
    m_nothing->setVisible(m_rows->rowCount() == 0);
}

void DetailsPanel::setFloating(bool floating)
{
    setProperty("floating", floating);
    const int edge = floating ? 1 : 0;
    layout()->setContentsMargins(edge, edge, edge, edge);
    style()->unpolish(this);
    style()->polish(this);
}

} // namespace baton::ui
