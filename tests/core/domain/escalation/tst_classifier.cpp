// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/escalation/classifier.h"
#include "tests/support/program.h"

#include <QTest>

using namespace baton::escalation;

namespace {

QString wordsOf(const HeardMessage& message, Passage passage)
{
    QStringList words;
    for (const auto& word : passage)
        words.append(message.key(word).toString());
    return words.join(u' ');
}

QString negatedOf(const QString& text)
{
    const auto message = hear(text);
    QStringList words;
    for (const auto& word : message.words)
        if (word.negated)
            words.append(message.key(word).toString());
    return words.join(u' ');
}

} // namespace

/// A message becomes words of clauses, and what is said to be unwanted is marked.
class ClassifierTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cutsIntoClauses()
    {
        const auto message = hear(u"I can't wait, order 48213 is LATE!! Agent? 😀");
        const auto passages = message.passages();
        QCOMPARE(passages.size(), 4);
        QCOMPARE(wordsOf(message, passages[0]), QStringLiteral("i cant wait order is late agent"));
        QCOMPARE(wordsOf(message, passages[1]), QStringLiteral("i cant wait"));
        QCOMPARE(wordsOf(message, passages[2]), QStringLiteral("order is late"));
        QCOMPARE(wordsOf(message, passages[3]), QStringLiteral("agent"));
    }

    void isWholeWhenThereIsOneClause()
    {
        const auto message = hear(u"where is my parcel?");
        QCOMPARE(message.passages().size(), 1);
        QCOMPARE(hear(u"?! ... 1234567").words.size(), 0);
        QCOMPARE(hear(u"").passages().front().size(), size_t(0));
    }

    void knowsWhereAWordStood()
    {
        const QString text = QStringLiteral("No, I don't.");
        const auto message = hear(text);
        const auto& last = message.words.last();
        QCOMPARE(text.sliced(last.from, last.to - last.from), QStringLiteral("don't"));
        QCOMPARE(message.key(last), QStringLiteral("dont"));
    }

    void marksWhatIsUnwanted_data()
    {
        QTest::addColumn<QString>("unwanted");
        QTest::newRow("I don't want an agent") << "want an agent";
        QTest::newRow("I don't want an agent, a refund will do") << "want an agent";
        QTest::newRow("no bot i want a human") << "bot";
        QTest::newRow("no i want a human") << "";
        QTest::newRow("I do not really want a bot but a person") << "really want a bot";
        QTest::newRow("rather you than a human") << "a human";
        QTest::newRow("no. agent") << "";
    }
    void marksWhatIsUnwanted()
    {
        QFETCH(QString, unwanted);
        QCOMPARE(negatedOf(QString::fromUtf8(QTest::currentDataTag())), unwanted);
    }

    void readsTheFirstWordsOnly()
    {
        QCOMPARE(hear(QStringLiteral("word ").repeated(100000)).words.size(), 64);
    }
};

BATON_TEST(ClassifierTest)
#include "tst_classifier.moc"
