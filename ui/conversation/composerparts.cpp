// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

// What the composer is made of.

#include "ui/conversation/composer.h"
#include "ui/conversation/composeredit.h"
#include "ui/parts/elidedlabel.h"
#include "ui/parts/tabbutton.h"
#include "ui/parts/toolbutton.h"
#include "ui/theme/tokens.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QToolButton>

namespace baton::ui {

void Composer::buildTabs(QVBoxLayout* column)
{
    m_tabs = new QWidget(this);
    auto* row = new QHBoxLayout(m_tabs);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    const auto pair = [this, row](const QString& first, const char* firstName, const QString& second,
                                  const char* secondName) {
        auto* group = new QButtonGroup(this);
        const auto tab = [&](const QString& text, const char* name) {
            auto* button = new TabButton(this);
            button->setProperty("driverName", QString::fromLatin1(name));
            button->setText(text);
            group->addButton(button);
            row->addWidget(button);
            return button;
        };
        // In braces, where the first is made first.
        return std::pair<QToolButton*, QToolButton*>{tab(first, firstName), tab(second, secondName)};
    };
    std::tie(m_replyTab, m_noteTab) = pair(tr("Reply"), "replyTab", tr("Note"), "noteTab");
    m_noteTab->setToolTip(tr("Only colleagues see it (Ctrl+Shift+N)"));
    m_replyTab->setChecked(true);
    row->addStretch();
    m_channel = new ElidedLabel(this);
    m_channel->setObjectName(QStringLiteral("muted"));
    m_channel->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    row->addWidget(m_channel);
    row->addSpacing(6);
    std::tie(m_edit, m_preview) = pair(tr("Edit"), "editTab", tr("Preview"), "previewTab");
    m_edit->setChecked(true);
    connect(m_edit, &QToolButton::clicked, this, [this] { showPage(false); });
    connect(m_preview, &QToolButton::clicked, this, [this] { showPage(true); });
    const auto goTo = [this](Mode mode) {
        return [this, mode] {
            setMode(mode);
            focusEditor();
        };
    };
    connect(m_replyTab, &QToolButton::clicked, this, goTo(Mode::Reply));
    connect(m_noteTab, &QToolButton::clicked, this, goTo(Mode::Note));
    column->addWidget(m_tabs);
}

ComposerEdit* Composer::makeEditor(const char* name, const QString& accessibleName, const QString& hint)
{
    auto* editor = new ComposerEdit(m_pages);
    editor->setObjectName(QString::fromLatin1(name));
    editor->setAccessibleName(accessibleName);
    editor->setPlaceholderText(hint);
    connect(editor, &ComposerEdit::filesGiven, this, &Composer::filesGiven);
    connect(editor, &ComposerEdit::pictureGiven, this, &Composer::pictureGiven);
    m_pages->addWidget(editor);
    return editor;
}

/// One chip: what a saved reply does with its words, and a way to have the words alone.
void Composer::buildActions(QVBoxLayout* column)
{
    m_actions = new QWidget(this);
    auto* line = new QHBoxLayout(m_actions);
    line->setContentsMargins(0, 0, 0, 0);
    auto* chip = new QFrame(m_actions);
    chip->setObjectName(QStringLiteral("chip"));
    auto* row = new QHBoxLayout(chip);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(4);
    row->addSpacing(6); // margins are not mirrored
    m_does = new ElidedLabel(chip);
    m_does->setProperty("driverName", QStringLiteral("actions"));
    m_does->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    row->addWidget(new QLabel(tr("When sent:"), chip));
    row->addWidget(m_does);
    m_dropActions = smallToolButton(Icon::Close, tr("Send the words alone"), chip);
    m_dropActions->setProperty("driverName", QStringLiteral("dropActions"));
    connect(m_dropActions, &QToolButton::clicked, this, [this] {
        focusEditor(); // the button goes
        Q_EMIT actionsDropped();
    });
    row->addWidget(m_dropActions);
    line->addWidget(chip);
    line->addStretch();
    m_actions->hide();
    column->addWidget(m_actions);
}

void Composer::buildPages(QVBoxLayout* column)
{
    m_pages = new QStackedWidget(this);
    m_reply = makeEditor("editor", tr("Your reply, in Markdown"),
                         tr("Write a reply. Markdown works; “/” finds saved replies; Ctrl+Enter sends."));
    m_note = makeEditor("noteEditor", tr("Your private note, in Markdown"),
                        tr("Write a note. Only colleagues see it, the customer never does."));
    m_note->setProperty("note", true); // its ground
    connect(m_reply, &ComposerEdit::slashTyped, this, &Composer::slashTyped);
    connect(m_reply, &QPlainTextEdit::textChanged, this, [this] {
        refresh();
        if (m_settingDraft)
            return;
        Q_EMIT draftChanged(draft());
        Q_EMIT typing();
    });
    // A customer does not learn that somebody writes a note.
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] {
        refresh();
        if (!m_settingDraft)
            Q_EMIT noteDraftChanged(noteDraft());
    });
    m_rendered = new QTextBrowser(m_pages);
    m_rendered->setObjectName(QStringLiteral("preview"));
    m_rendered->setAccessibleName(tr("How your reply will look"));
    m_rendered->setOpenLinks(false);
    connect(m_rendered, &QTextBrowser::anchorClicked, this, &Composer::linkActivated);
    m_pages->addWidget(m_rendered);
    buildLocked();
    column->addWidget(m_pages);
}

/// One bar in the place of all the rest: where it stands, and what can be done about it.
void Composer::buildLocked()
{
    m_locked = new QWidget(m_pages);
    m_locked->setObjectName(QStringLiteral("locked"));
    m_locked->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(m_locked);
    row->setContentsMargins(16, 8, 12, 8);
    row->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    m_lockTitle = new ElidedLabel(m_locked);
    m_lockTitle->setObjectName(QStringLiteral("title"));
    m_lockText = new ElidedLabel(m_locked);
    m_lockText->setObjectName(QStringLiteral("muted"));
    m_lockText->setFont(scaledFont(font(), 0.92));
    words->addStretch();
    words->addWidget(m_lockTitle);
    words->addWidget(m_lockText);
    words->addStretch();
    row->addLayout(words, 1);
    const auto deed = [&](const QString& text, const char* name) {
        auto* button = new QPushButton(text, m_locked);
        button->setProperty("driverName", QString::fromLatin1(name));
        return button;
    };
    // The first that is made has the keyboard when the editor goes.
    m_unlock = deed(QString(), "unlock");
    m_writeNote = deed(tr("Write a note"), "writeNote");
    m_takeOver = deed(tr("Take over"), "takeOver");
    for (auto* button : {m_writeNote, m_takeOver, m_unlock})
        row->addWidget(button);
    m_unlock->setProperty("weight", QStringLiteral("primary"));
    m_unlock->setIcon(iconFor(Icon::Claim, IconTone::OnAccent));
    m_unlock->setToolTip(tr("Ctrl+Enter"));
    connect(m_unlock, &QPushButton::clicked, this, &Composer::act);
    connect(m_takeOver, &QPushButton::clicked, this, &Composer::takeOverRequested);
    connect(m_writeNote, &QPushButton::clicked, this, [this] {
        setMode(Mode::Note);
        focusEditor();
    });
    m_pages->addWidget(m_locked);
}

void Composer::buildTools(QBoxLayout* row)
{
    const auto group = [this, row] {
        auto* made = new QWidget(this);
        auto* tools = new QHBoxLayout(made);
        tools->setContentsMargins(0, 0, 0, 0);
        tools->setSpacing(0);
        row->addWidget(made);
        return made;
    };
    const auto tool = [this](QWidget* in, Icon icon, const QString& name, auto&& apply) {
        auto* button = toolButton(icon, name, in);
        connect(button, &QToolButton::clicked, this, apply);
        in->layout()->addWidget(button);
        return button;
    };
    m_bringers = group();
    tool(m_bringers, Icon::Attach, tr("Attach files (Ctrl+Shift+A); they can also be dropped or pasted"),
         &Composer::attachRequested)
        ->setProperty("driverName", QStringLiteral("attach"));
    m_saved = tool(m_bringers, Icon::Saved, tr("Saved replies (type / in the reply)"),
                   &Composer::savedRepliesRequested);
    m_saved->setProperty("driverName", QStringLiteral("savedReplies"));
    m_tools = group();
    tool(m_tools, Icon::Bold, tr("Bold (Ctrl+B)"),
         [this] { editor().surround(QStringLiteral("**"), QStringLiteral("**")); });
    tool(m_tools, Icon::Italic, tr("Italic (Ctrl+I)"),
         [this] { editor().surround(QStringLiteral("*"), QStringLiteral("*")); });
    tool(m_tools, Icon::Link, tr("Link (Ctrl+Shift+K)"),
         [this] { editor().surround(QStringLiteral("["), QStringLiteral("](https://)")); });
    tool(m_tools, Icon::List, tr("List"), [this] { editor().prefixLines(QStringLiteral("- ")); });
    tool(m_tools, Icon::Code, tr("Code"),
         [this] { editor().surround(QStringLiteral("`"), QStringLiteral("`")); });
}

void Composer::buildFoot(QVBoxLayout* column)
{
    m_foot = new QWidget(this);
    auto* row = new QHBoxLayout(m_foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    buildTools(row);
    m_kept = new ElidedLabel(this);
    m_kept->setObjectName(QStringLiteral("muted"));
    m_kept->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_send = new QPushButton(tr("Send"), this);
    m_send->setObjectName(QStringLiteral("primary"));
    m_send->setProperty("driverName", QStringLiteral("send"));
    connect(m_send, &QPushButton::clicked, this, &Composer::act);
    m_sendMore = toolButton(Icon::Down, tr("Other ways to send"), this);
    m_sendMore->setProperty("driverName", QStringLiteral("sendMore"));
    m_sendMore->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_sendMore);
    connect(menu->addAction(tr("Send and resolve (Ctrl+Shift+Enter)")), &QAction::triggered, this,
            &Composer::actAndResolve);
    m_sendMore->setMenu(menu);
    row->addStretch();
    row->addWidget(m_kept);
    row->addWidget(m_send);
    row->addWidget(m_sendMore);
    column->addWidget(m_foot);
}

} // namespace baton::ui
