// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

// What is being written and was not sent yet.

#include "core/client/sessionprivate.h"

namespace baton::client {

namespace {

/// A draft of a note is kept beside that of the reply, under a name of its own: one never becomes the other.
QLatin1String prefixOf(Session::Words words)
{
    switch (words) {
    case Session::Words::Reply:
        break;
    case Session::Words::Note:
        return QLatin1String("note:");
    case Session::Words::ReplyFiles:
        return QLatin1String("files:");
    case Session::Words::NoteFiles:
        return QLatin1String("noteFiles:");
    case Session::Words::ReplyActions:
        return QLatin1String("actions:");
    }
    return QLatin1String();
}

ConversationId placeOf(const ConversationId& id, Session::Words words)
{
    return ConversationId(prefixOf(words) + id.toString());
}

ConversationId conversationOf(const ConversationId& place)
{
    const auto name = place.toString();
    return ConversationId(name.mid(name.indexOf(u':') + 1));
}

} // namespace

/// What was typed since is newer than what was kept.
void Session::Private::takeDrafts(const QHash<ConversationId, QString>& restored)
{
    auto all = restored;
    for (const auto& id : std::as_const(unsavedDrafts))
        if (const auto text = drafts.value(id); text.isEmpty())
            all.remove(id);
        else
            all.insert(id, text);
    drafts = std::move(all);
}

void Session::Private::saveDrafts()
{
    draftTimer.stop();
    for (const auto& id : std::as_const(unsavedDrafts))
        tell(&Worker::setDraft, id, drafts.value(id));
    unsavedDrafts.clear();
}

qsizetype Session::unsent() const
{
    auto all = d->withPending;
    for (auto it = d->drafts.cbegin(); it != d->drafts.cend(); ++it)
        all.insert(conversationOf(it.key()));
    return all.size();
}

QString Session::draft(const ConversationId& id, Words words) const
{
    return d->drafts.value(placeOf(id, words));
}

void Session::setDraft(const ConversationId& id, const QString& markdown, Words words)
{
    const auto place = placeOf(id, words);
    if (d->drafts.value(place) == markdown)
        return;
    if (markdown.isEmpty())
        d->drafts.remove(place);
    else
        d->drafts.insert(place, markdown);
    d->unsavedDrafts.insert(place);
    if (!d->draftTimer.isActive())
        d->draftTimer.start();
}

} // namespace baton::client
