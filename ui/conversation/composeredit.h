// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QImage>
#include <QPlainTextEdit>

namespace baton::ui {

/// Where Markdown is typed: files and pictures that are pasted or dropped are handed on instead of their
/// names, and a word that begins with `/` is told while it is typed. UI thread.
class ComposerEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit ComposerEdit(QWidget* parent = nullptr);

    /// Whether this brings files or a picture; then it is handed on.
    static bool bringsFiles(const QMimeData& brought);
    void give(const QMimeData& brought);
    /// Instead of the word with the `/`, or where the cursor is.
    void insertSaved(const QString& text);
    void surround(const QString& before, const QString& after);
    void prefixLines(const QString& prefix);
    /// What stands behind a `/` that begins the word under the cursor; null when none does.
    QString slashWord() const;

Q_SIGNALS:
    void filesGiven(const QStringList& paths);
    void pictureGiven(const QImage& picture);
    /// slashWord() is another.
    void slashTyped(const QString& word);

protected:
    bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool edit(const QKeyEvent& key);
    void tellSlash();
    void alignText();

    QString m_told;
};

} // namespace baton::ui
