// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/samplebot/knowledge.h"
#include "app/samplebot/words.h"
#include "places.h"
#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace samplebot;

namespace {

constexpr double sure = 0.55;
constexpr double unsure = 0.3;

/// A folder of Markdown files for one test.
class Folder
{
public:
    void write(const QString& name, const QByteArray& content)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), qint64(content.size()));
    }
    QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

} // namespace

class KnowledgeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void questionsFindTheirSection_data();
    void questionsFindTheirSection();
    void whatIsNotKnownIsNotAnsweredWithConfidence_data();
    void whatIsNotKnownIsNotAnsweredWithConfidence();

    void sectionsAreCutAtHeadings();
    void headingsWithinCodeAreText();
    void anUnknownWordLowersTheConfidence();
    void questionsAreNeverSearchSyntax_data();
    void questionsAreNeverSearchSyntax();
    void problemsAreToldInASentence();
    void wordsAreComparedByTheirStem();

private:
    Knowledge m_shop;
};

void KnowledgeTest::initTestCase()
{
    QCOMPARE(m_shop.load(QStringLiteral(BATON_SOURCE_DIR "/resources/knowledge")), QString());
    QVERIFY(m_shop.sections() >= 20);
}

void KnowledgeTest::questionsFindTheirSection_data()
{
    QTest::addColumn<QString>("fragment");
    const std::pair<const char*, const char*> questions[] = {
        {"When do I get my refund?", "5 to 7 working days"},
        {"how long does a refund take", "5 to 7 working days"},
        {"How do I return an item?", "30 days"},
        {"I want to return something", "30 days"},
        {"What does shipping cost?", "free from 50"},
        {"shipping costs", "free from 50"},
        {"how long does delivery take?", "one working day"},
        {"Where is my parcel?", "tracking number"},
        {"I need to change my delivery address", "Change address"},
        {"Which payment methods do you accept?", "PayPal"},
        {"my payment failed", "expiry date"},
        {"Where can I find the invoice?", "PDF"},
        {"I forgot my password", "Forgot password"},
        {"please delete my account", "Delete account"},
        {"How long is the warranty?", "three years"},
        {"can I get this repaired", "ten working days"},
        {"What are your opening hours?", "8:00 to 18:00"},
        {"Can I cancel my order?", "Cancel order"},
        {"do you have gift cards?", "five years"},
        {"the item arrived damaged", "photo within 14 days"},
    };
    for (const auto& [question, fragment] : questions)
        QTest::newRow(question) << QString::fromUtf8(fragment);
}

void KnowledgeTest::questionsFindTheirSection()
{
    QFETCH(QString, fragment);
    const auto answer = m_shop.find(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(answer);
    QVERIFY2(answer->text.contains(fragment), qPrintable(answer->title));
    QVERIFY2(answer->confidence >= sure && answer->confidence <= 1,
             qPrintable(QString::number(answer->confidence)));
}

void KnowledgeTest::whatIsNotKnownIsNotAnsweredWithConfidence_data()
{
    QTest::addColumn<bool>("tellingWords");
    QTest::newRow("Will it rain in Berlin tomorrow?") << true;
    QTest::newRow("Who won the world cup in 1998?") << true;
    QTest::newRow("asdf qwertz uiop") << true;
    QTest::newRow("sing me a song about dragons") << true;
    QTest::newRow("كم تكلفة الشحن؟") << true;
    QTest::newRow("what is it?") << false;
    QTest::newRow("?!?") << false;
    QTest::newRow("") << false;
}

void KnowledgeTest::whatIsNotKnownIsNotAnsweredWithConfidence()
{
    QFETCH(bool, tellingWords);
    const auto question = QString::fromUtf8(QTest::currentDataTag());
    QCOMPARE(!telling(question, 10).isEmpty(), tellingWords);
    const auto answer = m_shop.find(question);
    QVERIFY2(!answer || answer->confidence < unsure,
             qPrintable(answer ? answer->title + QString::number(answer->confidence) : QString()));
}

void KnowledgeTest::sectionsAreCutAtHeadings()
{
    // Given a file with text before its first heading, an empty section and two levels
    Folder folder;
    folder.write(QStringLiteral("a.md"),
                 "Preface about penguins.\n# Birds\n## Owls\nThey hoot.\n### Doves ###\nThey coo.\n");
    folder.write(QStringLiteral("b.txt"), "# Not read\nZebras.\n");
    Knowledge knowledge;
    // When it is read
    QCOMPARE(knowledge.load(folder.path()), QString());
    // Then each heading with text is a section of its own
    QCOMPARE(knowledge.sections(), 3);
    QCOMPARE(knowledge.find(QStringLiteral("owls"))->text, QStringLiteral("They hoot."));
    QCOMPARE(knowledge.find(QStringLiteral("doves"))->title, QStringLiteral("Doves"));
    QCOMPARE(knowledge.find(QStringLiteral("penguins"))->title, QString());
    QVERIFY(!knowledge.find(QStringLiteral("zebras")));
}

void KnowledgeTest::headingsWithinCodeAreText()
{
    Folder folder;
    folder.write(QStringLiteral("a.md"), "# Setting up\n```\n# a comment\n```\nDone with kittens.\n");
    Knowledge knowledge;
    QCOMPARE(knowledge.load(folder.path()), QString());
    QCOMPARE(knowledge.sections(), 1);
    QCOMPARE(knowledge.find(QStringLiteral("kittens"))->title, QStringLiteral("Setting up"));
}

void KnowledgeTest::anUnknownWordLowersTheConfidence()
{
    const auto plain = m_shop.find(QStringLiteral("refund"));
    const auto strange = m_shop.find(QStringLiteral("refund zeppelin"));
    const auto stranger = m_shop.find(QStringLiteral("refund zeppelin xylophone"));
    QCOMPARE(plain->confidence, 1.0);
    QVERIFY(plain->confidence > strange->confidence);
    QVERIFY(strange->confidence > stranger->confidence);
}

void KnowledgeTest::questionsAreNeverSearchSyntax_data()
{
    QTest::addColumn<QString>("question");
    const char* questions[] = {"\"refund",
                               "refund AND NOT",
                               "refund*",
                               "title:refund",
                               "(refund",
                               "refund)",
                               "NEAR(refund return)",
                               "'; DROP TABLE sections; --refund",
                               "refund\" OR \"",
                               "^refund"};
    for (const auto* question : questions)
        QTest::newRow(question) << QString::fromUtf8(question);
}

void KnowledgeTest::questionsAreNeverSearchSyntax()
{
    QFETCH(QString, question);
    QVERIFY(m_shop.find(question));
    QVERIFY(m_shop.find(QStringLiteral("refund"))->text.contains(QLatin1String("5 to 7")));
}

void KnowledgeTest::problemsAreToldInASentence()
{
    Folder empty;
    QVERIFY(Knowledge().load(empty.path()).contains(QLatin1String("nothing to know")));
    QVERIFY(Knowledge().load(QStringLiteral("/no/such/folder")).contains(QLatin1String("no folder")));
    Folder large;
    large.write(QStringLiteral("a.md"), "# A\n" + QByteArray(1024 * 1024, 'x'));
    QVERIFY(Knowledge().load(large.path()).contains(QLatin1String("larger than")));
}

void KnowledgeTest::wordsAreComparedByTheirStem()
{
    QCOMPARE(telling(QStringLiteral("The refunds, deliveries and returned parcels!"), 10),
             QStringList({QStringLiteral("refund"), QStringLiteral("delivery"), QStringLiteral("return"),
                          QStringLiteral("parcel")}));
    QCOMPARE(telling(QStringLiteral("one two three four"), 2).size(), 2);
    QVERIFY(sameWord(QStringLiteral("ship"), QStringLiteral("shipp")));
    QVERIFY(!sameWord(QStringLiteral("re"), QStringLiteral("refund")));
}

BATON_TEST(KnowledgeTest)
#include "tst_samplebotknowledge.moc"
