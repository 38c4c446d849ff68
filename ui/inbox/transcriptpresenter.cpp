// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/inbox/transcriptpresenter.h"

#include "core/client/files.h"
#include "core/domain/filename.h"
#include "core/models/theirwords.h"
#include "ui/conversation/transcriptview.h"
#include "ui/parts/filechoice.h"
#include "ui/parts/question.h"

#include <QDir>
#include <QFileInfo>

namespace baton::ui {

TranscriptPresenter::TranscriptPresenter(client::Session& session, models::TranscriptModel& transcript,
                                         TranscriptView& view, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_view(view)
{
    using client::Session;
    connect(&session, &Session::messagesChanged, this,
            [this, &transcript](const ConversationId& id, const QList<Message>& messages) {
                if (id == m_current)
                    transcript.change(messages);
            });
    connect(&session, &Session::notesChanged, this,
            [this, &transcript](const ConversationId& id, const QList<Note>& notes) {
                if (id == m_current)
                    transcript.setNotes(notes);
            });
    connect(&session, &Session::signedIn, this,
            [this](const protocol::MemberProfile& member) { m_view.setMe(member.name); });
    connect(&session, &Session::signInNeeded, this, [this] { m_view.thumbnails().clear(); });
    connect(&session, &Session::linkChanged, this, [this](const client::LinkStatus& status) {
        if (status.state == client::LinkStatus::State::Connected)
            m_view.thumbnails().retry();
    });
    connect(&view, &TranscriptView::withdrawRequested, this, &TranscriptPresenter::withdraw);
    connect(&view, &TranscriptView::retryRequested, &session, &Session::retryReply);
    connect(&view, &TranscriptView::discardRequested, &session, &Session::discardReply);
    connectFiles();
}

void TranscriptPresenter::connectFiles()
{
    using client::Files;
    auto& files = m_session.files();
    connect(&m_view.thumbnails(), &Thumbnails::wanted, &files, &Files::fetchThumbnail);
    connect(&files, &Files::thumbnailCame, &m_view.thumbnails(), &Thumbnails::take);
    connect(&m_view, &TranscriptView::saveRequested, this, &TranscriptPresenter::save);
    connect(&files, &Files::saved, this, [this](const FileId&, const QString& path) {
        Q_EMIT said(tr("Saved: %1").arg(models::within(QDir::toNativeSeparators(path))));
    });
    connect(&files, &Files::saveFailed, this, [this](const FileId&, const QString& why) {
        Q_EMIT said(tr("The file was not saved: %1").arg(why));
    });
}

/// Where to is the person's to say; nothing is opened.
void TranscriptPresenter::save(const Attachment& file)
{
    const auto path = FileChoice::toSave(m_view.window(), plainFileName(file.name));
    if (!path.isEmpty())
        m_session.files().save(file.id, path);
}

void TranscriptPresenter::withdraw(const MessageId& id)
{
    const auto conversation = m_current;
    if (Question::ask(m_view.window(),
                      tr("Withdraw this message? The customer no longer sees it, but may have read it."),
                      tr("Withdraw")))
        m_session.withdraw(conversation, id);
}

} // namespace baton::ui
