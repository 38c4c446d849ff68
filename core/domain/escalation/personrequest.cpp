#include "core/domain/escalation/personrequest.h"
#include "core/domain/escalation/hearing.h"

#include <algorithm>
#include <array>
#include <bit>

namespace baton::escalation {

namespace {

#include "core/domain/escalation/personrequestweights.inc"

/// A request names a person, or asks to be passed on; without one of these words nothing is taken for one.
constexpr std::array personWords{"human",       "humans",       "person",         "persons",
                                 "people",      "someone",      "somebody",       "anyone",
                                 "anybody",     "agent",        "agents",         "operator",
                                 "operators",   "assistant",    "representative", "representatives",
                                 "rep",         "manager",      "supervisor",     "staff",
                                 "employee",    "employees",    "colleague",      "colleagues",
                                 "advisor",     "adviser",      "consultant",     "specialist",
                                 "team",        "live",         "hooman",         "individual",
                                 "guy",         "transfer",     "escalate",       "callback",
                                 "support",     "service",      "care",           "helpdesk",
                                 "coworker",    "coworkers",    "executive",      "boss",
                                 "bloke",       "lady",         "mister",         "management",
                                 "department",  "sum1",         "any1",           "dude",
                                 "folks",       "technician",   "technicians",    "officer",
                                 "officers",    "expert",       "experts",        "associate",
                                 "associates",  "salesperson",  "salespeople",    "whoever",
                                 "dispatcher",  "dispatch",     "reception",      "receptionist",
                                 "concierge",   "counsellor",   "counselor",      "clerk",
                                 "clerks",      "nurse",        "doctor",         "pharmacist",
                                 "owner",       "handler",      "handlers",       "nobody",
                                 "noone",       "professional", "worker",         "workers",
                                 "engineer",    "accountant",   "adult",          "teammate",
                                 "teammates",   "attendant",    "reps",           "advisors",
                                 "supervisors", "managers",     "operative",      "operatives"};
/// Who does not want these wants a person.
constexpr std::array botWords{"bot",     "bots",     "robot",    "robots", "chatbot",  "chatbots",
                              "machine", "machines", "computer", "ai",     "software", "automation"};

/// A bit for each letter that occurs; several letters may share one.
quint32 lettersOf(QStringView word)
{
    quint32 letters = 0;
    for (const QChar letter : word)
        letters |= quint32(1) << (letter.unicode() % 32);
    return letters;
}

struct Known
{
    QLatin1String word;
    quint32 letters;
};

/// One typing error at most, two in long words: a letter more, less, other, or two swapped.
bool isWithin(int allowed, QStringView a, QLatin1String b)
{
    QVarLengthArray<int, 32> before2(b.size() + 1);
    QVarLengthArray<int, 32> before(b.size() + 1);
    QVarLengthArray<int, 32> row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        before2 = before;
        before = row;
        row[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const bool same = a[i - 1] == b[j - 1];
            row[j] = std::min({before[j] + 1, row[j - 1] + 1, before[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before2[j - 2] + 1);
        }
    }
    return row[b.size()] <= allowed;
}

bool near(QStringView word, quint32 letters, const Known& known)
{
    const int allowed = known.word.size() < 5 ? 0 : known.word.size() < 8 ? 1 : 2;
    if (allowed == 0)
        return word == known.word;
    // An error brings one letter at most that the other word has not; most words are told apart by that
    // alone.
    return std::abs(word.size() - known.word.size()) <= allowed &&
           std::popcount(letters & ~known.letters) <= allowed &&
           std::popcount(known.letters & ~letters) <= allowed && isWithin(allowed, word, known.word);
}

/// Also where the space before or after the word was left out: "tosomebody".
bool namesPerson(QStringView word)
{
    static const auto known = [] {
        std::array<Known, personWords.size()> all;
        std::transform(personWords.begin(), personWords.end(), all.begin(), [](const char* name) {
            return Known{QLatin1String(name), lettersOf(QString::fromLatin1(name))};
        });
        return all;
    }();
    const auto letters = lettersOf(word);
    return std::any_of(known.begin(), known.end(), [&](const Known& person) {
        return near(word, letters, person) ||
               (person.word.size() >= 5 && word.size() <= person.word.size() + 4 &&
                word.contains(person.word));
    });
}

bool isUnwantedBot(const HeardMessage& message, const HeardWord& word)
{
    return word.negated && std::any_of(botWords.begin(), botWords.end(), [&](const char* name) {
               return message.key(word) == QLatin1String(name);
           });
}

} // namespace

PersonRequest hearPersonRequest(QStringView written)
{
    const auto message = hear(written);
    QVarLengthArray<bool, 64> telling;
    for (const auto& word : message.words)
        telling.append(namesPerson(message.key(word)) || isUnwantedBot(message, word));
    const Weights weights{personRequestWeights, personRequestStep, personRequestBias, true};
    PersonRequest most;
    for (const auto& passage : message.passages()) {
        const auto start = passage.data() - message.words.data();
        const auto* const from = telling.begin() + start;
        const auto* const to = from + qsizetype(passage.size());
        const auto* const named = std::find(from, to, true);
        if (named == to)
            continue;
        const double heard = score(message, passage, weights);
        if (heard > 0 && heard > most.score)
            most = {true, heard, message.key(passage[size_t(named - from)]).toString()};
    }
    return most;
}

} // namespace baton::escalation
