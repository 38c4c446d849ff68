// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/composeredit.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QUrl>

namespace baton::ui {

namespace {

constexpr qsizetype longestSlash = 40;

/// Ctrl+B, Ctrl+I, and Ctrl+Shift+K for a link: what one knows from editors.
bool isEditing(const QKeyEvent& key)
{
    return ((key.key() == Qt::Key_B || key.key() == Qt::Key_I) && key.modifiers() == Qt::ControlModifier) ||
           (key.key() == Qt::Key_K && key.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier));
}

/// Ctrl+K calls the palette everywhere; it must not delete the rest of the line here.
bool isPalette(const QKeyEvent& key)
{
    return key.key() == Qt::Key_K && key.modifiers() == Qt::ControlModifier;
}

bool isSending(const QKeyEvent& key)
{
    return key.key() == Qt::Key_Return && key.modifiers().testFlag(Qt::ControlModifier);
}

QStringList pathsIn(const QMimeData& data)
{
    QStringList paths;
    const auto urls = data.urls();
    for (const auto& url : urls)
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    return paths;
}

} // namespace

ComposerEdit::ComposerEdit(QWidget* parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    connect(this, &QPlainTextEdit::textChanged, this, &ComposerEdit::alignText);
    connect(this, &QPlainTextEdit::textChanged, this, &ComposerEdit::tellSlash);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &ComposerEdit::tellSlash);
    alignText();
}

bool ComposerEdit::bringsFiles(const QMimeData& brought)
{
    return !pathsIn(brought).isEmpty() || (brought.hasImage() && !brought.hasText());
}

void ComposerEdit::give(const QMimeData& brought)
{
    if (const auto paths = pathsIn(brought); !paths.isEmpty()) {
        Q_EMIT filesGiven(paths);
        return;
    }
    if (const auto picture = qvariant_cast<QImage>(brought.imageData()); !picture.isNull())
        Q_EMIT pictureGiven(picture);
}

bool ComposerEdit::canInsertFromMimeData(const QMimeData* source) const
{
    return bringsFiles(*source) || QPlainTextEdit::canInsertFromMimeData(source);
}

void ComposerEdit::insertFromMimeData(const QMimeData* source)
{
    if (bringsFiles(*source))
        give(*source);
    else
        QPlainTextEdit::insertFromMimeData(source);
}

QString ComposerEdit::slashWord() const
{
    const auto cursor = textCursor();
    if (cursor.hasSelection())
        return {};
    const auto before = cursor.block().text().left(cursor.positionInBlock());
    const auto begin = before.lastIndexOf(u' ') + 1;
    const auto word = before.mid(begin);
    if (!word.startsWith(u'/') || word.size() > longestSlash || word.indexOf(u'/', 1) > 0)
        return {};
    return word.size() == 1 ? QStringLiteral("") : word.mid(1);
}

void ComposerEdit::tellSlash()
{
    const auto word = slashWord();
    if (word == m_told && word.isNull() == m_told.isNull())
        return;
    m_told = word;
    Q_EMIT slashTyped(word);
}

void ComposerEdit::insertSaved(const QString& text)
{
    auto cursor = textCursor();
    const auto word = slashWord();
    cursor.beginEditBlock();
    if (!word.isNull())
        cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, int(word.size()) + 1);
    cursor.insertText(text);
    cursor.endEditBlock();
    setTextCursor(cursor);
    setFocus();
}

void ComposerEdit::surround(const QString& before, const QString& after)
{
    auto cursor = textCursor();
    const auto inner = cursor.selectedText();
    cursor.insertText(before + inner + after);
    if (inner.isEmpty()) {
        cursor.movePosition(QTextCursor::Left, QTextCursor::MoveAnchor, int(after.size()));
        setTextCursor(cursor);
    }
    setFocus();
}

void ComposerEdit::prefixLines(const QString& prefix)
{
    auto cursor = textCursor();
    const int last = document()->findBlock(cursor.selectionEnd()).blockNumber();
    cursor.beginEditBlock();
    for (int line = document()->findBlock(cursor.selectionStart()).blockNumber(); line <= last; ++line)
        QTextCursor(document()->findBlockByNumber(line)).insertText(prefix);
    cursor.endEditBlock();
    setFocus();
}

void ComposerEdit::alignText()
{
    // A plain-text editor leaves right-to-left text at the left by itself.
    const auto text = toPlainText();
    const bool mirrored = text.isEmpty() ? layoutDirection() == Qt::RightToLeft : text.isRightToLeft();
    auto option = document()->defaultTextOption();
    const auto alignment = Qt::AlignAbsolute | (mirrored ? Qt::AlignRight : Qt::AlignLeft);
    if (option.alignment() == alignment)
        return;
    option.setAlignment(alignment);
    document()->setDefaultTextOption(option);
}

bool ComposerEdit::edit(const QKeyEvent& key)
{
    if (isReadOnly())
        return false;
    if (key.key() == Qt::Key_B)
        surround(QStringLiteral("**"), QStringLiteral("**"));
    else if (key.key() == Qt::Key_I)
        surround(QStringLiteral("*"), QStringLiteral("*"));
    else
        surround(QStringLiteral("["), QStringLiteral("](https://)"));
    return true;
}

bool ComposerEdit::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutDirectionChange)
        alignText();
    if (event->type() != QEvent::ShortcutOverride)
        return QPlainTextEdit::event(event);
    const auto* key = static_cast<QKeyEvent*>(event);
    // Ctrl+Return and Ctrl+K belong to the window's shortcuts, not to the editor's own.
    if (isSending(*key) || isPalette(*key)) {
        event->ignore();
        return true;
    }
    if (isEditing(*key)) {
        event->accept();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void ComposerEdit::keyPressEvent(QKeyEvent* event)
{
    if ((isEditing(*event) && edit(*event)) || isPalette(*event))
        return;
    QPlainTextEdit::keyPressEvent(event);
}

} // namespace baton::ui
