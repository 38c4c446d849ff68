// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/agent/agentmethods.h"
#include "core/protocol/agent/workflowreads.h"
#include "core/protocol/bot/activitynotice.h"
#include "core/protocol/bot/botevents.h"
#include "core/protocol/customer/customermessages.h"
#include "core/protocol/customer/filestaken.h"
#include "core/protocol/wire/autoupdates.h"
#include "places.h"
#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>
#include <map>

using namespace baton;
using namespace baton::protocol;

namespace {

/// What a file goes through: decoded into its struct and encoded again.
using RoundTrip = std::function<Result<QJsonObject>(const QJsonObject&)>;

template <typename T>
Result<QJsonObject> roundTrip(const QJsonObject& object)
{
    return fromJson<T>(object, QStringLiteral("message")).map([](const T& message) {
        return toJson(message);
    });
}

const std::map<QString, RoundTrip>& messages()
{
    static const std::map<QString, RoundTrip> all{
        {QStringLiteral("conversation"), roundTrip<Conversation>},
        {QStringLiteral("message"), roundTrip<Message>},
        {QStringLiteral("contact"), roundTrip<Contact>},
        {QStringLiteral("history-entry"), roundTrip<HistoryEntry>},
        {QStringLiteral("event"), roundTrip<Event>},
        {QStringLiteral("conversation-changed"), roundTrip<ConversationChanged>},
        {QStringLiteral("message-added"), roundTrip<MessageAdded>},
        {QStringLiteral("typing"), roundTrip<Typing>},
        {QStringLiteral("seen"), roundTrip<Seen>},
        {QStringLiteral("message-changed"), roundTrip<MessageChanged>},
        {QStringLiteral("note-added"), roundTrip<NoteAdded>},
        {QStringLiteral("note-params"), roundTrip<NoteParams>},
        {QStringLiteral("note-result"), roundTrip<NoteResult>},
        {QStringLiteral("withdraw-params"), roundTrip<WithdrawParams>},
        {QStringLiteral("contact-note-params"), roundTrip<ContactNoteParams>},
        {QStringLiteral("customer-withdrawn"), roundTrip<customer::Withdrawn>},
        {QStringLiteral("customer-seen-up-to"), roundTrip<customer::SeenUpTo>},
        {QStringLiteral("presence"), roundTrip<Presence>},
        {QStringLiteral("hello-params"), roundTrip<HelloParams>},
        {QStringLiteral("hello-result"), roundTrip<HelloResult>},
        {QStringLiteral("member-changed"), roundTrip<MemberChanged>},
        {QStringLiteral("presence-params"), roundTrip<PresenceParams>},
        {QStringLiteral("list-params"), roundTrip<ListParams>},
        {QStringLiteral("list-result"), roundTrip<ListResult>},
        {QStringLiteral("get-params"), roundTrip<GetParams>},
        {QStringLiteral("get-result"), roundTrip<GetResult>},
        {QStringLiteral("conversation-command"), roundTrip<ConversationCommand>},
        {QStringLiteral("conversation-result"), roundTrip<ConversationResult>},
        {QStringLiteral("start-params"), roundTrip<StartParams>},
        {QStringLiteral("reply-params"), roundTrip<ReplyParams>},
        {QStringLiteral("reply-result"), roundTrip<ReplyResult>},
        {QStringLiteral("typing-params"), roundTrip<TypingParams>},
        {QStringLiteral("read-params"), roundTrip<ReadParams>},
        {QStringLiteral("read-mark"), roundTrip<ReadMark>},
        {QStringLiteral("nothing"), roundTrip<Nothing>},
        {QStringLiteral("subscriptions"), roundTrip<push::Subscriptions>},
        {QStringLiteral("report-params"), roundTrip<ReportParams>},
        {QStringLiteral("pending-params"), roundTrip<PendingParams>},
        {QStringLiteral("pending-result"), roundTrip<PendingResult>},
        {QStringLiteral("deliveries-params"), roundTrip<DeliveriesParams>},
        {QStringLiteral("deliveries-result"), roundTrip<DeliveriesResult>},
        {QStringLiteral("retry-params"), roundTrip<RetryParams>},
        {QStringLiteral("devices-params"), roundTrip<DevicesParams>},
        {QStringLiteral("devices-result"), roundTrip<DevicesResult>},
        {QStringLiteral("revoke-params"), roundTrip<RevokeParams>},
        {QStringLiteral("workflow-changed"), roundTrip<WorkflowChanged>},
        {QStringLiteral("autoupdate-changed"), roundTrip<AutoUpdateChanged>},
        {QStringLiteral("runs-params"), roundTrip<RunsParams>},
        {QStringLiteral("runs-result"), roundTrip<RunsResult>},
        {QStringLiteral("run-params"), roundTrip<RunParams>},
        {QStringLiteral("run-result"), roundTrip<RunResult>},
        {QStringLiteral("autoupdates-params"), roundTrip<AutoUpdatesParams>},
        {QStringLiteral("autoupdates-result"), roundTrip<AutoUpdatesResult>},
        {QStringLiteral("review-params"), roundTrip<ReviewParams>},
        {QStringLiteral("review-result"), roundTrip<ReviewResult>},
        {QStringLiteral("bot-workflow-started"), roundTrip<botevent::WorkflowStarted>},
        {QStringLiteral("bot-workflow-step"), roundTrip<botevent::WorkflowStepped>},
        {QStringLiteral("bot-workflow-finished"), roundTrip<botevent::WorkflowEnded>},
        {QStringLiteral("bot-autoupdate-recorded"), roundTrip<botevent::AutoUpdateMade>},
        {QStringLiteral("bot-conversation-started"), roundTrip<botevent::ConversationStarted>},
        {QStringLiteral("bot-message-written"), roundTrip<botevent::MessageWritten>},
        {QStringLiteral("bot-escalation-requested"), roundTrip<botevent::EscalationRequested>},
        {QStringLiteral("bot-customer-presence"), roundTrip<botevent::CustomerPresence>},
        {QStringLiteral("bot-customer-typing"), roundTrip<botevent::CustomerTyping>},
        {QStringLiteral("customer-connect-auth"), roundTrip<customer::ConnectAuth>},
        {QStringLiteral("customer-session"), roundTrip<customer::ChatSession>},
        {QStringLiteral("customer-message"), roundTrip<customer::CustomerMessage>},
        {QStringLiteral("customer-message-sent"), roundTrip<customer::MessageSent>},
        {QStringLiteral("customer-typing-shown"), roundTrip<customer::TypingShown>},
        {QStringLiteral("customer-typing-sent"), roundTrip<customer::TypingSent>},
        {QStringLiteral("customer-state"), roundTrip<customer::StateChanged>},
        {QStringLiteral("customer-notice"), roundTrip<customer::Notice>},
        {QStringLiteral("attachment"), roundTrip<Attachment>},
        {QStringLiteral("customer-files"), roundTrip<customer::FilesTaken>},
        {QStringLiteral("bot-named-file"), roundTrip<botevent::NamedFile>},
        {QStringLiteral("assign-params"), roundTrip<AssignParams>},
        {QStringLiteral("tag-params"), roundTrip<TagParams>},
        {QStringLiteral("snooze-params"), roundTrip<SnoozeParams>},
        {QStringLiteral("colleagues-params"), roundTrip<ColleaguesParams>},
        {QStringLiteral("colleague"), roundTrip<Colleague>},
        {QStringLiteral("own-bot"), roundTrip<OwnBot>},
        {QStringLiteral("contact-params"), roundTrip<ContactParams>},
        {QStringLiteral("contact-update-params"), roundTrip<ContactUpdateParams>},
        {QStringLiteral("contact-result"), roundTrip<ContactResult>},
        {QStringLiteral("block-params"), roundTrip<BlockParams>},
        {QStringLiteral("unblock-params"), roundTrip<UnblockParams>},
        {QStringLiteral("contact-changed"), roundTrip<ContactChanged>},
        {QStringLiteral("bot-conversation-tagged"), roundTrip<botevent::ConversationTagged>},
        {QStringLiteral("bot-contact-updated"), roundTrip<botevent::ContactUpdated>},
        {QStringLiteral("customer-button-pressed"), roundTrip<customer::ButtonPressed>},
        {QStringLiteral("customer-rating-asked"), roundTrip<customer::RatingAsked>},
        {QStringLiteral("customer-rate-sent"), roundTrip<customer::RateSent>},
        {QStringLiteral("customer-form-shown"), roundTrip<customer::FormShown>},
        {QStringLiteral("customer-form-sent"), roundTrip<customer::FormSent>},
        {QStringLiteral("replies-params"), roundTrip<RepliesParams>},
        {QStringLiteral("replies-result"), roundTrip<RepliesResult>},
        {QStringLiteral("save-reply-params"), roundTrip<SaveReplyParams>},
        {QStringLiteral("remove-reply-params"), roundTrip<RemoveReplyParams>},
    };
    return all;
}

QJsonObject golden(const QString& name)
{
    QFile file(QStringLiteral(BATON_SOURCE_DIR "/tests/core/protocol/golden/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

} // namespace

/// The wire is a promise: each message looks as its file beside this test says, in both directions.
class GoldenMessagesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFileHasItsMessage()
    {
        const auto files = QDir(QStringLiteral(BATON_SOURCE_DIR "/tests/core/protocol/golden"))
                               .entryList({QStringLiteral("*.json")});
        QCOMPARE(size_t(files.size()), messages().size());
        for (const auto& file : files)
            QVERIFY2(messages().count(file.chopped(5)) == 1, qPrintable(file));
    }

    void comesBackAsItWent_data() { everyMessage(); }
    void comesBackAsItWent()
    {
        QFETCH(QString, name);
        const auto expected = golden(name);
        QVERIFY2(!expected.isEmpty() || name == QLatin1String("nothing"),
                 "the file is missing or no JSON object");

        const auto actual = messages().at(name)(expected);

        QVERIFY2(actual, actual ? "" : qPrintable(actual.error().detail));
        QCOMPARE(toBytes(*actual), toBytes(expected));
    }

    void ignoresWhatItDoesNotKnow_data() { everyMessage(); }
    void ignoresWhatItDoesNotKnow()
    {
        QFETCH(QString, name);
        auto object = golden(name);
        object.insert(QStringLiteral("fieldOfALaterVersion"), QJsonObject{{QStringLiteral("deep"), 1}});

        const auto actual = messages().at(name)(object);

        QVERIFY(actual);
        QCOMPARE(toBytes(*actual), toBytes(golden(name)));
    }

    void refusesEveryFieldOfTheWrongType_data() { everyMessage(); }
    void refusesEveryFieldOfTheWrongType()
    {
        QFETCH(QString, name);
        const auto right = golden(name);
        const auto keys = right.keys();
        for (const auto& key : keys) {
            auto wrong = right;
            // An array of nulls is no value of any field.
            wrong.insert(key, QJsonArray{QJsonValue::Null});
            const auto actual = messages().at(name)(wrong);
            QVERIFY2(!actual, qPrintable(key));
            QVERIFY2(actual.error().detail.contains(QStringLiteral("message.") + key),
                     qPrintable(actual.error().detail));
        }
    }

    void namesThePathOfWhatIsMissing()
    {
        auto object = golden(QStringLiteral("get-result"));
        auto list = object.value(QLatin1String("messages")).toArray();
        auto first = list.at(0).toObject();
        first.remove(QStringLiteral("text"));
        list.replace(0, first);
        object.insert(QStringLiteral("messages"), list);

        const auto actual = fromJson<GetResult>(object, QStringLiteral("result"));

        QVERIFY(!actual);
        QCOMPARE(actual.error().detail, QStringLiteral("\"result.messages.0.text\" is missing."));
    }

    void boundsNestingBeforeItParses()
    {
        QByteArray deep(100000, '[');
        QVERIFY(!parseValue(deep));
        QCOMPARE(parseValue(deep).error().kind, Refusal::Kind::TooLarge);
        QVERIFY(parseObject("{\"text\":\"" + QByteArray(100, '[') + "\"}"));
        QVERIFY(!parseObject("{\"a\":"));
        QVERIFY(!parseObject("[1]"));
        QVERIFY(!parseObject(""));
    }

    void keepsNumbersThatFitAndRefusesOthers_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<bool>("good");
        QTest::newRow("zero") << QByteArray("0") << true;
        QTest::newRow("2^53") << QByteArray("9007199254740992") << true;
        QTest::newRow("too large") << QByteArray("1e300") << false;
        QTest::newRow("fraction") << QByteArray("1.5") << false;
        QTest::newRow("text") << QByteArray("\"1\"") << false;
    }
    void keepsNumbersThatFitAndRefusesOthers()
    {
        QFETCH(QByteArray, number);
        QFETCH(bool, good);
        const auto object = parseObject("{\"since\":" + number + "}");
        QVERIFY(object);
        QCOMPARE(fromJson<HelloParams>(*object, QStringLiteral("params")).has_value(), good);
    }

private:
    static void everyMessage()
    {
        QTest::addColumn<QString>("name");
        for (const auto& [name, unused] : messages())
            QTest::newRow(qPrintable(name)) << name;
    }
};

BATON_TEST(GoldenMessagesTest)
#include "tst_goldenmessages.moc"
