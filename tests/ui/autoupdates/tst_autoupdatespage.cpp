// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/autoupdates/autoupdatespage.h"
#include "ui/autoupdates/csvexport.h"
#include "ui/autoupdates/entrydetail.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace baton;
using namespace baton::ui;

namespace {

AutoUpdate shownEntry(int n, const QJsonObject& details = {})
{
    AutoUpdate entry;
    entry.id = AutoUpdateId(QStringLiteral("u%1").arg(n));
    entry.n = n;
    entry.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    entry.kind = QStringLiteral("prompt_tuned");
    entry.summary = QStringLiteral("<b>Greeting</b> %1").arg(n);
    entry.details = details;
    entry.at = {Instant::now().ms - 100'000 + n};
    entry.hash = QStringLiteral("ab12");
    return entry;
}

} // namespace

/// The audit log on the screen, as an agent uses it.
class TestAutoUpdatesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void reviewIsOneClick();
    void whoMayNotReviewCannot();
    void notReviewedNarrows();
    void theSearchIsLeftByKeys();
    void whatIsShownBelowHasItsRow();
    void withoutAnEntryTheHintStandsInTheMiddle();
    void thePromptShowsWhatChanged();
    void strangersTextIsNeverRead();
    void chunksAndToolsAreListed();
    void theExportHoldsEveryPage();
    void anExportThatFailsLeavesNothing();

private:
    void answer(const QList<AutoUpdate>& entries);
    void click(int row, int column);
    QString details() const { return m_page->findChild<EntryDetail*>()->text(); }

    std::unique_ptr<AutoUpdatesPage> m_page;
    std::unique_ptr<QSignalSpy> m_asked;
};

void TestAutoUpdatesPage::init()
{
    m_page = std::make_unique<AutoUpdatesPage>();
    m_asked = std::make_unique<QSignalSpy>(&m_page->model(), &models::AutoUpdatesModel::pageWanted);
    m_page->resize(1200, 800);
    m_page->setMayReview(true);
    m_page->show();
    m_page->model().reload();
}

void TestAutoUpdatesPage::answer(const QList<AutoUpdate>& entries)
{
    m_page->model().addPage(m_asked->constLast().at(0).toULongLong(), {entries, {}, 1});
}

void TestAutoUpdatesPage::click(int row, int column)
{
    auto* table = m_page->findChild<QTableView*>(QStringLiteral("entries"));
    const auto place = table->visualRect(table->model()->index(row, column));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(place.left() + 20, place.center().y()));
}

void TestAutoUpdatesPage::reviewIsOneClick()
{
    answer({shownEntry(2), shownEntry(1)});
    QSignalSpy wanted(m_page.get(), &AutoUpdatesPage::reviewRequested);
    click(1, models::AutoUpdatesModel::Review);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.at(0).at(0).value<AutoUpdateId>(), AutoUpdateId(QStringLiteral("u1")));
    auto reviewed = shownEntry(1);
    reviewed.reviewedBy = MemberRef{MemberId(QStringLiteral("m1")), QStringLiteral("Alice")};
    reviewed.reviewedAt = Instant::now();
    m_page->model().upsert(reviewed);
    click(1, models::AutoUpdatesModel::Review);
    QCOMPARE(wanted.size(), 1);
    QVERIFY(!m_page->findChild<QPushButton*>(QStringLiteral("reviewEntry"))->isVisible());
    click(0, models::AutoUpdatesModel::What);
    QTest::mouseClick(m_page->findChild<QPushButton*>(QStringLiteral("reviewEntry")), Qt::LeftButton);
    QCOMPARE(wanted.at(1).at(0).value<AutoUpdateId>(), AutoUpdateId(QStringLiteral("u2")));
}

void TestAutoUpdatesPage::theSearchIsLeftByKeys()
{
    answer({shownEntry(2), shownEntry(1)});
    m_page->focusSearch();
    auto* search = m_page->findChild<QLineEdit*>(QStringLiteral("entrySearch"));
    auto* table = m_page->findChild<QTableView*>(QStringLiteral("entries"));
    QTest::keyClicks(search, QStringLiteral("greeting"));
    // Escape takes back what was typed
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
    QVERIFY(!table->currentIndex().isValid());
    // and Down goes on to the entries
    QTest::keyClick(search, Qt::Key_Down);
    QCOMPARE(m_page->focusWidget(), table);
    QCOMPARE(table->currentIndex().row(), 0);
    // Where there are none it goes nowhere
    m_page->model().clear();
    m_page->focusSearch();
    QTest::keyClick(search, Qt::Key_Down);
    QCOMPARE(m_page->focusWidget(), search);
}

void TestAutoUpdatesPage::whoMayNotReviewCannot()
{
    m_page->setMayReview(false);
    answer({shownEntry(1)});
    QSignalSpy wanted(m_page.get(), &AutoUpdatesPage::reviewRequested);
    click(0, models::AutoUpdatesModel::Review);
    QCOMPARE(wanted.size(), 0);
    QVERIFY(!m_page->findChild<QPushButton*>(QStringLiteral("reviewEntry"))->isVisible());
}

void TestAutoUpdatesPage::notReviewedNarrows()
{
    const auto buttons = m_page->findChildren<QPushButton*>();
    for (auto* button : buttons)
        if (button->property("driverName").toString() == QLatin1String("notReviewed"))
            QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(m_asked->constLast().at(1).value<protocol::AutoUpdatesParams>().reviewed, false);
}

void TestAutoUpdatesPage::whatIsShownBelowHasItsRow()
{
    answer({shownEntry(3), shownEntry(2), shownEntry(1)});
    click(1, models::AutoUpdatesModel::What);
    auto* detail = m_page->findChild<EntryDetail*>();
    QCOMPARE(detail->shown(), shownEntry(2).id);

    // Reviewed, and not asked for any more.
    m_page->model().reload();
    answer({shownEntry(3), shownEntry(1)});
    QCOMPARE(detail->shown(), shownEntry(3).id);
    m_page->model().reload();
    answer({shownEntry(4), shownEntry(3)});
    QCOMPARE(detail->shown(), shownEntry(3).id);
    QCOMPARE(m_page->findChild<QTableView*>(QStringLiteral("entries"))->currentIndex().row(), 1);
    m_page->model().reload();
    answer({});
    QVERIFY(detail->shown().isEmpty());

    // Opened from a banner, it has no row to lose.
    m_page->open(shownEntry(9));
    m_page->model().reload();
    answer({shownEntry(4)});
    QCOMPARE(detail->shown(), shownEntry(9).id);
}

void TestAutoUpdatesPage::withoutAnEntryTheHintStandsInTheMiddle()
{
    const auto* hint = m_page->findChild<QLabel*>(QStringLiteral("nothingChosen"));
    QVERIFY(hint && hint->isVisible());
    QVERIFY(hint->alignment().testFlag(Qt::AlignHCenter));
    QVERIFY(!hint->font().bold());
    answer({shownEntry(1)});
    click(0, models::AutoUpdatesModel::What);
    QVERIFY(!hint->isVisible());
}

void TestAutoUpdatesPage::thePromptShowsWhatChanged()
{
    answer({shownEntry(1, {{QStringLiteral("before"), QStringLiteral("Refunds take 14 days.")},
                           {QStringLiteral("after"), QStringLiteral("Refunds take 5 days.")}})});
    click(0, models::AutoUpdatesModel::What);
    QVERIFY2(details().contains(QStringLiteral("Refunds take 145 days.")), qPrintable(details()));
}

void TestAutoUpdatesPage::strangersTextIsNeverRead()
{
    answer({shownEntry(1, {{QStringLiteral("note"), QStringLiteral("<img src='http://evil'>")}})});
    click(0, models::AutoUpdatesModel::What);
    QVERIFY(details().contains(QStringLiteral("<b>Greeting</b> 1")));
    QVERIFY(details().contains(QStringLiteral("<img src='http://evil'>")));
}

void TestAutoUpdatesPage::chunksAndToolsAreListed()
{
    QJsonArray chunks;
    for (int i = 0; i < 150; ++i)
        chunks.append(QJsonObject{{QStringLiteral("title"), QStringLiteral("Chunk %1").arg(i)}});
    answer({shownEntry(1, {{QStringLiteral("chunks"), chunks},
                           {QStringLiteral("tool"),
                            QJsonObject{{QStringLiteral("name"), QStringLiteral("Refund API")},
                                        {QStringLiteral("rights"),
                                         QJsonArray{QStringLiteral("read"), QStringLiteral("write")}}}}})});
    click(0, models::AutoUpdatesModel::What);
    QVERIFY(details().contains(QStringLiteral("Chunk 99")));
    QVERIFY(!details().contains(QStringLiteral("Chunk 100")));
    QVERIFY(details().contains(QStringLiteral("50 more")));
    QVERIFY(details().contains(QStringLiteral("Rights: read, write")));
}

void TestAutoUpdatesPage::theExportHoldsEveryPage()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("log.csv"));
    int pages = 0;
    auto* task =
        new CsvExport(path, {}, [&](const protocol::AutoUpdatesParams& params, CsvExport::Answer reply) {
            QCOMPARE(params.cursor.value_or(QString()),
                     pages == 0 ? QString() : QStringLiteral("c%1").arg(pages));
            ++pages;
            reply(protocol::AutoUpdatesResult{{shownEntry(pages)},
                                              pages < 3 ? std::optional(QStringLiteral("c%1").arg(pages))
                                                        : std::nullopt,
                                              0});
        });
    std::optional<Result<qint64>> written;
    connect(task, &CsvExport::finished, this, [&](const Result<qint64>& result) { written = result; });
    task->start();
    QVERIFY(written && *written);
    QCOMPARE(written->value(), 3);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count("\r\n"), 4);
}

void TestAutoUpdatesPage::anExportThatFailsLeavesNothing()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("log.csv"));
    auto* task = new CsvExport(path, {}, [&](const protocol::AutoUpdatesParams&, CsvExport::Answer reply) {
        reply(refuse(Refusal::Kind::Unavailable, QStringLiteral("There is no connection to the relay.")));
    });
    std::optional<Result<qint64>> written;
    connect(task, &CsvExport::finished, this, [&](const Result<qint64>& result) { written = result; });
    task->start();
    QVERIFY(written && !*written);
    QVERIFY(!QFile::exists(path));

    auto* nowhere = new CsvExport(folder.filePath(QStringLiteral("no/such/folder.csv")), {}, {});
    connect(nowhere, &CsvExport::finished, this, [&](const Result<qint64>& result) { written = result; });
    nowhere->start();
    QVERIFY2(written->error().detail.contains(QStringLiteral("cannot be written")),
             qPrintable(written->error().detail));
}

BATON_GUI_TEST(TestAutoUpdatesPage)
#include "tst_autoupdatespage.moc"
