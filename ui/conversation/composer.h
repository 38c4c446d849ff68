// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/conversation/conversationstance.h"

#include <QWidget>

class QKeyEvent;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTextBrowser;
class QToolButton;
class QVBoxLayout;

namespace baton::ui {

/// Where an agent writes: Edit and Preview in Markdown, locked until the conversation is theirs. Passive.
class Composer : public QWidget
{
    Q_OBJECT
public:
    explicit Composer(QWidget* parent = nullptr);

    void setStance(ConversationStance::Composer stance, const QString& holder);
    void setChannel(const QString& channel);
    /// Shows another conversation's draft; says nothing about it.
    void setDraft(const QString& markdown);
    QString draft() const;
    void focusEditor();
    bool isBeingWrittenIn() const;
    bool isWritable() const { return m_stance == ConversationStance::Composer::Write; }
    /// What Ctrl+Return does now: send, claim, start or reopen.
    void act();

Q_SIGNALS:
    void sendRequested(const QString& markdown);
    void claimRequested();
    void startRequested();
    void draftChanged(const QString& markdown);
    void typing();
    void linkActivated(const QUrl& link);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildTabs(QVBoxLayout* column);
    void buildPages(QVBoxLayout* column);
    void buildFoot(QVBoxLayout* column);
    void showPage(bool preview);
    bool edit(const QKeyEvent& key);
    void surround(const QString& before, const QString& after);
    void prefixLines(const QString& prefix);
    void renderPreview();
    void refresh();
    void alignText();

    QToolButton* m_edit = nullptr;
    QToolButton* m_preview = nullptr;
    QWidget* m_tools = nullptr;
    QStackedWidget* m_pages = nullptr;
    QPlainTextEdit* m_editor = nullptr;
    QTextBrowser* m_rendered = nullptr;
    QPushButton* m_unlock = nullptr;
    QLabel* m_lockText = nullptr;
    QLabel* m_channel = nullptr;
    QLabel* m_kept = nullptr;
    QPushButton* m_send = nullptr;
    ConversationStance::Composer m_stance = ConversationStance::Composer::None;
    QString m_holder;
    bool m_settingDraft = false;
};

} // namespace baton::ui
