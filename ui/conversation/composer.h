// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/draftfiles.h"
#include "ui/conversation/conversationstance.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QMimeData;
class QPushButton;
class QStackedWidget;
class QTextBrowser;
class QToolButton;
class QVBoxLayout;

namespace baton::ui {

class ComposerEdit;
class ElidedLabel;
class FileStrip;

/// Where an agent writes: a reply, locked until the conversation is theirs, or a private note, on another
/// ground and in an editor of its own, so that one is never sent as the other. Edit and Preview in Markdown,
/// with files. Passive.
class Composer : public QWidget
{
    Q_OBJECT
public:
    enum class Mode { Reply, Note };

    explicit Composer(QWidget* parent = nullptr);

    void setStance(const ConversationStance& stance, const QString& holder);
    void setChannel(const QString& channel);
    /// Shows another conversation's drafts; says nothing about them.
    void setDraft(const QString& markdown);
    void setNoteDraft(const QString& markdown);
    QString draft() const;
    QString noteDraft() const;
    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    /// What hangs on what is written in this mode.
    void setFiles(const QList<models::DraftFiles::File>& files);
    /// What is done with the reply, in words; nothing hides it. @param givesAway it is a colleague's then
    void setActions(const QString& does, bool givesAway);
    void focusEditor();
    bool isBeingWrittenIn() const;
    bool isWritable() const { return m_stance.composer == ConversationStance::Writing::Write; }
    /// Whether files may be hung on what is written now.
    bool takesFiles() const;
    void give(const QMimeData& brought);
    /// Of the mode that is shown.
    ComposerEdit& editor() const;
    /// What Ctrl+Return does now: send, keep the note, claim, start or reopen.
    void act();
    /// Ctrl+Shift+Return: send, and that ends it.
    void actAndResolve();

Q_SIGNALS:
    void sendRequested(const QString& markdown);
    void sendAndResolveRequested(const QString& markdown);
    void noteRequested(const QString& markdown);
    void claimRequested();
    void startRequested();
    void takeOverRequested();
    void draftChanged(const QString& markdown);
    void noteDraftChanged(const QString& markdown);
    void modeChanged();
    void typing();
    void linkActivated(const QUrl& link);
    void attachRequested();
    void filesGiven(const QStringList& paths);
    void pictureGiven(const QImage& picture);
    void fileRemoved(int upload);
    /// The reply goes without what would be done with it.
    void actionsDropped();
    /// The list of saved replies, from its button.
    void savedRepliesRequested();
    /// See ComposerEdit; of replies alone.
    void slashTyped(const QString& word);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    // composerparts.cpp
    void buildTabs(QVBoxLayout* column);
    void buildActions(QVBoxLayout* column);
    void buildPages(QVBoxLayout* column);
    void buildFoot(QVBoxLayout* column);
    void buildTools(QBoxLayout* row);
    void buildLocked();
    ComposerEdit* makeEditor(const char* name, const QString& accessibleName, const QString& hint);

    void showPage(bool preview);
    void renderPreview();
    void refresh();
    void refreshLock();
    void fit();
    void refreshKept();
    bool maySend() const;
    bool mayResolve() const;
    void setDraftIn(ComposerEdit& editor, const QString& markdown);

    QToolButton* m_replyTab = nullptr;
    QToolButton* m_noteTab = nullptr;
    QToolButton* m_edit = nullptr;
    QToolButton* m_preview = nullptr;
    QWidget* m_tools = nullptr;    ///< for Markdown
    QWidget* m_bringers = nullptr; ///< files and saved replies
    QToolButton* m_saved = nullptr;
    QWidget* m_tabs = nullptr;
    QWidget* m_foot = nullptr;
    QStackedWidget* m_pages = nullptr;
    ComposerEdit* m_reply = nullptr;
    ComposerEdit* m_note = nullptr;
    FileStrip* m_files = nullptr;
    QWidget* m_actions = nullptr;
    QLabel* m_does = nullptr;
    QToolButton* m_dropActions = nullptr;
    QTextBrowser* m_rendered = nullptr;
    QWidget* m_locked = nullptr;
    QPushButton* m_unlock = nullptr;
    QPushButton* m_writeNote = nullptr;
    QPushButton* m_takeOver = nullptr;
    ElidedLabel* m_lockTitle = nullptr;
    ElidedLabel* m_lockText = nullptr;
    QLabel* m_channel = nullptr;
    QLabel* m_kept = nullptr;
    QPushButton* m_send = nullptr;
    QToolButton* m_sendMore = nullptr;
    ConversationStance m_stance;
    QString m_holder;
    Mode m_mode = Mode::Reply;
    bool m_settingDraft = false;
    bool m_givesAway = false;
    qsizetype m_fileCount = 0;
    qsizetype m_fileWaits = 0; ///< on their way still
    bool m_fileFailed = false;
};

} // namespace baton::ui
