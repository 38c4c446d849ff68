// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/front.h"
#include "core/relay/files/contentkind.h"
#include "core/relay/files/filelinks.h"
#include "core/relay/uploads/uploadroutes.h"
#include "tests/core/relay/files/filesshelf.h"
#include "tests/support/program.h"

#include <QTcpSocket>

using namespace baton;
using namespace baton::relay;
using namespace baton::relay::test;

/// Who gets the bytes of a file, and how.
class TestFileRoutes : public QObject, private FilesShelf
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void untilAMessageCarriesItAFileIsItsSenders();
    void thenItIsForWhoMaySeeTheMessage();
    void whatHangsOnANoteStaysInTheHouse();
    void aLinkOpensOneFileForATime();
    void aLinkDoesNotOpenWhatIsInside();
    void aFileGoesOutAsAnAttachment();
    void nothingIsTakenFromWhoIsKeptOut();

private:
    struct Answer
    {
        int status = 0;
        QByteArray all;
        QByteArray body() const { return all.mid(all.indexOf("\r\n\r\n") + 4); }
    };
    /// @p as the name of a reader the door knows; empty for nobody.
    Answer get(const QByteArray& target, const QByteArray& as)
    {
        return ask("GET " + target, as.isEmpty() ? QByteArray() : "Authorization: Bearer " + as + "\r\n");
    }
    Answer ask(const QByteArray& what, const QByteArray& headers, const QByteArray& body = {});
    int status(const StoredFile& file, const QByteArray& as)
    {
        return get("/v1/files/" + file.id.toString().toLatin1(), as).status;
    }
    StoredFile sent(const FileSender& sender, const QString& name = QStringLiteral("a.txt"))
    {
        const auto file = send(sender, name, "the bytes of " + name.toUtf8());
        static_cast<void>(QTest::qWaitFor([&] { return judged(file->id).state == FileState::Ok; }));
        return *file;
    }

    std::atomic<bool> m_isOut{false}; ///< customers are kept out
    std::unique_ptr<Front> m_front;
    FileDoor m_door;
};

void TestFileRoutes::init()
{
    if (!ContentKind::canTell())
        QSKIP("built without libmagic");
    open();
    m_door.sender = [](const HttpRequest& head, bool) {
        return FileSender::fromKey(QString::fromLatin1(head.bearerToken()));
    };
    // Ada and the customer have conversation c1, and so does the bot.
    m_door.maySee = [](const FileSender& reader, const ConversationId& conversation, auto reply) {
        reply(conversation.toString() == QLatin1String("c1") && reader != grace);
    };
    m_door.mayBring = [this](const FileSender& sender, const QHostAddress& from, auto reply) {
        const bool isRefused = m_isOut && sender == customer && from.isLoopback();
        reply(isRefused ? refuse(Refusal::Kind::NotPermitted, QStringLiteral("Not at the moment."))
                        : Result<void>());
    };
    Router router;
    serveUploads(router, store(), m_door);
    serveFiles(router, store(), m_door);
    m_front = std::make_unique<Front>(Front::Options());
    QVERIFY(m_front->start(router));
}

void TestFileRoutes::cleanup()
{
    if (m_front)
        m_front->stop();
    close();
    m_front.reset();
}

TestFileRoutes::Answer TestFileRoutes::ask(const QByteArray& what, const QByteArray& headers,
                                           const QByteArray& body)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_front->port());
    socket.write(what + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n" + headers + "\r\n" + body);
    static_cast<void>(QTest::qWaitFor([&] {
        return socket.state() == QAbstractSocket::UnconnectedState &&
               socket.error() == QAbstractSocket::RemoteHostClosedError;
    }));
    Answer answer;
    answer.all = socket.readAll();
    answer.status = answer.all.mid(9, 3).toInt();
    return answer;
}

void TestFileRoutes::untilAMessageCarriesItAFileIsItsSenders()
{
    const auto file = sent(customer);
    QCOMPARE(status(file, "customer:c0ffee"), 200);
    for (const char* other : {"customer:decaf", "agent:m1", "agent:m2", "bot:shop"})
        QCOMPARE(status(file, other), 404);
    QCOMPARE(status(file, {}), 401);
}

void TestFileRoutes::thenItIsForWhoMaySeeTheMessage()
{
    const auto file = sent(customer);
    const auto elsewhere = sent(ada, QStringLiteral("b.txt"));
    QVERIFY(carry(customer, {file.id}, QStringLiteral("c1")));
    QVERIFY(carry(ada, {elsewhere.id}, QStringLiteral("c2")));
    for (const char* who : {"customer:c0ffee", "agent:m1", "bot:shop"})
        QCOMPARE(status(file, who), 200);
    QCOMPARE(status(file, "agent:m2"), 404);
    // Having sent it counts no more.
    QCOMPARE(status(elsewhere, "agent:m1"), 404);
}

void TestFileRoutes::whatHangsOnANoteStaysInTheHouse()
{
    const auto file = sent(ada);
    QVERIFY(carry(ada, {file.id}, QStringLiteral("c1"), true));
    QCOMPARE(status(file, "agent:m1"), 200);
    QCOMPARE(status(file, "customer:c0ffee"), 404);
    QCOMPARE(status(file, "bot:shop"), 404);
}

void TestFileRoutes::aLinkOpensOneFileForATime()
{
    const auto one = sent(customer);
    const auto two = sent(customer, QStringLiteral("b.txt"));
    const FileLinks links(store().linkKey());
    const Instant later{Instant::now().ms + 60'000};
    const auto link = links.linkTo(one.id, FileSender::Kind::Bot, later);
    QCOMPARE(get(link, {}).body(), QByteArray("the bytes of a.txt"));
    QCOMPARE(
        get(QByteArray(link).replace(one.id.toString().toLatin1(), two.id.toString().toLatin1()), {}).status,
        401);
    QCOMPARE(get(QByteArray(link).replace("bot", "agent"), {}).status, 401);
    QCOMPARE(get(links.linkTo(one.id, FileSender::Kind::Bot, Instant{Instant::now().ms - 1}), {}).status,
             401);
    QCOMPARE(get(FileLinks(QByteArray(32, 'k')).linkTo(one.id, FileSender::Kind::Bot, later), {}).status,
             401);
}

void TestFileRoutes::aLinkDoesNotOpenWhatIsInside()
{
    const auto file = sent(ada);
    QVERIFY(carry(ada, {file.id}, QStringLiteral("c1"), true));
    const FileLinks links(store().linkKey());
    const Instant later{Instant::now().ms + 60'000};
    QCOMPARE(get(links.linkTo(file.id, FileSender::Kind::Bot, later), {}).status, 404);
    QCOMPARE(get(links.linkTo(file.id, FileSender::Kind::Customer, later), {}).status, 404);
    QCOMPARE(get(links.linkTo(file.id, FileSender::Kind::Agent, later), {}).status, 200);
}

void TestFileRoutes::aFileGoesOutAsAnAttachment()
{
    const auto file = sent(customer, QStringLiteral("نص \"quoted\".html"));
    const auto answer = get("/v1/files/" + file.id.toString().toLatin1(), "customer:c0ffee");
    for (const char* line : {"Content-Type: application/octet-stream", "X-Content-Type-Options: nosniff",
                             "Content-Security-Policy: sandbox; default-src 'none'",
                             "Content-Disposition: attachment; filename=\"__ _quoted_.html\"; "
                             "filename*=UTF-8''%D9%86%D8%B5%20_quoted_.html"})
        QVERIFY2(answer.all.contains("\r\n" + QByteArray(line) + "\r\n"), answer.all.constData());
    QCOMPARE(get("/v1/files/" + file.id.toString().toLatin1() + "/thumbnail", "customer:c0ffee").status, 404);
}

void TestFileRoutes::nothingIsTakenFromWhoIsKeptOut()
{
    const QByteArray tus("Authorization: Bearer customer:c0ffee\r\nTus-Resumable: 1.0.0\r\n");
    const auto begin = [&] {
        return ask("POST /v1/files", tus + "Upload-Length: 5\r\nContent-Length: 0\r\n");
    };
    const auto goOn = [&](const StoredFile& file, const QByteArray& offset, const QByteArray& bytes) {
        return ask("PATCH /v1/files/" + file.id.toString().toLatin1(),
                   tus + "Upload-Offset: " + offset +
                       "\r\nContent-Length: " + QByteArray::number(bytes.size()) +
                       "\r\nContent-Type: application/offset+octet-stream\r\n",
                   bytes);
    };
    // given an upload that was begun before
    const auto file = *create(customer, QStringLiteral("a.txt"), 5);
    QCOMPARE(begin().status, 201);
    QCOMPARE(goOn(file, "0", "ab").status, 204);
    // when they are kept out
    m_isOut = true;
    const auto refused = begin();
    QCOMPARE(refused.status, 403);
    QVERIFY2(refused.body().contains("Not at the moment."), refused.all.constData());
    QCOMPARE(goOn(file, "2", "cde").status, 403);
    QCOMPARE(look(file)->received, 2);
    // and let in again
    m_isOut = false;
    QCOMPARE(goOn(file, "2", "cde").status, 204);
}

BATON_TEST(TestFileRoutes)
#include "tst_fileroutes.moc"
