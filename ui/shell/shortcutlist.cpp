// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/shell/shortcutlist.h"

#include "ui/parts/deed.h"
#include "ui/parts/searchfield.h"
#include "ui/parts/toolbutton.h"
#include "ui/theme/tokens.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace baton::ui {

namespace {

constexpr int listWidth = 640;
constexpr int listHeight = 420;

QLabel* label(const QString& text, const char* name, QWidget* parent)
{
    auto* made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText);
    made->setObjectName(QLatin1String(name));
    return made;
}

} // namespace

ShortcutList::ShortcutList(QWidget& window) : Overlay(window, listWidth)
{
    setObjectName(QStringLiteral("shortcutList"));
    auto* column = new QVBoxLayout(&card());
    column->setContentsMargins(20, 12, 12, 12);
    auto* head = new QHBoxLayout;
    auto* title = label(tr("Keyboard shortcuts"), "title", &card());
    title->setFont(scaledFont(font(), 1.15, true));
    auto* find = new SearchField(QStringLiteral("findShortcut"), tr("Find a shortcut"), tr("Find"), &card());
    find->setMaximumWidth(200);
    auto* away = toolButton(Icon::Close, tr("Close"), &card());
    connect(away, &QToolButton::clicked, this, &Overlay::leave);
    connect(find, &SearchField::textChanged, this, &ShortcutList::fill);
    head->addWidget(title, 1);
    head->addWidget(find);
    head->addWidget(away);
    column->addLayout(head);
    auto* scroll = new QScrollArea(&card());
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setMinimumHeight(listHeight);
    m_keys = new QWidget;
    m_keys->setObjectName(QStringLiteral("surface"));
    scroll->setWidget(m_keys);
    column->addWidget(scroll, 1);
    fill({});
    open(*find);
}

/// Two columns of groups, the first two on the left.
void ShortcutList::fill(const QString& sought)
{
    qDeleteAll(m_keys->findChildren<QLabel*>(QString(), Qt::FindDirectChildrenOnly));
    delete m_grid;
    m_grid = new QGridLayout(m_keys);
    m_grid->setContentsMargins(0, 8, 8, 8);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(2, 1);
    int rows[2]{};
    const auto deeds = deedsOf(*window());
    for (const auto group :
         {DeedGroup::Everywhere, DeedGroup::List, DeedGroup::Conversation, DeedGroup::Composer}) {
        const int side = group == DeedGroup::Everywhere || group == DeedGroup::List ? 0 : 1;
        bool isNamed = false;
        for (const auto& deed : deeds) {
            if (deed.group != group || deed.action->shortcut().isEmpty() ||
                !deed.action->text().contains(sought.trimmed(), Qt::CaseInsensitive))
                continue;
            if (!std::exchange(isNamed, true)) {
                auto* name = label(groupName(group), "section", m_keys);
                m_grid->addWidget(name, rows[side]++, 2 * side, 1, 2);
            }
            m_grid->addWidget(label(deed.action->text(), "deed", m_keys), rows[side], 2 * side);
            auto* keys = label(deed.action->shortcut().toString(QKeySequence::NativeText), "key", m_keys);
            m_grid->addWidget(keys, rows[side]++, 2 * side + 1, Qt::AlignRight);
        }
    }
    m_grid->setRowStretch(std::max(rows[0], rows[1]), 1);
}

} // namespace baton::ui
