// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "core/storage/database.h"
#include "tests/core/desk/botevents.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>
#include <future>

namespace baton::relay {

/// A desk and the reading room beside it, for one test. Reads wait for their answers.
class ReadingStage
{
public:
    ReadingStage();

    /// What @p ask is answered.
    template <typename Answer, typename Ask>
    static Result<Answer> answerTo(Ask ask)
    {
        std::promise<Result<Answer>> promise;
        ask([&](Result<Answer> answer) { promise.set_value(std::move(answer)); });
        return promise.get_future().get();
    }
    Result<protocol::ListResult> list(const protocol::ListParams& params, const ReadingRoom::Viewer& viewer)
    {
        return answerTo<protocol::ListResult>(
            [&](auto reply) { room->list(viewer, params, std::move(reply)); });
    }
    /// The customers' names, page by page.
    QStringList subjectsOf(protocol::ListParams params, const ReadingRoom::Viewer& viewer);
    /// A page of "all" that looks for these words.
    static protocol::ListParams lookFor(const QString& words);
    void execute(const QString& sql) const;
    bool submit(const QString& bot, const QList<desk::BotEvent>& events) const;
    /// A customer of this name says this; the conversation.
    ConversationId converse(const QString& customer, const QString& text,
                            const QString& bot = QStringLiteral("shop"));

    QTemporaryDir folder;
    std::shared_ptr<CustomersThere> presence = std::make_shared<CustomersThere>();
    std::unique_ptr<Desk> desk;
    std::unique_ptr<ReadingRoom> room;

private:
    int m_next = 0;
};

inline ReadingStage::ReadingStage()
{
    Desk::Options options;
    options.databasePath = folder.filePath(QStringLiteral("baton.db"));
    options.presence = presence;
    desk = std::make_unique<Desk>(options);
    QVERIFY(desk->start());
    room = std::make_unique<ReadingRoom>(options.databasePath, presence);
    QVERIFY(room->start());
}

inline QStringList ReadingStage::subjectsOf(protocol::ListParams params, const ReadingRoom::Viewer& viewer)
{
    QStringList subjects;
    do {
        const auto page = list(params, viewer);
        if (!page)
            return {page.error().detail};
        for (const auto& item : page->items)
            subjects.append(item.contact.name);
        params.cursor = page->next;
    } while (params.cursor);
    return subjects;
}

inline protocol::ListParams ReadingStage::lookFor(const QString& words)
{
    protocol::ListParams params;
    params.view = QStringLiteral("all");
    params.query = words;
    return params;
}

inline void ReadingStage::execute(const QString& sql) const
{
    const auto database = storage::Database::open(folder.filePath(QStringLiteral("baton.db")));
    QVERIFY(database);
    const auto done = (*database)->execute(sql);
    QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
}

inline bool ReadingStage::submit(const QString& bot, const QList<desk::BotEvent>& events) const
{
    std::promise<bool> done;
    desk->submit(desk::BotBatch{{BotId(bot), bot}, events},
                 [&](const Result<desk::BotAnswer>& answer) { done.set_value(answer.has_value()); });
    return done.get_future().get();
}

inline ConversationId ReadingStage::converse(const QString& customer, const QString& text, const QString& bot)
{
    const auto channel = bot == QLatin1String("shop") ? QStringLiteral("WIDGET") : QStringLiteral("WA");
    const auto source = QStringLiteral("/test");
    if (!submit(bot, {baton::tests::botEvent(
                          source, QString::number(++m_next), QStringLiteral("baton.conversation.started"),
                          customer, Instant::now(),
                          {{QStringLiteral("channel"), channel},
                           {QStringLiteral("customer"), QJsonObject{{QStringLiteral("name"), customer}}}}),
                      baton::tests::botEvent(source, QString::number(++m_next),
                                             QStringLiteral("baton.message.customer"), customer,
                                             Instant::now(), {{QStringLiteral("text"), text}})}))
        return {};
    protocol::ListParams params;
    params.view = QStringLiteral("all");
    const auto all = list(params, {MemberId(QStringLiteral("stage")), std::nullopt});
    return all && !all->items.isEmpty() ? all->items.constFirst().id : ConversationId();
}

} // namespace baton::relay
