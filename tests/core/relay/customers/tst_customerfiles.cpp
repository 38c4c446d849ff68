// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/customers/visitorsecret.h"
#include "core/relay/files/attachments.h"
#include "core/relay/files/contentkind.h"
#include "tests/core/relay/broughtfile.h"
#include "tests/core/relay/customers/customerstage.h"
#include "tests/support/program.h"

#include <QUrlQuery>

using namespace baton;
using namespace baton::relay;
using namespace baton::tests;

/// Files from and to customers, with all of a relay behind the gateway.
class CustomerFilesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_stage.reset(); }

    void thePageLearnsWhatIsTaken();
    void aMessageCarriesFiles();
    void whatIsNotTheirsIsRefused();
    void whatTheDeskRefusesMayGoWithAnotherMessage();
    void theOrderIsThatOfWriting();
    void anAgentsFileComesWithALink();
    void aNotesFileIsNeverTold();

private:
    FileSender sender() const
    {
        return {FileSender::Kind::Customer, QString::fromLatin1(visitorHashOf(m_page->visitor()).toHex())};
    }
    QString brought(const QString& name, const QByteArray& bytes = "some words")
    {
        const auto file = broughtFile(m_stage->parts().files, sender(), name, bytes);
        return file ? file->id.toString() : file.error().detail;
    }
    int write(const QString& id, const QString& text, const QStringList& files)
    {
        return m_page->emitEvent(QStringLiteral("message"),
                                 {{QStringLiteral("id"), id},
                                  {QStringLiteral("text"), text},
                                  {QStringLiteral("attachments"), QJsonArray::fromStringList(files)}});
    }
    /// As the page was told last.
    QJsonObject newest(qsizetype place = 0) const
    {
        const auto changed = m_page->received(QStringLiteral("updated"));
        const auto said = changed.isEmpty() ? m_page->received(QStringLiteral("message")) : changed;
        return said.value(said.size() - 1).value(QLatin1String("attachments")).toArray().at(place).toObject();
    }
    QString state() const { return newest().value(QLatin1String("state")).toString(); }

    std::unique_ptr<CustomerStage> m_stage;
    std::unique_ptr<Page> m_page;
};

void CustomerFilesTest::init()
{
    if (!ContentKind::canTell())
        QSKIP("built without libmagic");
    m_page.reset();
    m_stage = std::make_unique<CustomerStage>();
    QVERIFY(m_stage->open());
    m_page = m_stage->page();
    QVERIFY(m_page);
}

void CustomerFilesTest::thePageLearnsWhatIsTaken()
{
    const auto told = m_page->received(QStringLiteral("files")).value(0);
    QCOMPARE(told.value(QLatin1String("allowed")).toBool(), true);
    QCOMPARE(told.value(QLatin1String("bytes")).toInt(), 25 * 1024 * 1024);
    QCOMPARE(told.value(QLatin1String("count")).toInt(), 10);
}

void CustomerFilesTest::aMessageCarriesFiles()
{
    // when a visitor whose conversation begins with it sends a file, and no words
    const auto file = brought(QStringLiteral("bill.txt"));
    const int sent = write(QStringLiteral("one"), QString(), {file});
    QTRY_VERIFY(m_page->answer(sent));
    QCOMPARE(m_page->refusalOf(sent), QString());
    // then they see it, and once it was judged they may read it
    QTRY_COMPARE(state(), QStringLiteral("ok"));
    QCOMPARE(newest().value(QLatin1String("name")).toString(), QStringLiteral("bill.txt"));
    const QUrl link(newest().value(QLatin1String("url")).toString());
    QCOMPARE(link.path(), QStringLiteral("/v1/files/") + file);
    QCOMPARE(QUrlQuery(link).queryItemValue(QStringLiteral("reader")), QStringLiteral("customer"));
    // and the same again is the same
    const int again = write(QStringLiteral("one"), QString(), {file});
    QTRY_VERIFY(m_page->answer(again));
    QCOMPARE(m_page->answer(again)->value(QLatin1String("n")),
             m_page->answer(sent)->value(QLatin1String("n")));
    // and another tab finds it in its session
    const auto other = m_stage->page(m_page->visitor());
    QVERIFY(other);
    const auto message = other->session().value(QLatin1String("messages")).toArray().at(0).toObject();
    const auto attachment = message.value(QLatin1String("attachments")).toArray().at(0).toObject();
    QVERIFY(attachment.value(QLatin1String("url")).toString().contains(QLatin1String("mark=")));
}

void CustomerFilesTest::whatIsNotTheirsIsRefused()
{
    const FileSender other{FileSender::Kind::Customer, QStringLiteral("c0ffee")};
    const auto theirs = broughtFile(m_stage->parts().files, other, QStringLiteral("a.txt"), "words");
    QVERIFY(theirs);
    const int sent = write(QStringLiteral("one"), QStringLiteral("Look"), {theirs->id.toString()});
    QTRY_COMPARE(m_page->refusalOf(sent), QStringLiteral("not_found"));
    const int none = write(QStringLiteral("two"), QStringLiteral("Look"), {QStringLiteral("f-unknown")});
    QTRY_COMPARE(m_page->refusalOf(none), QStringLiteral("not_found"));
    const int many = write(QStringLiteral("three"), QString(), QStringList(11, theirs->id.toString()));
    QTRY_COMPARE(m_page->refusalOf(many), QStringLiteral("too_many"));
    QVERIFY(m_page->received(QStringLiteral("message")).isEmpty());
}

void CustomerFilesTest::whatTheDeskRefusesMayGoWithAnotherMessage()
{
    const auto file = brought(QStringLiteral("a.txt"));
    const int first = write(QStringLiteral("one"), QStringLiteral("Look"), {file, file});
    QTRY_COMPARE(m_page->refusalOf(first), QStringLiteral("conflict"));
    const int second = write(QStringLiteral("two"), QStringLiteral("Look"), {file});
    QTRY_VERIFY(m_page->answer(second));
    QCOMPARE(m_page->refusalOf(second), QString());
    // And never a second time.
    const int third = write(QStringLiteral("three"), QStringLiteral("Look again"), {file});
    QTRY_COMPARE(m_page->refusalOf(third), QStringLiteral("conflict"));
}

void CustomerFilesTest::theOrderIsThatOfWriting()
{
    const auto file = brought(QStringLiteral("a.txt"));
    write(QStringLiteral("one"), QStringLiteral("first"), {file});
    m_page->write(QStringLiteral("two"), QStringLiteral("second"));
    m_page->write(QStringLiteral("three"), QStringLiteral("third"));
    QTRY_COMPARE(m_page->received(QStringLiteral("message")).size(), 3);
    QCOMPARE(m_page->order(), QStringList({QStringLiteral("=bot"), QStringLiteral("first"),
                                           QStringLiteral("second"), QStringLiteral("third")}));
}

void CustomerFilesTest::anAgentsFileComesWithALink()
{
    m_page->write(QStringLiteral("one"), QStringLiteral("Hello"));
    QTRY_COMPARE(m_page->received(QStringLiteral("message")).size(), 1);
    const int human = m_page->emitEvent(QStringLiteral("human"), {});
    QTRY_VERIFY(m_page->answer(human));
    const auto id = m_stage->conversation();
    QVERIFY(m_stage->asAda(desk::Claim{id}).get());
    const auto file = broughtFile(m_stage->parts().files, {FileSender::Kind::Agent, QStringLiteral("ada")},
                                  QStringLiteral("manual.txt"), "words");
    QVERIFY(file);
    QVERIFY(m_stage->asAda(desk::Reply{id, QStringLiteral("Here"), {attachmentOf(*file)}}).get());
    QTRY_COMPARE(state(), QStringLiteral("ok"));
    QVERIFY(newest().value(QLatin1String("url")).toString().contains(QLatin1String("reader=customer")));
}

void CustomerFilesTest::aNotesFileIsNeverTold()
{
    m_page->write(QStringLiteral("one"), QStringLiteral("Hello"));
    QTRY_COMPARE(m_page->received(QStringLiteral("message")).size(), 1);
    // given a note with a file, as the desk records it
    desk::Recorded recorded;
    recorded.event.type = protocol::eventtype::noteAdded;
    recorded.conversation = m_stage->conversation();
    recorded.bot = m_stage->bot;
    recorded.visitor = visitorHashOf(m_page->visitor());
    Attachment secret;
    secret.name = QStringLiteral("internal.txt");
    Note note;
    note.attachments = {secret};
    recorded.event.happening = protocol::NoteAdded{recorded.conversation, std::nullopt, note};
    m_stage->gateway().committed({recorded});
    recorded.event.type = protocol::eventtype::noteUpdated;
    m_stage->gateway().committed({recorded});
    // then nothing of it reaches the page before what comes later does
    m_page->write(QStringLiteral("two"), QStringLiteral("Still there?"));
    QTRY_COMPARE(m_page->received(QStringLiteral("message")).size(), 2);
    QVERIFY(m_page->received(QStringLiteral("updated")).isEmpty());
    QVERIFY(m_page->received(QStringLiteral("note")).isEmpty());
}

BATON_TEST(CustomerFilesTest)
#include "tst_customerfiles.moc"
