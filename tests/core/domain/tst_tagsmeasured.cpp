// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/tagnames.h"
#include "places.h"
#include "tests/support/program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace baton;

namespace {

constexpr int dialogues = 50;

struct Turn
{
    bool isCustomer = false;
    QString text;
};

struct Dialogue
{
    QList<Turn> turns;
    QStringList names; ///< order numbers and account names that stand in what the customer writes
};

QByteArray contentOf(const char* name)
{
    QFile file(QStringLiteral(BATON_SHARED_DIR "/data/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Real ones, with what their scenario says.
QList<Dialogue> wholeDialogues()
{
    QList<Dialogue> all;
    for (const auto& value : QJsonDocument::fromJson(contentOf("support-dialogues.json")).array()) {
        const auto object = value.toObject();
        const auto scenario = object.value(QLatin1String("scenario")).toObject();
        Dialogue dialogue;
        QString said;
        for (const auto& turn : object.value(QLatin1String("original")).toArray()) {
            const auto who = turn.toArray().at(0).toString();
            if (who == QLatin1String("action"))
                continue;
            dialogue.turns.append({who == QLatin1String("customer"), turn.toArray().at(1).toString()});
            if (dialogue.turns.constLast().isCustomer)
                said += u' ' + dialogue.turns.constLast().text;
        }
        for (const auto& name :
             {scenario.value(QLatin1String("order")).toObject().value(QLatin1String("order_id")).toString(),
              scenario.value(QLatin1String("personal"))
                  .toObject()
                  .value(QLatin1String("username"))
                  .toString()})
            if (!name.isEmpty() && said.contains(name))
                dialogue.names.append(name);
        all.append(dialogue);
    }
    return all;
}

struct Sentence
{
    QString text;
    QString name; ///< the number that stands in it
};

/// Real sentences of customers, whose numbers are marked; every so many of them, so that all wordings occur.
QList<Sentence> sentences()
{
    QList<Sentence> all;
    const auto lines = QString::fromUtf8(contentOf("support-intents-train.csv")).split(u'\n');
    for (const auto& line : lines) {
        const auto cells = line.split(u',');
        constexpr qsizetype plainCells = 8; // none has a comma within
        if (cells.size() == plainCells &&
            (cells[2] == QLatin1String("order_id") || cells[2] == QLatin1String("invoice_id")))
            all.append({cells[0], cells[3].startsWith(u'#') ? cells[3].mid(1) : cells[3]});
    }
    return all;
}

/// Real everyday talk, in which nobody names an order or an account.
QList<Dialogue> everydayTalk()
{
    QList<Dialogue> all;
    for (const auto& line : contentOf("bot-dialogues.jsonl").split('\n')) {
        Dialogue dialogue;
        const auto talk = QJsonDocument::fromJson(line).object();
        for (const auto& turn : talk.value(QLatin1String("turns")).toArray())
            dialogue.turns.append({turn.toArray().at(0).toString() == QLatin1String("customer"),
                                   turn.toArray().at(1).toString()});
        if (!dialogue.turns.isEmpty())
            all.append(dialogue);
    }
    return all;
}

/// Everyday talk around real sentences with numbers, and an account's name in one of the ways in which
/// customers give theirs.
QList<Dialogue> composedDialogues(int count)
{
    const auto marked = sentences();
    const auto talks = everydayTalk();
    const QStringList ways{QStringLiteral("Username: %1"), QStringLiteral("%1"),
                           QStringLiteral("my account id is %1"), QStringLiteral("it's %1"),
                           QStringLiteral("My username is %1, thanks")};
    const QStringList names{QStringLiteral("cminh"),    QStringLiteral("jlopez"),   QStringLiteral("rkhan"),
                            QStringLiteral("aphoenix"), QStringLiteral("nbouhali"), QStringLiteral("schen")};
    QList<Dialogue> all;
    for (int i = 0; i < count && !marked.isEmpty() && !talks.isEmpty(); ++i) {
        auto dialogue = talks.at(i * 23 % talks.size());
        const auto& sentence = marked.at(i * 19 % marked.size());
        dialogue.turns.insert(dialogue.turns.size() / 2, {true, sentence.text});
        const auto name = names.at(i % names.size()) + QString::number(100 + i * 7);
        dialogue.turns.append({false, QStringLiteral("May I have your username, please?")});
        dialogue.turns.append({true, ways.at(i % ways.size()).arg(name)});
        dialogue.names = {sentence.name, name};
        all.append(dialogue);
    }
    return all;
}

QStringList tagsOf(const Dialogue& dialogue)
{
    QStringList tags;
    QStringList before;
    for (const auto& turn : dialogue.turns) {
        constexpr qsizetype lookBack = 6;
        if (turn.isCustomer)
            tags += tagging::namedIn(turn.text, before.mid(std::max<qsizetype>(0, before.size() - lookBack)),
                                     {true, true});
        else
            before.append(turn.text);
    }
    tags.removeDuplicates();
    return tags;
}

/// What became a tag of what should have, and what else did.
struct Measure
{
    int named = 0;
    int found = 0;
    int wrong = 0;

    void add(const Dialogue& dialogue)
    {
        const auto tags = tagsOf(dialogue);
        for (const auto& name : dialogue.names) {
            ++named;
            found += tags.contains(name) ? 1 : 0;
            if (!tags.contains(name))
                qInfo().noquote() << "missed:" << name;
        }
        for (const auto& tag : tags) {
            wrong += dialogue.names.contains(tag) ? 0 : 1;
            if (!dialogue.names.contains(tag))
                qInfo().noquote() << "no name:" << tag;
        }
    }

    bool isGood() const { return found * 5 >= named * 4 && wrong * 10 < found + wrong; }
    QString inWords() const
    {
        return QStringLiteral("%1 % found (%2 of %3), %4 % of the tags are no names (%5)")
            .arg(100.0 * found / std::max(1, named), 0, 'f', 1)
            .arg(found)
            .arg(named)
            .arg(100.0 * wrong / std::max(1, found + wrong), 0, 'f', 1)
            .arg(wrong);
    }
};

} // namespace

/// How many of the order numbers and account names in 50 dialogues become tags, and how many tags are none;
/// and the same for all real sentences and everyday talk there is. Prints both.
class TestTagsMeasured : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mostNamesBecomeTagsAndFewOtherWordsDo();
    void soItIsInAllSentencesAndAllTalkThereIs();
};

void TestTagsMeasured::mostNamesBecomeTagsAndFewOtherWordsDo()
{
    auto all = wholeDialogues();
    if (all.isEmpty())
        QSKIP("The dialogues are not here: they belong into ../shared/data.");
    const auto whole = all.size();
    all += composedDialogues(dialogues - int(whole));
    QCOMPARE(all.size(), dialogues);
    Measure measure;
    for (const auto& dialogue : std::as_const(all))
        measure.add(dialogue);
    qInfo().noquote() << QStringLiteral("%1 dialogues, %2 of them whole: ").arg(all.size()).arg(whole)
                      << measure.inWords();
    QVERIFY(measure.isGood());
}

void TestTagsMeasured::soItIsInAllSentencesAndAllTalkThereIs()
{
    const auto marked = sentences();
    const auto talk = everydayTalk();
    if (marked.isEmpty() || talk.isEmpty())
        QSKIP("The sentences are not here: they belong into ../shared/data.");
    Measure measure;
    for (const auto& sentence : marked)
        measure.add({{{true, sentence.text}}, {sentence.name}});
    for (const auto& dialogue : talk)
        measure.add(dialogue);
    qInfo().noquote()
        << QStringLiteral("%1 sentences, %2 dialogues without a name: ").arg(marked.size()).arg(talk.size())
        << measure.inWords();
    QVERIFY(measure.isGood());
}

BATON_TEST(TestTagsMeasured)
#include "tst_tagsmeasured.moc"
