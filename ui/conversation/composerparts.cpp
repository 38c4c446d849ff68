// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

// What the composer is made of.

#include "ui/conversation/composer.h"
#include "ui/conversation/composeredit.h"
#include "ui/parts/elidedlabel.h"
#include "ui/parts/tabbutton.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QToolButton>

namespace baton::ui {

namespace {
constexpr int editorHeight = 92; ///< where there is room
constexpr int lowestEditor = 60;
} // namespace

void Composer::buildTabs(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
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
    column->addLayout(row);
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
    m_dropActions = new QToolButton(chip);
    m_dropActions->setObjectName(QStringLiteral("tool"));
    m_dropActions->setProperty("driverName", QStringLiteral("dropActions"));
    m_dropActions->setText(QStringLiteral("✕"));
    m_dropActions->setToolTip(tr("Send the words alone"));
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
    m_pages->setMinimumHeight(lowestEditor);
    m_pages->setMaximumHeight(editorHeight);
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

void Composer::buildLocked()
{
    m_locked = new QWidget(m_pages);
    m_locked->setObjectName(QStringLiteral("locked"));
    m_locked->setAttribute(Qt::WA_StyledBackground);
    auto* middle = new QVBoxLayout(m_locked);
    middle->setSpacing(6);
    m_unlock = new QPushButton(m_locked);
    m_unlock->setObjectName(QStringLiteral("big"));
    m_unlock->setProperty("driverName", QStringLiteral("unlock"));
    connect(m_unlock, &QPushButton::clicked, this, &Composer::act);
    m_lockText = new QLabel(m_locked);
    m_lockText->setObjectName(QStringLiteral("muted"));
    m_lockText->setAlignment(Qt::AlignCenter);
    m_lockText->setWordWrap(true);
    m_lockText->setMinimumWidth(1); // whatever name it has to say
    auto* deeds = new QHBoxLayout;
    const auto deed = [&](const QString& text, const char* name) {
        auto* button = new QPushButton(text, m_locked);
        button->setProperty("driverName", QString::fromLatin1(name));
        deeds->addWidget(button);
        return button;
    };
    deeds->addStretch();
    m_writeNote = deed(tr("Write a note"), "writeNote");
    m_takeOver = deed(tr("Take over"), "takeOver");
    deeds->addStretch();
    connect(m_takeOver, &QPushButton::clicked, this, &Composer::takeOverRequested);
    connect(m_writeNote, &QPushButton::clicked, this, [this] {
        setMode(Mode::Note);
        focusEditor();
    });
    middle->addStretch();
    middle->addWidget(m_unlock, 0, Qt::AlignHCenter);
    middle->addWidget(m_lockText); // as wide as there is room: a short sentence is one line
    middle->addLayout(deeds);
    middle->addStretch();
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
    const auto tool = [this](QWidget* in, const QString& text, const QString& name, auto&& apply) {
        auto* button = new QToolButton(in);
        button->setObjectName(QStringLiteral("tool"));
        button->setText(text);
        button->setToolTip(name);
        button->setAccessibleName(name);
        connect(button, &QToolButton::clicked, this, apply);
        in->layout()->addWidget(button);
        return button;
    };
    m_bringers = group();
    tool(m_bringers, tr("Attach"), tr("Attach files (Ctrl+Shift+A); they can also be dropped or pasted"),
         &Composer::attachRequested)
        ->setProperty("driverName", QStringLiteral("attach"));
    m_saved = tool(m_bringers, QStringLiteral("/"), tr("Saved replies (type / in the reply)"),
                   &Composer::savedRepliesRequested);
    m_saved->setProperty("driverName", QStringLiteral("savedReplies"));
    m_tools = group();
    auto bold = font();
    bold.setBold(true);
    tool(m_tools, tr("B"), tr("Bold (Ctrl+B)"), [this] {
        editor().surround(QStringLiteral("**"), QStringLiteral("**"));
    })->setFont(bold);
    auto italic = font();
    italic.setItalic(true);
    tool(m_tools, tr("I"), tr("Italic (Ctrl+I)"), [this] {
        editor().surround(QStringLiteral("*"), QStringLiteral("*"));
    })->setFont(italic);
    tool(m_tools, tr("link"), tr("Link (Ctrl+Shift+K)"),
         [this] { editor().surround(QStringLiteral("["), QStringLiteral("](https://)")); });
    tool(m_tools, tr("• list"), tr("List"), [this] { editor().prefixLines(QStringLiteral("- ")); });
    tool(m_tools, tr("code"), tr("Code"),
         [this] { editor().surround(QStringLiteral("`"), QStringLiteral("`")); });
}

void Composer::buildFoot(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    buildTools(row);
    m_kept = new ElidedLabel(this);
    m_kept->setObjectName(QStringLiteral("muted"));
    m_kept->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_send = new QPushButton(tr("Send"), this);
    m_send->setObjectName(QStringLiteral("primary"));
    m_send->setProperty("driverName", QStringLiteral("send"));
    connect(m_send, &QPushButton::clicked, this, &Composer::act);
    m_sendMore = new QToolButton(this);
    m_sendMore->setObjectName(QStringLiteral("tool"));
    m_sendMore->setProperty("driverName", QStringLiteral("sendMore"));
    m_sendMore->setText(QStringLiteral("▾"));
    m_sendMore->setAccessibleName(tr("Other ways to send"));
    m_sendMore->setToolTip(m_sendMore->accessibleName());
    m_sendMore->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_sendMore);
    connect(menu->addAction(tr("Send and resolve (Ctrl+Shift+Enter)")), &QAction::triggered, this,
            &Composer::actAndResolve);
    m_sendMore->setMenu(menu);
    row->addStretch();
    row->addWidget(m_kept);
    row->addWidget(m_send);
    row->addWidget(m_sendMore);
    column->addLayout(row);
}

} // namespace baton::ui
