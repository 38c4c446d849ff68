// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/detailspanel.h"

#include "core/models/historytext.h"
#include "core/models/theirwords.h"
#include "ui/conversation/contactform.h"
#include "ui/conversation/contactnotes.h"
#include "ui/conversation/earlierlist.h"
#include "ui/conversation/tagchips.h"
#include "ui/parts/avatar.h"
#include "ui/parts/elidedlabel.h"
#include "ui/parts/selectabletext.h"
#include "ui/parts/wrappedlabel.h"
#include "ui/theme/tokens.h"

#include <QFormLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace baton::ui {

namespace {
constexpr qsizetype longestFieldName = 24;
constexpr int mostRatingLines = 8;
constexpr int avatarSide = 48;
constexpr int edge = 16;
constexpr int aroundLine = 12;
} // namespace

DetailsPanel::DetailsPanel(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("details"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Customer"));
    setFocusPolicy(Qt::ClickFocus);
    setProperty("drawsFocus", true); // what in it can be pressed has a ring of its own
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
    inner->setContentsMargins(edge, 12, edge, 14);
    inner->setSpacing(6);
    auto* who = new QHBoxLayout;
    who->setSpacing(12);
    m_avatar = new Avatar(avatarSide, m_inner);
    who->addWidget(m_avatar);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    m_name = new ElidedLabel(m_inner);
    m_name->setObjectName(QStringLiteral("title"));
    m_name->setFont(scaledFont(font(), 1.15, true));
    m_reach = new ElidedLabel(m_inner);
    m_reach->setObjectName(QStringLiteral("muted"));
    m_reach->setFont(scaledFont(font(), 0.92));
    names->addWidget(m_name);
    names->addWidget(m_reach);
    who->addLayout(names, 1);
    who->setAlignment(names, Qt::AlignVCenter);
    inner->addLayout(who);
    addSection(inner, tr("Details"), &m_edit);
    m_edit->setText(tr("Edit"));
    m_edit->setProperty("driverName", QStringLiteral("editContact"));
    m_edit->setAccessibleName(tr("Edit what is known of the customer"));
    m_rows = new QFormLayout;
    m_rows->setHorizontalSpacing(18);
    m_rows->setVerticalSpacing(6);
    m_rows->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_rows->setLabelAlignment(Qt::AlignLeading);
    m_form = new ContactForm(m_inner);
    m_form->hide();
    inner->addWidget(m_form);
    inner->addLayout(m_rows);
    m_nothing = new QLabel(tr("Nothing is known of this customer yet."), m_inner);
    m_nothing->setObjectName(QStringLiteral("muted"));
    m_nothing->setWordWrap(true);
    inner->addWidget(m_nothing);
    m_ratingHead = addSection(inner, tr("Rating"));
    m_rating = new WrappedLabel(mostRatingLines, m_inner);
    inner->addWidget(m_rating);
    m_tagsHead = addSection(inner, tr("Tags"));
    m_tags = new TagChips(m_inner);
    inner->addWidget(m_tags);
    addSection(inner, tr("Notes on the customer"));
    m_notes = new ContactNotes(m_inner);
    inner->addWidget(m_notes);
    m_earlierHead = addSection(inner, tr("Earlier conversations"));
    m_earlier = new EarlierList(m_inner);
    inner->addWidget(m_earlier);
    setEarlier({});
    inner->addStretch();
    scroll->setWidget(m_inner);
    column->addWidget(scroll);
    connect(m_edit, &QToolButton::clicked, this, [this] { showForm(true); });
    connect(m_form, &ContactForm::saveRequested, this, &DetailsPanel::contactDescribed);
    connect(m_form, &ContactForm::closed, this, [this] {
        showForm(false);
        m_edit->setFocus(Qt::OtherFocusReason);
    });
    setConversation(nullptr);
}

/// A line, a title and what can be done about it: they go and come together.
QWidget* DetailsPanel::addSection(QVBoxLayout* column, const QString& title, QToolButton** deed)
{
    auto* section = new QWidget(m_inner);
    auto* parts = new QVBoxLayout(section);
    parts->setContentsMargins(0, aroundLine - column->spacing(), 0, 0);
    parts->setSpacing(aroundLine);
    auto* line = new QFrame(section);
    line->setObjectName(QStringLiteral("line"));
    parts->addWidget(line);
    auto* row = new QHBoxLayout;
    auto* name = new QLabel(title, section);
    name->setFont(scaledFont(name->font(), 0.92, true));
    row->addWidget(name);
    row->addStretch();
    if (deed) {
        *deed = new QToolButton(section);
        (*deed)->setObjectName(QStringLiteral("tool"));
        row->addWidget(*deed);
    }
    parts->addLayout(row);
    column->addWidget(section);
    return section;
}

void DetailsPanel::setEarlier(const QList<Conversation>& conversations)
{
    m_earlier->setConversations(conversations);
    m_earlier->setVisible(!conversations.isEmpty());
    m_earlierHead->setVisible(!conversations.isEmpty());
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

void DetailsPanel::showForm(bool isShown)
{
    if (isShown)
        m_form->setContact(m_shown);
    m_form->setVisible(isShown);
    for (int i = 0; i < m_rows->count(); ++i)
        if (auto* widget = m_rows->itemAt(i)->widget())
            widget->setVisible(!isShown);
    m_nothing->setVisible(!isShown && m_rows->rowCount() == 0);
    if (isShown)
        m_form->takeFocus();
}

void DetailsPanel::setRating(const std::optional<Rating>& rating)
{
    m_ratingHead->setVisible(rating.has_value());
    m_rating->setVisible(rating.has_value());
    if (!rating)
        return;
    const auto said = rating->text ? models::oneLine(*rating->text, 1'000) : QString();
    const auto score = models::ratingText(int(rating->score));
    m_rating->setText(said.isEmpty() ? score : tr("%1: “%2”").arg(score, said));
}

void DetailsPanel::setConversation(const Conversation* conversation, bool isEditable)
{
    m_inner->setVisible(conversation != nullptr);
    const bool wasEmpty = std::exchange(m_isEmpty, !conversation);
    if (wasEmpty != m_isEmpty)
        Q_EMIT emptyChanged();
    if (!conversation)
        return;
    const bool isOther = std::exchange(m_conversation, conversation->id) != conversation->id;
    if (isOther) {
        m_notes->clear();
        showForm(false);
    }
    m_name->setText(models::customerName(*conversation));
    m_avatar->setPerson(m_name->text());
    const auto& contact = conversation->contact;
    m_reach->setText(models::oneLine(contact.email.isEmpty() ? contact.phone : contact.email));
    m_reach->setVisible(!m_reach->text().isEmpty());
    m_edit->setVisible(isEditable);
    m_notes->setEditable(isEditable);
    m_tags->setTags(conversation->tags, isEditable);
    m_tags->setVisible(isEditable || !conversation->tags.isEmpty());
    m_tagsHead->setVisible(isEditable || !conversation->tags.isEmpty());
    setRating(conversation->rating);
    if (conversation->contact == m_shown && m_rows->rowCount() > 0)
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
    // What somebody is typing there stays.
    const bool isEditing = !m_form->isHidden();
    m_nothing->setVisible(!isEditing && m_rows->rowCount() == 0);
    for (int i = 0; isEditing && i < m_rows->count(); ++i)
        if (auto* widget = m_rows->itemAt(i)->widget())
            widget->hide();
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
