// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/blocklist.h"
#include "core/desk/reading/readingroom.h"
#include "core/relay/customers/visitorsecret.h"
#include "tests/core/relay/customers/customerstage.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;
using namespace baton::tests;

/// From who is blocked nothing is taken, and they are told so.
class CustomerBlocksTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void openPagesAreToldAndNothingMoreIsTaken_data();
    void openPagesAreToldAndNothingMoreIsTaken();
    void nobodyTypesAnyMore();
    void othersAreToldNothing();
    void whoeverComesFromThereIsTold();
    void whoComesBackReadsAndIsTold();
    void noFilesAreTaken();

private:
    Contact contact();
    void block(const ContactId& contact, const QString& address = {})
    {
        m_stage->parts().blocklist->add({m_stage->bot, contact, address});
    }
    QString mayBring(const QString& visitor, const QString& from);
    static int told(const Page& page)
    {
        int count = 0;
        for (const auto& notice : page.received(QStringLiteral("notice")))
            count += notice.value(QLatin1String("kind")) == QLatin1String("blocked") ? 1 : 0;
        return count;
    }

    const QString m_words = QStringLiteral("Messages from you are not taken here at the moment.");
    std::unique_ptr<CustomerStage> m_stage;
    std::unique_ptr<Page> m_page; ///< of somebody who has written
};

void CustomerBlocksTest::init()
{
    m_stage = std::make_unique<CustomerStage>();
    QVERIFY(m_stage->open());
    m_page = m_stage->page();
    QVERIFY(m_page);
    m_page->write(QStringLiteral("p1"), QStringLiteral("Hi"));
    QTRY_COMPARE(m_page->received(QStringLiteral("message")).size(), 1);
}

void CustomerBlocksTest::cleanup()
{
    m_page.reset();
    m_stage.reset();
}

Contact CustomerBlocksTest::contact()
{
    std::promise<Contact> known;
    m_stage->parts().reading.get({}, {m_stage->conversation(), std::nullopt, 1},
                                 [&](const Result<protocol::GetResult>& answer) {
                                     known.set_value(answer ? answer->conversation.contact : Contact());
                                 });
    return known.get_future().get();
}

/// Why not; empty when they may.
QString CustomerBlocksTest::mayBring(const QString& visitor, const QString& from)
{
    std::promise<QString> said;
    m_stage->gateway().mayBring(visitorHashOf(visitor), QHostAddress(from), [&](const Result<void>& may) {
        said.set_value(may ? QString() : may.error().detail);
    });
    return said.get_future().get();
}

void CustomerBlocksTest::openPagesAreToldAndNothingMoreIsTaken_data()
{
    QTest::addColumn<bool>("byAddress");
    QTest::newRow("by who they are") << false;
    QTest::newRow("by where they come from") << true;
}

void CustomerBlocksTest::openPagesAreToldAndNothingMoreIsTaken()
{
    QFETCH(bool, byAddress);
    const auto tab = m_stage->page(m_page->visitor());
    QVERIFY(tab);
    const auto passed = m_stage->whatPassed();
    const auto known = contact();

    // when somebody blocks them, or another who comes from there
    block(byAddress ? ContactId(QStringLiteral("mallory")) : known.id, byAddress ? known.ip : QString());

    for (const auto* page : {m_page.get(), tab.get()})
        QTRY_COMPARE(told(*page), 1);
    const QJsonObject on{{QStringLiteral("on"), true}};
    const QJsonObject upTo{{QStringLiteral("upTo"), 1}};
    const QJsonObject press{{QStringLiteral("message"), QStringLiteral("m")},
                            {QStringLiteral("button"), QStringLiteral("b")}};
    const QJsonObject score{{QStringLiteral("score"), 5}};
    const QJsonObject values{{QStringLiteral("values"), QJsonObject()}};
    QList<int> tried{m_page->write(QStringLiteral("p2"), QStringLiteral("You again!")),
                     m_page->emitEvent(QStringLiteral("typing"), on),
                     m_page->emitEvent(QStringLiteral("seen"), upTo),
                     m_page->emitEvent(QStringLiteral("button"), press),
                     m_page->emitEvent(QStringLiteral("rate"), score),
                     m_page->emitEvent(QStringLiteral("form"), values),
                     m_page->emitEvent(QStringLiteral("human"), {})};
    for (const int number : tried) {
        QTRY_VERIFY(m_page->answer(number));
        QCOMPARE(m_page->refusalOf(number), QStringLiteral("not_permitted"));
    }
    QCOMPARE(m_stage->whatPassed(), passed);
    QCOMPARE(m_page->received(QStringLiteral("message")).size(), 1);
    // They stay, and what is theirs goes on when they are let in again.
    QVERIFY(!m_page->isClosed());
    m_stage->parts().blocklist->remove(m_stage->bot,
                                       byAddress ? ContactId(QStringLiteral("mallory")) : known.id);
    m_page->write(QStringLiteral("p2"), QStringLiteral("Sorry"));
    QTRY_COMPARE(m_page->received(QStringLiteral("message")).size(), 2);
}

void CustomerBlocksTest::nobodyTypesAnyMore()
{
    m_page->emitEvent(QStringLiteral("typing"), {{QStringLiteral("on"), true}});
    QTRY_COMPARE(m_stage->whatPassed().last(), QStringLiteral("typing"));
    block(contact().id);
    QTRY_COMPARE(m_stage->whatPassed().last(), QStringLiteral("silent"));
}

void CustomerBlocksTest::othersAreToldNothing()
{
    block(ContactId(QStringLiteral("mallory")));
    block(ContactId(QStringLiteral("trudy")), QStringLiteral("10.0.0.1"));
    const int number = m_page->write(QStringLiteral("p2"), QStringLiteral("Still here"));
    QTRY_VERIFY(m_page->answer(number));
    QCOMPARE(m_page->refusalOf(number), QString());
    QCOMPARE(told(*m_page), 0);
}

void CustomerBlocksTest::whoeverComesFromThereIsTold()
{
    block(contact().id, contact().ip);
    const auto another = m_stage->page();
    QVERIFY(another);
    QTRY_COMPARE(told(*another), 1);
    const int number = another->write(QStringLiteral("p1"), QStringLiteral("A new browser"));
    QTRY_VERIFY(another->answer(number));
    QCOMPARE(another->refusalOf(number), QStringLiteral("not_permitted"));
}

void CustomerBlocksTest::whoComesBackReadsAndIsTold()
{
    block(contact().id);
    const auto back = m_stage->page(m_page->visitor());
    QVERIFY(back);
    QCOMPARE(back->session().value(QLatin1String("messages")).toArray().size(), 1);
    QTRY_COMPARE(told(*back), 1);
}

void CustomerBlocksTest::noFilesAreTaken()
{
    const auto known = contact();
    const auto visitor = m_page->visitor();
    const auto elsewhere = QStringLiteral("10.0.0.9");
    QCOMPARE(mayBring(visitor, elsewhere), QString());
    block(known.id);
    QCOMPARE(mayBring(visitor, elsewhere), m_words);
    // whether their page is open or not
    m_page.reset();
    QTRY_VERIFY(!m_stage->gateway().isHere(visitorHashOf(visitor)));
    QCOMPARE(mayBring(visitor, elsewhere), m_words);
    // Somebody who has not written yet is known by the address alone.
    const auto another = m_stage->page();
    QVERIFY(another);
    QCOMPARE(mayBring(another->visitor(), elsewhere), QString());
    block(ContactId(QStringLiteral("mallory")), elsewhere);
    QCOMPARE(mayBring(another->visitor(), elsewhere), m_words);
    QCOMPARE(mayBring(another->visitor(), known.ip), QString());
}

BATON_TEST(CustomerBlocksTest)
#include "tst_customerblocks.moc"
