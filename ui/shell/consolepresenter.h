#pragma once

#include "core/client/session.h"
#include "core/models/conversationlistmodel.h"
#include "core/models/transcriptmodel.h"

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

    void open(const ConversationId& id);
    const ConversationId& current() const { return m_current; }

private:
    void connectSession();
    void connectModels();
    void connectInbox();
    void connectConversation();
    void conversationsArrived();
    void refreshPane();
    void readToEnd();
    void tellRefusal(client::Verb verb, const ConversationId& id, const Refusal& refusal);
    void openLink(const QUrl& link);

    client::Session& m_session;
    models::ConversationListModel& m_list;
    models::TranscriptModel& m_transcript;
    MainWindow& m_window;
    ConversationId m_current;
    SearchPresenter* m_search = nullptr; ///< a child
};

} // namespace baton::ui
