#pragma once

#include "core/client/session.h"
#include "core/models/conversationlistmodel.h"
#include "core/models/transcriptmodel.h"
#include "ui/shell/lifecyclepresenter.h"

#include <QObject>

namespace baton::ui {

class MainWindow;
class SearchPresenter;

/// Brings session, models and window together: what the agent wants goes to the session, what comes home goes
/// to the models, and the window shows it. UI thread. Owns nothing but its own state.
class ConsolePresenter : public QObject
{
    Q_OBJECT
public:
    ConsolePresenter(client::Session& session, models::ConversationListModel& list,
                     models::TranscriptModel& transcript, MainWindow& window, QObject* parent = nullptr);

    /// One that is nowhere is said so, and what is open stays.
    void open(const ConversationId& id);
    /// Open, at its end, and seen: what comes there is read.
    bool isLookedAt(const ConversationId& id) const;
    /// Open in the window, wherever it is scrolled to.
    bool isInView(const ConversationId& id) const;
    const ConversationId& current() const { return m_current; }

Q_SIGNALS:
    void read(const baton::ConversationId& id, qint64 upTo);
    /// isInView() says something else.
    void viewChanged();

private:
    void connectSession();
    void connectModels();
    void connectInbox();
    void connectConversation();
    void conversationsArrived();
    void seek(const ConversationId& id);
    void show(const ConversationId& id);
    void refreshPane();
    void goToNewest();
    void closePane();
    void readToEnd();
    void tellRefusal(client::Verb verb, const ConversationId& id, const Refusal& refusal);
    void openLink(const QUrl& link);

    client::Session& m_session;
    models::ConversationListModel& m_list;
    models::TranscriptModel& m_transcript;
    MainWindow& m_window;
    LifeCyclePresenter m_lifeCycle;
    MemberId m_member;
    ConversationId m_current;
    ConversationId m_sought;             ///< to be looked for when there is a connection
    SearchPresenter* m_search = nullptr; ///< a child
};

} // namespace baton::ui
