// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/inbox/searchpresenter.h"

#include "core/client/sessioncall.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/findline.h"
#include "ui/conversation/transcriptview.h"
#include "ui/inbox/inboxpage.h"
#include "ui/inbox/inboxpanel.h"

namespace baton::ui {

namespace {

/// So many fill any list, and its end can be scrolled to.
constexpr qsizetype enough = 50;

QString nameOf(models::View view)
{
    switch (view) {
    case models::View::Waiting:
        return QStringLiteral("waiting");
    case models::View::Mine:
        return QStringLiteral("mine");
    case models::View::All:
        break;
    }
    return QStringLiteral("all");
}

} // namespace

SearchPresenter::SearchPresenter(client::Session& session, models::ConversationListModel& list,
                                 models::TranscriptModel& transcript, InboxPage& page, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_list(list)
    , m_transcript(transcript)
    , m_page(page)
{
    auto& inbox = m_page.inbox();
    connect(&inbox, &InboxPanel::searchRequested, this, &SearchPresenter::start);
    connect(&inbox, &InboxPanel::moreWanted, this, &SearchPresenter::askForMore);
    auto& find = m_page.conversation().findLine();
    connect(&find, &FindLine::shown, this, &SearchPresenter::show);
    connect(&find, &FindLine::closed, this, &SearchPresenter::forget);
    connect(&m_transcript, &QAbstractItemModel::modelReset, this, [this] {
        m_isPending = m_wanted != 0;
        bringIntoView();
    });
    connect(&m_transcript, &QAbstractItemModel::rowsInserted, this, &SearchPresenter::bringIntoView);
}

void SearchPresenter::start()
{
    ++m_round;
    m_isAsking = false;
    m_brought = 0;
    m_next.reset();
    auto& inbox = m_page.inbox();
    const auto text = inbox.searchText();
    if (text.isEmpty()) {
        inbox.setFound({}, false);
        return forget();
    }
    const auto& filter = m_list.filter();
    m_params = {};
    m_params.view = nameOf(m_list.view());
    m_params.query = text;
    if (filter.state)
        m_params.status = stateName(*filter.state);
    if (!filter.bot.isEmpty())
        m_params.bot = filter.bot;
    if (!filter.channel.isEmpty())
        m_params.channel = filter.channel;
    m_params.from = filter.from;
    m_params.to = filter.to;
    ask({});
}

void SearchPresenter::ask(const std::optional<QString>& cursor)
{
    m_isAsking = true;
    auto params = m_params;
    params.cursor = cursor;
    client::call<protocol::method::List>(
        m_session, this, params,
        [this, round = m_round, isFirst = !cursor](const Result<protocol::ListResult>& page) {
            if (round != m_round)
                return;
            m_isAsking = false;
            // Without an answer the list shows what is held here.
            if (page)
                answered(*page, isFirst);
        });
}

void SearchPresenter::answered(const protocol::ListResult& page, bool isFirst)
{
    m_next = page.next;
    if (isFirst) {
        m_list.setSearchHits(page.items);
        m_page.inbox().setFound(page.found, page.moreFound);
        // Other words are looked for: in what is open as well.
        if (isShowing()) {
            forget();
            opened(ConversationId(m_open));
        }
    } else {
        m_list.addSearchHits(page.items);
    }
    // The relay may have read as much as it does at once and found little: in a list without an end to
    // scroll to, nobody could ask for the rest.
    m_brought += page.items.size();
    if (m_brought < enough)
        goOn();
}

void SearchPresenter::askForMore()
{
    m_brought = 0;
    goOn();
}

void SearchPresenter::goOn()
{
    if (m_next && !m_isAsking && !m_page.inbox().searchText().isEmpty())
        ask(m_next);
}

void SearchPresenter::opened(const ConversationId& id)
{
    if (m_open == id && isShowing())
        return;
    forget();
    m_open = id;
    const auto* hit = m_list.hitOf(id);
    if (!hit || m_page.inbox().searchText().isEmpty())
        return;
    m_page.conversation().transcript().setSought(m_page.inbox().searchText());
    show(std::max<qint64>(hit->n, 1));
    findPlaces();
}

void SearchPresenter::findPlaces()
{
    protocol::GetParams params;
    params.id = m_open;
    params.limit = 1;
    params.query = m_page.inbox().searchText();
    client::call<protocol::method::Get>(
        m_session, this, params,
        [this, id = m_open, words = *params.query](const Result<protocol::GetResult>& result) {
            if (result && result->hits && id == m_open && isShowing())
                m_page.conversation().findLine().setHits(words, *result->hits, m_wanted);
        });
}

void SearchPresenter::show(qint64 place)
{
    m_wanted = place;
    m_isPending = place != 0;
    if (m_isPending && !bringIntoView() && m_transcript.rowCount() > 0)
        m_session.openTranscript(m_open, m_wanted);
}

/// Once it is there. Whether it is.
bool SearchPresenter::bringIntoView()
{
    using Kind = models::TranscriptModel::Kind;
    const int rows = m_isPending ? m_transcript.rowCount() : 0;
    for (int row = 0; row < rows; ++row) {
        const auto& entry = m_transcript.at(row);
        if (entry.kind != Kind::Message || entry.message.n != m_wanted)
            continue;
        m_isPending = false;
        m_page.conversation().transcript().showRow(row);
        return true;
    }
    return false;
}

void SearchPresenter::forget()
{
    m_wanted = 0;
    m_isPending = false;
    m_page.conversation().findLine().clear();
    m_page.conversation().transcript().setSought({});
}

} // namespace baton::ui
