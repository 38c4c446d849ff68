#pragma once

#include <QByteArray>
#include <QString>

/// What parts Baton's Markdown from what md4c reads, done to the source before it reads. Pure; any thread.
namespace baton::markdown {

/// UTF-8 for the parser, with marks of our own (noncharacters, which no text has): single tildes are no
/// strikethrough, "[a]:" defines nothing, a table has as many heads as columns and no more than fit.
QByteArray forParser(const QString& markdown);
/// What the parser gives back, without those marks.
QString fromParser(const char* text, qsizetype size);

} // namespace baton::markdown
