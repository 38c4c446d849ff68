#pragma once

#include "ui/theme/tokens.h"

#include <QTextDocument>
#include <QUrl>

namespace baton::ui {

/// Markdown from outside, made harmless: no raw HTML, no images from anywhere (their text stays, as a link to
/// where they are), links only to http, https and mailto. Bounded in depth, so that hostile nesting costs
/// nothing. UI thread.
class SafeMarkdown : public QTextDocument
{
    Q_OBJECT
public:
    explicit SafeMarkdown(const QString& markdown, const Tokens& tokens, const QFont& font,
                          QObject* parent = nullptr);

    /// Lays it out in at most @p width, and no wider than its longest line; the size it takes.
    QSize fitInto(int width);

    /// Whether a link may be offered at all.
    static bool isSafe(const QUrl& link);

protected:
    /// Never loads anything.
    QVariant loadResource(int type, const QUrl& name) override;

private:
    void replaceImages();
    void checkLinks(const Tokens& tokens);

    int m_room = -1; ///< what it was fitted into
    QSize m_fitted;
};

} // namespace baton::ui
