#include "core/relay/gateways/bot/botpost.h"

#include "core/relay/desk/desk.h"
#include "core/relay/directory/directory.h"
#include "core/relay/gateways/bot/webhookcourier.h"
#include "core/relay/gateways/conversationindex.h"

#include <QLoggingCategory>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.botpost")

constexpr int tickMs = 1000;

} // namespace

BotPost::BotPost(RelayParts& parts) : m_parts(parts), m_thread(QStringLiteral("baton-botpost")) {}

BotPost::~BotPost() { stop(); }

void BotPost::start()
{
    m_lastSeq = m_parts.desk.lastSeq();
    m_thread.start();
    m_thread.post([this] {
        m_network = std::make_unique<QNetworkAccessManager>();
        m_tick = std::make_unique<QTimer>();
        QObject::connect(m_tick.get(), &QTimer::timeout, m_tick.get(), [this] { tick(); });
        m_tick->start(tickMs);
    });
    refresh();
}

void BotPost::stop()
{
    m_thread.stop([this] {
        m_boxes.clear();
        m_tick.reset();
        m_network.reset();
    });
}

BotPost::Box& BotPost::box(const BotId& bot)
{
    auto& found = m_boxes[bot];
    if (!found.mail) {
        const auto known = m_parts.directory.bot(bot);
        found.mail = std::make_unique<BotMailbox>(m_parts, m_thread, bot, known ? known->deliveredSeq : 0);
    }
    return found;
}

void BotPost::refresh()
{
    m_thread.post([this] {
        const auto bots = m_parts.directory.roster()->bots();
        for (const auto& bot : bots) {
            const bool known = m_boxes.contains(bot.id);
            auto& mine = box(bot.id);
            if (known && mine.webhookUrl == bot.webhookUrl && mine.webhookSecret == bot.webhookSecret)
                continue;
            mine.webhookUrl = bot.webhookUrl;
            mine.webhookSecret = bot.webhookSecret;
            if (mine.sockets.isEmpty())
                chooseCourier(mine);
        }
    });
}

void BotPost::chooseCourier(Box& box)
{
    if (!box.sockets.isEmpty())
        return box.mail->setCourier(box.sockets.constLast());
    if (box.webhookUrl.isEmpty())
        return box.mail->setCourier(nullptr);
    auto webhook = WebhookCourier::create(box.webhookUrl, box.webhookSecret, *m_network, m_parts.metrics);
    if (!webhook) {
        qCWarning(log).noquote() << "no webhook for bot" << box.mail->bot().toString() << ":"
                                 << webhook.error().detail;
        return box.mail->setCourier(nullptr);
    }
    box.mail->setCourier(std::move(*webhook));
}

void BotPost::attach(const BotId& bot, std::shared_ptr<Courier> courier)
{
    m_thread.post([this, bot, courier = std::move(courier)] {
        auto& mine = box(bot);
        mine.sockets.append(courier);
        chooseCourier(mine);
    });
}

void BotPost::detach(const BotId& bot, const std::shared_ptr<Courier>& courier)
{
    m_thread.post([this, bot, courier] {
        auto& mine = box(bot);
        mine.sockets.removeOne(courier);
        if (mine.mail->courier() == courier.get())
            chooseCourier(mine);
    });
}

void BotPost::committed(const std::vector<desk::Recorded>& events)
{
    if (events.empty())
        return;
    const qint64 upTo = events.back().event.seq;
    std::map<BotId, std::vector<desk::Recorded>> perBot;
    for (const auto& recorded : events) {
        if (!recorded.fromBot)
            perBot[recorded.bot].push_back(recorded);
    }
    if (!perBot.empty()) {
        m_thread.post([this, perBot = std::move(perBot), upTo] {
            for (const auto& [bot, own] : perBot) {
                if (m_parts.directory.bot(bot))
                    box(bot).mail->committed(own, upTo);
            }
        });
    }
    // After the post: whoever reads this number has the events up to it already on their way.
    m_lastSeq = upTo;
}

void BotPost::tick()
{
    m_thread.post([this, upTo = m_lastSeq.load()] {
        for (auto& [bot, mine] : m_boxes)
            mine.mail->committed({}, upTo);
    });
}

void BotPost::passed(const PassingNote& note)
{
    const auto* typing = std::get_if<protocol::Typing>(&note.what);
    if (!typing || typing->author.kind != AuthorKind::Agent)
        return;
    const auto entry = m_parts.index.find(typing->conversation);
    if (entry && !entry->subject.isEmpty())
        return mention(note.bot, *typing, entry->subject);
    m_parts.directory.findConversation(note.bot, typing->conversation.toString(),
                                       [this, bot = note.bot, told = *typing](auto found) {
                                           if (found)
                                               mention(bot, told, found->subject);
                                       });
}

void BotPost::mention(const BotId& bot, const protocol::Typing& typing, const QString& subject)
{
    const auto now = Instant::now();
    Parcel parcel{0, "typ_" + QByteArray::number(now.ms, 36), now, {}};
    parcel.notice.type = protocol::botnotice::typing;
    parcel.notice.timestamp = now;
    parcel.notice.content.conversation = typing.conversation;
    parcel.notice.content.subject = subject;
    parcel.notice.content.author = typing.author;
    parcel.notice.content.on = typing.on;
    m_thread.post([this, bot, parcel] { box(bot).mail->mention(parcel); });
}

} // namespace baton::relay
